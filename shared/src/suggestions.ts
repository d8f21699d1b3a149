import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT } from './document-schema.ts';
import {
  proposedBy,
  proposedIn,
  type MarkValues,
  type Proposed,
  type SuggestionMark,
} from './suggestion-marks.ts';

/** A piece of a text whose characters bear the same marks. */
export interface TextPiece {
  text: string;
  marks: MarkValues;
}

interface Delta {
  insert: unknown;
  attributes?: MarkValues;
}

/** What a text says, in pieces. */
export function piecesOf(text: Y.XmlText): TextPiece[] {
  return (text.toDelta() as Delta[]).flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string' && insert !== '' ? { text: insert, marks: attributes } : [],
  );
}

/** What is left of a piece when these proposals are refused: what is to come in is not there, the rest has no such mark. */
export function without(
  { text, marks }: TextPiece,
  isRefused: (id: string) => boolean = () => true,
): TextPiece | null {
  const refused = proposedIn(marks).filter(({ id }) => isRefused(id));
  if (refused.length === 0) return { text, marks };
  if (refused.some(({ kind }) => kind === 'insertion')) return null;
  const keys = new Set(refused.map(({ key }) => key));
  return { text, marks: Object.fromEntries(Object.entries(marks).filter(([key]) => !keys.has(key))) };
}

export type Decision = 'accept' | 'refuse';

/**
 * Makes of these proposals what was decided, in one transaction. Words that somebody proposes to insert and somebody
 * else to delete go with the deletion's acceptance as well as with the insertion's refusal.
 */
export function decideSuggestions(
  doc: Y.Doc,
  ids: ReadonlySet<string>,
  decision: Decision,
  origin: unknown = null,
): void {
  doc.transact(() => {
    for (const text of textsOf(doc.getXmlFragment(DOCUMENT_FRAGMENT))) {
      if (bears(text, ids)) text.applyDelta(decided(text, ids, decision));
    }
  }, origin);
}

type Change = { delete: number } | { retain: number; attributes?: MarkValues };

/** As one delta, which Yjs does in one walk: for each change by itself it would look for the place from the text's beginning. */
function decided(text: Y.XmlText, ids: ReadonlySet<string>, decision: Decision): Change[] {
  const removes = decision === 'accept' ? 'deletion' : 'insertion';
  return piecesOf(text).map(({ text: { length }, marks }) => {
    const meant = proposedIn(marks).filter(({ id }) => ids.has(id));
    if (meant.some(({ kind }) => kind === removes)) return { delete: length };
    return meant.length > 0 ? { retain: length, attributes: changesOf(meant, decision) } : { retain: length };
  });
}

/** Whether any of their marks begins in it: reading it in pieces takes much longer. */
function bears(text: Y.XmlText, ids: ReadonlySet<string>): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentFormat)) continue;
    const { key, value } = item.content;
    if (ids.has(proposedBy(key, value)?.id ?? '')) return true;
  }
  return false;
}

function changesOf(meant: readonly Proposed[], decision: Decision): MarkValues {
  const changes: MarkValues = {};
  for (const { key, kind, value } of meant) {
    changes[key] = null;
    if (kind === 'formatting' && decision === 'accept') Object.assign(changes, formatsOf(value));
  }
  return changes;
}

function formatsOf(value: unknown): MarkValues {
  const { add, remove } = value as { add: string; remove: string };
  const values = (formats: string, mark: unknown) =>
    formats.split(' ').flatMap((format) => (format ? [[format, mark] as const] : []));
  return Object.fromEntries([...values(remove, null), ...values(add, {})]);
}

/** What of a proposal stands in the text. */
export interface SuggestedWords {
  id: string;
  /** The words that are to come in. */
  inserted: string;
  /** The words that are to go. */
  deleted: string;
  /** The words that are to look different. */
  formatted: string;
  /** By whose clientIDs the words were written that are to come in. */
  clients: number[];
}

/** All that is proposed in a document, in the order of the text; pieces in different blocks end to end. */
export function suggestionsIn(doc: Y.Doc): SuggestedWords[] {
  const found = new Map<string, SuggestedWords>();
  for (const text of textsOf(doc.getXmlFragment(DOCUMENT_FRAGMENT))) {
    const pieces = piecesOf(text).map(({ text: words, marks }) => ({ words, proposed: proposedIn(marks) }));
    if (!pieces.some(({ proposed }) => proposed.length > 0)) continue;
    const clients = clientsOf(text);
    let at = 0;
    for (const { words, proposed } of pieces) {
      for (const { id, kind } of proposed)
        addTo(found, id, kind, words, clients.slice(at, at + words.length));
      at += words.length;
    }
  }
  return [...found.values()];
}

const WORDS_OF = { insertion: 'inserted', deletion: 'deleted', formatting: 'formatted' } as const;

function addTo(
  found: Map<string, SuggestedWords>,
  id: string,
  mark: SuggestionMark,
  words: string,
  clients: readonly number[],
): void {
  let known = found.get(id);
  if (!known) found.set(id, (known = { id, inserted: '', deleted: '', formatted: '', clients: [] }));
  known[WORDS_OF[mark]] += words;
  if (mark === 'insertion') known.clients = [...new Set([...known.clients, ...clients])];
}

/** Who wrote each character. */
function clientsOf(text: Y.XmlText): number[] {
  const clients: number[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (let i = 0; i < item.length; i++) clients.push(item.id.client);
  }
  return clients;
}

export function* textsOf(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsOf(child);
  }
}
