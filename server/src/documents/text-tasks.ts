import * as Y from 'yjs';
import {
  FlatText,
  findPassage,
  passageAt,
  passageOf,
  type Anchor,
  type Passage,
} from '@umlauf/shared/passage';
import {
  decideSuggestions,
  suggestionsIn,
  type Decision,
  type SuggestedWords,
} from '@umlauf/shared/suggestions';
import { docOfLog } from '../coediting/passive-doc.ts';
import { blocksOf } from './canonical-content.ts';
import { type Difference, documentDifference } from './document-difference.ts';
import { type DocumentSnapshot, snapshotOf } from './document-snapshot.ts';
import { blocksToMarkdown } from './blocks-to-markdown.ts';
import { blocksToText } from './document-text.ts';
import { appendMarkdown, documentTexts, markdownToUpdate, type DerivedText } from './markdown.ts';
import { becomeBlocks, replaceBlocks } from './replace-blocks.ts';

/** A new document's first update, and what is derived from it. */
export interface FirstContent extends DerivedText {
  update: Uint8Array;
  clientIds: number[];
}

/** All work that takes as long as a text is large: at the limits a second and more. */
export const TEXT_TASKS = {
  derive: (state: Uint8Array): DerivedText => documentTexts(docOf([state])),

  create: (markdown: string): FirstContent => {
    const update = markdownToUpdate(markdown);
    const doc = docOf([update]);
    return { update, clientIds: [...doc.store.clients.keys()], ...documentTexts(doc) };
  },

  /** The update that adds the text to this state. */
  append: (state: Uint8Array, markdown: string): Uint8Array =>
    changeOf(state, (current) => appendMarkdown(current, markdown)),

  /** The update that brings in what somebody made of the document that `base` makes. Throws CONFLICT as `replaceBlocks`. */
  replace: (base: readonly Uint8Array[], state: Uint8Array, markdown: string): Uint8Array =>
    changeOf(state, (current) => replaceBlocks(docOfLog(base), current, markdown)),

  /** What stands between these ends in this state. */
  quoteAt: (state: Uint8Array, anchor: Anchor): ReturnType<typeof passageAt> =>
    passageAt(docOf([state]), anchor),

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

  /** The update that makes of these proposals what was decided; null: nothing of them stands in this state. */
  decide: (state: Uint8Array, ids: readonly string[], decision: Decision): Uint8Array | null => {
    const current = docOf([state]);
    const updates: Uint8Array[] = [];
    current.on('update', (update: Uint8Array) => updates.push(update));
    decideSuggestions(current, new Set(ids), decision);
    return updates.length > 0 ? Y.mergeUpdates(updates) : null;
  },

  /** All that has to be kept of the document that these updates make. */
  snapshot: (updates: readonly Uint8Array[]): DocumentSnapshot => snapshotOf(docOfLog(updates)),

  /** A kept content for people and for programs that know no JSON. */
  textsOf: (content: string): DerivedText => {
    const blocks = blocksOf(content);
    return { text: blocksToText(blocks), markdown: blocksToMarkdown(blocks) };
  },

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

function changeOf(state: Uint8Array, change: (doc: Y.Doc) => void): Uint8Array {
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
