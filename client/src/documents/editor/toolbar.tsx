import type { Editor } from '@tiptap/core';
import { ENTRY_KINDS } from '@umlauf/shared/entries';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { useTexts } from '../../platform/i18n/texts.ts';
import { announce } from '../../platform/ui/announcer.tsx';
import { editorTexts } from './editor.i18n.ts';
import { selectedPicture } from './picture-keys.ts';
import { RovingProvider, useRovingFocus, useRovingStop } from './roving-focus.tsx';
import { ToolButton } from './tool-button.tsx';
import { ToolIcon } from './tool-icon.tsx';
import {
  BLOCK_TOOLS,
  type BlockKind,
  blockKind,
  HEADING_LEVELS,
  HISTORY_TOOLS,
  MARK_TOOLS,
  PICTURE_TOOLS,
  setBlockKind,
  TABLE_TOOLS,
  type ToolName,
} from './tools.ts';
import type { SuggestingMode } from './use-suggesting.ts';
import styles from './toolbar.module.css';

const TOOLS = [...MARK_TOOLS, ...BLOCK_TOOLS, ...HISTORY_TOOLS];
/** What can be proposed. */
const SUGGESTED = [...MARK_TOOLS, ...HISTORY_TOOLS].map(({ name }) => name as string);
const NAMES = ['kind', 'link', ...TOOLS.map(({ name }) => name)];
const KINDS: BlockKind[] = [
  'paragraph',
  ...HEADING_LEVELS.map((level) => `heading${level}` as const),
  ...ENTRY_KINDS,
];

interface ToolState {
  pressed: Partial<Record<ToolName, boolean>>;
  disabled: Partial<Record<ToolName, boolean>>;
  kind: BlockKind;
  inLink: boolean;
  inTable: boolean;
  onPicture: boolean;
}

function stateOf(editor: Editor): ToolState {
  const pressed = TOOLS.map(({ name, isActive }) => [name, isActive?.(editor)] as const);
  const disabled = TOOLS.map(({ name, run }) => [name, !run(editor.can().chain()).run()] as const);
  return {
    pressed: Object.fromEntries(pressed),
    disabled: Object.fromEntries(disabled),
    kind: blockKind(editor),
    inLink: editor.isActive('link'),
    inTable: editor.isActive('table'),
    onPicture: selectedPicture(editor.state) !== null,
  };
}

export interface ToolbarHandle {
  focus(): void;
}

interface ToolbarProps {
  editor: Editor;
  /** Whether the text can be written at this moment, be it by proposals. */
  canEdit: boolean;
  suggesting: SuggestingMode;
  onLink: () => void;
  onComment?: (() => void) | undefined;
  onPicture?: (() => void) | undefined;
  ref: Ref<ToolbarHandle>;
}

/** The writing tools: one stop of the Tab key, arrow keys inside, Escape back into the text. */
export function Toolbar({ editor, canEdit, suggesting, onLink, onComment, onPicture, ref }: ToolbarProps) {
  const t = useTexts(editorTexts);
  const state = useEditorState({ editor, selector: ({ editor: present }) => stateOf(present) });
  const blocks = canEdit && !suggesting.isOn;
  const { roving, ref: bar, onKeyDown } = useRovingFocus(namesOf(canEdit, blocks, state));
  useImperativeHandle(ref, () => ({
    focus: () => bar.current?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')?.focus(),
  }));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') editor.view.focus();
    else onKeyDown(event);
  };
  const tools = (group: typeof TOOLS) =>
    group.map(({ name, keys, run }) => (
      <ToolButton
        key={name}
        name={name}
        label={t(`tool.${name}`)}
        keys={keys}
        pressed={state.pressed[name]}
        disabled={state.disabled[name] ?? false}
        onUse={(byKeyboard) => use(editor, byKeyboard, run)}
      >
        <ToolIcon name={name} />
      </ToolButton>
    ));
  return (
    <RovingProvider value={roving}>
      <div ref={bar} className={styles.toolbar} role="toolbar" aria-label={t('toolbar')} onKeyDown={onKey}>
        <div className={styles.row}>
          {blocks && <KindSelect editor={editor} kind={state.kind} />}
          {canEdit && (
            <div className={styles.group}>
              {tools(MARK_TOOLS)}
              {blocks && <LinkTool isActive={state.inLink} onLink={onLink} />}
            </div>
          )}
          {blocks && (
            <div className={styles.group}>
              {tools(BLOCK_TOOLS)}
              {onPicture && <PictureTool onPicture={onPicture} />}
            </div>
          )}
          {canEdit && <div className={styles.group}>{tools(HISTORY_TOOLS)}</div>}
          {canEdit && onComment && (
            <ToolButton name="comment" label={t('tool.comment')} keys="Mod+Alt+M" onUse={() => onComment()}>
              <ToolIcon name="comment" />
            </ToolButton>
          )}
          <SuggestTool editor={editor} suggesting={suggesting} />
        </div>
        {state.inTable && blocks && <TableTools editor={editor} />}
        {state.onPicture && blocks && onPicture && <PictureTools editor={editor} onPicture={onPicture} />}
      </div>
    </RovingProvider>
  );
}

