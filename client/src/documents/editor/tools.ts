import type { ChainedCommands, Editor } from '@tiptap/core';
import { type EntryKind, isEntryKind } from '@umlauf/shared/entries';
import { entryKindAt } from './entry-keys.ts';
import type { ToolIconName } from './tool-icon.tsx';

export type ToolName = Exclude<ToolIconName, 'link' | 'comment' | 'suggest' | 'picture'>;

interface Tool {
  name: ToolName;
  /** As `aria-keyshortcuts` writes it, with Mod for Control or, on a Mac, Command. */
  keys?: string;
  /** What is on or off at the cursor; tools without it only do something. */
  isActive?: (editor: Editor) => boolean;
  run: (chain: ChainedCommands) => ChainedCommands;
}

/** The tools in groups, in the order of the toolbar; the block select and the link tool stand between. */
export const MARK_TOOLS: Tool[] = [
  { name: 'bold', keys: 'Mod+B', isActive: on('bold'), run: (chain) => chain.toggleBold() },
  { name: 'italic', keys: 'Mod+I', isActive: on('italic'), run: (chain) => chain.toggleItalic() },
  { name: 'underline', keys: 'Mod+U', isActive: on('underline'), run: (chain) => chain.toggleUnderline() },
  { name: 'strike', keys: 'Mod+Shift+S', isActive: on('strike'), run: (chain) => chain.toggleStrike() },
  { name: 'code', keys: 'Mod+E', isActive: on('code'), run: (chain) => chain.toggleCode() },
];

export const BLOCK_TOOLS: Tool[] = [
  {
    name: 'bulletList',
    keys: 'Mod+Shift+8',
    isActive: on('bulletList'),
    run: (chain) => chain.toggleBulletList(),
  },
  {
    name: 'orderedList',
    keys: 'Mod+Shift+7',
    isActive: on('orderedList'),
    run: (chain) => chain.toggleOrderedList(),
  },
  { name: 'taskList', keys: 'Mod+Shift+9', isActive: on('taskList'), run: (chain) => chain.toggleTaskList() },
  {
    name: 'blockquote',
    keys: 'Mod+Shift+B',
    isActive: on('blockquote'),
    run: (chain) => chain.toggleBlockquote(),
  },
  {
    name: 'codeBlock',
    keys: 'Mod+Alt+C',
    isActive: on('codeBlock'),
    run: (chain) => chain.toggleCodeBlock(),
  },
  { name: 'horizontalRule', run: (chain) => chain.setHorizontalRule() },
  { name: 'table', run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
];

export const HISTORY_TOOLS: Tool[] = [
  { name: 'undo', keys: 'Mod+Z', run: (chain) => chain.undo() },
  { name: 'redo', keys: 'Mod+Shift+Z', run: (chain) => chain.redo() },
];

export const TABLE_TOOLS = [
  'addRowBefore',
  'addRowAfter',
  'deleteRow',
  'addColumnBefore',
  'addColumnAfter',
  'deleteColumn',
  'toggleHeaderRow',
  'toggleHeaderColumn',
  'deleteTable',
] as const;

/** What can be done with the picture that is selected. */
export const PICTURE_TOOLS: { name: 'pictureUp' | 'pictureDown' | 'pictureRemove'; run: Tool['run'] }[] = [
  { name: 'pictureUp', run: (chain) => chain.movePicture(-1) },
  { name: 'pictureDown', run: (chain) => chain.movePicture(1) },
  { name: 'pictureRemove', run: (chain) => chain.deleteSelection() },
];

export const HEADING_LEVELS = [1, 2, 3, 4] as const;
export type BlockKind = 'paragraph' | `heading${(typeof HEADING_LEVELS)[number]}` | EntryKind;

function on(name: string): (editor: Editor) => boolean {
  return (editor) => editor.isActive(name);
}

/** The kind of block at the cursor, as far as the select can choose it. */
export function blockKind(editor: Editor): BlockKind {
  const level = HEADING_LEVELS.find((one) => editor.isActive('heading', { level: one }));
  return level ? `heading${level}` : (entryKindAt(editor.state) ?? 'paragraph');
}

/** Makes the blocks at the cursor of this kind. */
export function setBlockKind(chain: ChainedCommands, kind: BlockKind): ChainedCommands {
  if (isEntryKind(kind)) return chain.setEntry(kind);
  const level = HEADING_LEVELS.find((one) => `heading${one}` === kind);
  return level ? chain.setHeading({ level }) : chain.setParagraph();
}
