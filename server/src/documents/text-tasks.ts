import * as Y from 'yjs';
import type { EntryFields } from '@umlauf/shared/entries';
import {
  FlatText,
  findPassage,
  passageAt,
  passageOf,
  type Anchor,
  type Passage,
} from '@umlauf/shared/passage';
import { suggestionsIn, type SuggestedWords } from '@umlauf/shared/suggestions';
import { docOfLog } from '../coediting/passive-doc.ts';
import type { DocumentHead } from './blocks-to-pandoc.ts';
import { blocksOf } from './canonical-content.ts';
import { type Difference, documentDifference } from './document-difference.ts';
import { entriesOf, setEntryFields } from './document-entries.ts';
import { type DocumentSnapshot, snapshotOf } from './document-snapshot.ts';
import { blocksToMarkdown } from './blocks-to-markdown.ts';
import { blocksToText } from './document-text.ts';
import type { KnownEntries } from './entry-label.ts';
import { type FieldValues, filledContent } from './filled-content.ts';
import { composedContent, type FirstContent, firstContent } from './first-content.ts';
import { type ImportedContent, type ImportForm, importContent } from './import-content.ts';
import { setHeadings, type WantedHeading } from './set-headings.ts';
import type { SideNotes } from './side-notes.ts';
import { appendMarkdown, documentTexts, markdownToUpdate, type DerivedText } from './markdown.ts';
import { contentToPandoc, stateToPandoc, type MarkWish } from './pandoc-document.ts';
import { becomeBlocks, replaceBlocks } from './replace-blocks.ts';

/** All work that takes as long as a text is large: at the limits a second and more. */
export const TEXT_TASKS = {
  derive: (state: Uint8Array): DerivedText => documentTexts(docOf([state])),

  create: (markdown: string): FirstContent => firstContent(docOf([markdownToUpdate(markdown)])),

  /** The same of blocks, in the form of `canonicalContent`. */
  compose: (content: string): FirstContent => composedContent(blocksOf(content)),

  /** The same of a template, whose fields say what these values are. */
  fill: (markdown: string, values: FieldValues): FirstContent => filledContent(markdown, values),

  /** A new document of a file: what pandoc has read, which is JSON, the house's own Markdown, or lines. */
  import: (text: string, form: ImportForm, side: SideNotes | null): ImportedContent =>
    importContent(text, form, side),

  /** The update that adds the text to this state. */
  append: (state: Uint8Array, markdown: string): Uint8Array =>
    changeOf(state, (current) => appendMarkdown(current, markdown)),

  /** The update that brings in what somebody made of the document that `base` makes. Throws CONFLICT as `replaceBlocks`. */
  replace: (base: readonly Uint8Array[], state: Uint8Array, markdown: string): Uint8Array =>
    changeOf(state, (current) => replaceBlocks(docOfLog(base), current, markdown)),

  /** What stands between these ends in this state. */
  quoteAt: (state: Uint8Array, anchor: Anchor): ReturnType<typeof passageAt> =>
    passageAt(docOf([state]), anchor),

  /** The update that sets these fields of an entry, as far as they are given; null: it stands there no more. */
  setFields: (state: Uint8Array, entryId: string, fields: Partial<EntryFields>): Uint8Array | null => {
    let isThere = false;
    const update = changeOf(state, (current) => (isThere = setEntryFields(current, entryId, fields)));
    return isThere ? update : null;
  },

  /** The update that makes headings say other words, and puts in others; null: there is nothing to do. */
  setHeadings: (state: Uint8Array, wanted: readonly WantedHeading[]): Uint8Array | null => {
    let isChanged = false;
    const update = changeOf(state, (current) => (isChanged = setHeadings(current, wanted)));
    return isChanged ? update : null;
  },

  /** The n-th place where these words stand in this state. */
  quoteOf: (state: Uint8Array, words: string, occurrence: number): Passage | null =>
    passageOf(docOf([state]), words, occurrence),

  /** Which of these passages still stand in this state. */
  stillThere: (state: Uint8Array, passages: readonly Passage[]): boolean[] => {
    const flat = new FlatText(docOf([state]));
    return passages.map((passage) => findPassage(flat, passage) !== null);
  },

  /** What is proposed in this state. */
  suggestions: (state: Uint8Array): SuggestedWords[] => suggestionsIn(docOf([state])),

  /** All that has to be kept of the document that these updates make. */
  snapshot: (updates: readonly Uint8Array[]): DocumentSnapshot => snapshotOf(docOfLog(updates)),

  /** A kept content for people and for programs that know no JSON. */
  textsOf: (content: string, known?: KnownEntries): DerivedText => {
    const blocks = blocksOf(content);
    return {
      text: blocksToText(blocks, known),
      markdown: blocksToMarkdown(blocks, false, known),
      entries: entriesOf(blocks),
    };
  },

  /** A kept content for pandoc, as JSON. */
  contentToPandoc: (content: string, head: DocumentHead): string => contentToPandoc(content, head),

  /** The document in this state for pandoc, as JSON, with what is proposed and said in it. */
  stateToPandoc: (state: Uint8Array, head: DocumentHead, marks: MarkWish): string =>
    stateToPandoc(docOf([state]), head, marks),

  /** What became of a kept content until another one. */
  difference: (from: string, to: string): Difference => documentDifference(blocksOf(from), blocksOf(to)),

  /** The update that makes this state what was kept. */
  become: (state: Uint8Array, content: string): Uint8Array =>
    changeOf(state, (current) => becomeBlocks(current, blocksOf(content))),
};

export type TextTasks = typeof TEXT_TASKS;
export type TextTask = keyof TextTasks;

/** A task with what it is about, as it is sent to a thread. */
export interface TextRequest {
  task: TextTask;
  args: readonly unknown[];
}

export function doTask({ task, args }: TextRequest): unknown {
  return (TEXT_TASKS[task] as (...given: readonly unknown[]) => unknown)(...args);
}

function changeOf(state: Uint8Array, change: (doc: Y.Doc) => unknown): Uint8Array {
  const current = docOf([state]);
  const before = Y.encodeStateVector(current);
  change(current);
  return Y.encodeStateAsUpdate(current, before);
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