/** The tools that are there now, by their names. */
function namesOf(canEdit: boolean, blocks: boolean, { inTable, onPicture }: ToolState): string[] {
  if (!canEdit) return ['suggest'];
  const always = ['comment', 'suggest'];
  if (!blocks) return [...SUGGESTED, ...always];
  const ofPicture = onPicture ? ['pictureWords', ...PICTURE_TOOLS.map(({ name }) => name)] : [];
  return [...NAMES, 'picture', ...always, ...(inTable ? TABLE_TOOLS : []), ...ofPicture];
}

function LinkTool({ isActive, onLink }: { isActive: boolean; onLink: () => void }) {
  const t = useTexts(editorTexts);
  return (
    <ToolButton name="link" label={t('tool.link')} keys="Mod+K" pressed={isActive} onUse={() => onLink()}>
      <ToolIcon name="link" />
    </ToolButton>
  );
}

function PictureTool({ onPicture }: { onPicture: () => void }) {
  const t = useTexts(editorTexts);
  return (
    <ToolButton name="picture" label={t('tool.picture')} keys="Mod+Alt+P" onUse={() => onPicture()}>
      <ToolIcon name="picture" />
    </ToolButton>
  );
}

/** Shown while a picture is selected. */
function PictureTools({ editor, onPicture }: { editor: Editor; onPicture: () => void }) {
  const t = useTexts(editorTexts);
  return (
    <div className={styles.row} role="group" aria-label={t('pictureToolbar')}>
      <ToolButton name="pictureWords" label={t('picture.words')} onUse={() => onPicture()}>
        <span className={styles.word}>{t('picture.words')}</span>
      </ToolButton>
      {PICTURE_TOOLS.map(({ name, run }) => (
        <ToolButton
          key={name}
          name={name}
          label={t(`picture.${name}`)}
          onUse={(byKeyboard) => use(editor, byKeyboard, run)}
        >
          <span className={styles.word}>{t(`picture.${name}`)}</span>
        </ToolButton>
      ))}
    </div>
  );
}

/** Writing itself, or proposing. It bears its name: what becomes of the text depends on it. */
function SuggestTool({ editor, suggesting }: { editor: Editor; suggesting: SuggestingMode }) {
  const t = useTexts(editorTexts);
  const { isOn, set } = suggesting;
  const change = (byKeyboard: boolean) => {
    set(!isOn);
    announce(t(isOn ? 'suggestingOff' : 'suggesting'));
    // The text can be written only once the mode is on.
    if (!byKeyboard) requestAnimationFrame(() => editor.commands.focus());
  };
  return (
    <ToolButton name="suggest" label={t('tool.suggest')} pressed={isOn} onUse={change}>
      <span className={styles.named}>
        <ToolIcon name="suggest" />
        {t('tool.suggest')}
      </span>
    </ToolButton>
  );
}

function use(editor: Editor, byKeyboard: boolean, run: (typeof TOOLS)[number]['run']): void {
  run(byKeyboard ? editor.chain() : editor.chain().focus()).run();
}

function KindSelect({ editor, kind }: { editor: Editor; kind: BlockKind }) {
  const t = useTexts(editorTexts);
  const stop = useRovingStop('kind');
  const byPointer = useRef(false);
  const choose = (chosen: BlockKind) => {
    setBlockKind(editor.chain(), chosen).run();
    // Who chose with the mouse wants to write on; by keyboard each arrow key chooses, and the focus has to stay.
    if (byPointer.current) editor.commands.focus();
  };
  return (
    <select
      {...stop}
      onPointerDown={() => (byPointer.current = true)}
      onKeyDown={() => (byPointer.current = false)}
      className={styles.kind}
      aria-label={t('blockKind')}
      value={kind}
      onChange={(event) => choose(event.target.value as BlockKind)}
    >
      {KINDS.map((one) => (
        <option key={one} value={one}>
          {t(`block.${one}`)}
        </option>
      ))}
    </select>
  );
}

/** Shown while the cursor is in a table. */
function TableTools({ editor }: { editor: Editor }) {
  const t = useTexts(editorTexts);
  return (
    <div className={styles.row} role="group" aria-label={t('tableToolbar')}>
      {TABLE_TOOLS.map((name) => (
        <ToolButton
          key={name}
          name={name}
          label={t(`table.${name}`)}
          onUse={(byKeyboard) => use(editor, byKeyboard, (chain) => chain[name]())}
        >
          <span className={styles.word}>{t(`table.${name}`)}</span>
        </ToolButton>
      ))}
    </div>
  );
}
