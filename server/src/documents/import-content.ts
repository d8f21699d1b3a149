import { Fragment, type Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT, documentSchema } from '@umlauf/shared/document-schema';
import type { ImportLosses } from '@umlauf/shared/import-losses';
import { LIMITS } from '@umlauf/shared/limits';
import { FlatText, type Passage, passageIn, type TextRange } from '@umlauf/shared/passage';
import type { PandocDocument } from '../platform/pandoc/pandoc-ast.ts';
import { AppError } from '../platform/errors.ts';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { blocksFromPandoc, titleOf } from './blocks-from-pandoc.ts';
import { isPicture, wordsOfPicture } from './divide-at-pictures.ts';
import { createElement } from './document-blocks.ts';
import { type FirstContent, firstContent } from './first-content.ts';
import {
  type Imported,
  type ImportedComment,
  type ImportedImage,
  type ImportedSuggestion,
  ImportNotes,
  lineOf,
} from './import-notes.ts';
import { printable } from './printable.ts';
import { HELD_SPACE, type SideNotes } from './side-notes.ts';

export interface ImportedThread {
  /** Null: about the document as a whole. */
  passage: Passage | null;
  comments: (Imported & { source: string })[];
}

/** All that becomes of a file. */
export interface ImportedContent extends FirstContent {
  /** As the file says it; null when it says none. */
  title: string | null;
  threads: ImportedThread[];
  suggestions: ImportedSuggestion[];
  images: ImportedImage[];
  losses: ImportLosses;
}

/** `office`, `html`: as pandoc has read such a file. */
export type ImportForm = 'office' | 'html' | 'markdown' | 'plain';

/**
 * `text`: JSON of pandoc's, Markdown, or lines; `side`: what its signs stand for. Throws LIMIT for what is more than a
 * document may have.
 */
export function importContent(
  text: string,
  form: ImportForm,
  side: SideNotes | null = null,
): ImportedContent {
  const notes = new ImportNotes(side, form === 'office');
  const isRead = form === 'office' || form === 'html';
  const read = isRead ? (JSON.parse(text.replaceAll(HELD_SPACE, ' ')) as PandocDocument) : null;
  const blocks = read
    ? blocksFromPandoc(read, notes)
    : form === 'markdown'
      ? withoutPictures(blocksFromMarkdown(text), notes)
      : paragraphsOf(text);
  const doc = new Y.Doc();
  doc.getXmlFragment(DOCUMENT_FRAGMENT).insert(0, blocks.map(createElement));
  const first = firstContent(doc);
  if (first.update.byteLength > LIMITS.updateBytes)
    throw new AppError('LIMIT', { limit: 'updateBytes', max: LIMITS.updateBytes });
  return {
    ...first,
    title: read && lineOf(titleOf(read, notes) || (side?.title ?? ''), LIMITS.titleCharacters),
    threads: threadsOf(new FlatText(doc), notes),
    suggestions: notes.suggestions,
    images: notes.images,
    losses: notes.losses,
  };
}

/** No pictures come with a text of Markdown: of such as another document has, what they say stands there. */
function withoutPictures(blocks: readonly Node[], notes: ImportNotes): Node[] {
  return blocks.map((block) => {
    if (!isPicture(block)) return block.copy(Fragment.fromArray(withoutPictures(block.children, notes)));
    notes.lose('IMAGES_LEFT_OUT');
    return wordsOfPicture(block);
  });
}

/** Lines that empty ones part are paragraphs, in which line ends stay. */
function paragraphsOf(text: string): Node[] {
  const { nodes } = documentSchema;
  if (text.length > LIMITS.importCharacters)
    throw new AppError('LIMIT', { limit: 'importCharacters', max: LIMITS.importCharacters });
  const paragraphs = printable(text)
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.replaceAll('\t', ' ').split('\n'))
    .filter((lines) => lines.some((line) => line.trim() !== ''));
  return paragraphs.map((lines) => {
    const inline = lines.flatMap((line, at) => [
      ...(at > 0 ? [nodes['hardBreak']!.create()] : []),
      ...(line === '' ? [] : [documentSchema.text(line)]),
    ]);
    return nodes['paragraph']!.create(null, inline);
  });
}

/** Comments on the same characters are one thread, in the order of the file. */
function threadsOf(flat: FlatText, { characters, comments }: ImportNotes): ImportedThread[] {
  // Should what was noted not be what stands there, no comment is put in a wrong place.
  const isCounted = characters === flat.text.length;
  const places = Map.groupBy(comments, ({ from, to }) => `${from} ${to}`);
  return [...places.values()].map((all) => {
    const range = isCounted ? passageOfComment(flat, all[0]!) : null;
    return {
      passage: range && passageIn(flat, range),
      comments: all.map(({ author, at, source }) => ({ author, at, source })),
    };
  });
}

/** A comment on a place between two words is about the one before it. */
function passageOfComment({ text }: FlatText, { from, to }: ImportedComment): TextRange | null {
  if (from < to) return { from, to };
  const [before] = /[^\s]+\s*$/u.exec(text.slice(Math.max(0, from - 100), from)) ?? [];
  return before ? { from: from - before.length, to: from } : null;
}
