import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT, documentSchema } from '@umlauf/shared/document-schema';
import { propose, type Proposer } from '@umlauf/shared/propose';
import { Random } from '@umlauf/shared/random-document';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import { piecesOf, suggestionsIn, without } from '@umlauf/shared/suggestions';
import { writeProposal } from '@umlauf/shared/write-proposal';

/** Somebody with an editor of their own, whose every change is a proposal. */
export class Suggester implements Proposer {
  readonly own = new Set<string>();
  readonly doc = new Y.Doc();

  /** @param clientId left out: a random one, with random ids */
  constructor(
    clientId?: number,
    private readonly random = new Random(clientId ?? Math.floor(Math.random() * 2 ** 31)),
  ) {
    if (clientId !== undefined) this.doc.clientID = clientId;
  }

  isOwn(id: string): boolean {
    return this.own.has(id);
  }

  newId(): string {
    const id = newSuggestionId(Uint8Array.from({ length: 26 }, () => this.random.int(256)));
    this.own.add(id);
    return id;
  }

  /** The document as an editor has it. */
  get shown(): Node {
    return initProseMirrorDoc(fragmentOf(this.doc), documentSchema).doc;
  }

  /** Proposes it; null: it cannot be proposed. Else the update that says so. */
  propose(change: (transaction: Transaction) => Transaction): Uint8Array | null {
    const state = EditorState.create({ doc: this.shown });
    const proposed = propose(state, change(state.tr), this);
    return proposed && this.write(() => writeProposal(fragmentOf(this.doc), proposed.steps));
  }

  /** Does it, as whoever may edit. */
  edit(change: (transaction: Transaction) => Transaction): Uint8Array {
    const { doc, meta } = initProseMirrorDoc(fragmentOf(this.doc), documentSchema);
    const edited = change(EditorState.create({ doc }).tr).doc;
    return this.write(() => updateYFragment(this.doc, fragmentOf(this.doc), edited, meta));
  }

  /** Whatever is done to the document, as an update. */
  write(change: () => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void updates.push(update);
    this.doc.on('update', keep);
    this.doc.transact(change);
    this.doc.off('update', keep);
    return updates.length > 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(new Y.Doc());
  }

  /** Hears of what others have. */
  take(other: Y.Doc | Uint8Array): this {
    const update = other instanceof Y.Doc ? Y.encodeStateAsUpdate(other) : other;
    Y.applyUpdate(this.doc, update);
    return this;
  }
}

const fragmentOf = (doc: Y.Doc) => doc.getXmlFragment(DOCUMENT_FRAGMENT);

/** A document of paragraphs. */
export function paragraphs(...lines: string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const blocks = lines.map((line) => {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(line)]);
    return block;
  });
  fragmentOf(doc).insert(0, blocks);
  return doc;
}

/** The text of a block at the top. */
export function textOf(doc: Y.Doc, block: number): Y.XmlText {
  return (fragmentOf(doc).get(block) as Y.XmlElement).get(0) as Y.XmlText;
}

/** Brings the mark of a proposal around no words, within a transaction; Yjs itself would tidy it away. */
export function markNothing(text: Y.XmlText, id: string): void {
  text.insert(0, '|', { 'insertion--AAAAAAAA': { id } });
  for (let item = text._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentString && item.content.str === '|')
      item.delete(text.doc!._transaction!);
}

const blocksOf = (doc: Y.Doc) =>
  fragmentOf(doc)
    .toArray()
    .map((block) => (block as Y.XmlElement).toArray().flatMap((text) => piecesOf(text as Y.XmlText)));

/** What all see, proposals included, block by block. */
export const shown = (doc: Y.Doc) => blocksOf(doc);

/** The words without any marks, block by block. */
export const lines = (doc: Y.Doc) => blocksOf(doc).map((pieces) => pieces.map(({ text }) => text).join(''));

/** All characters with their marks, however they are divided. */
export const characters = (doc: Y.Doc) => written(doc, () => false);

/** The same without what is only proposed. */
export const plain = (doc: Y.Doc) => written(doc, () => true);

function written(doc: Y.Doc, isRefused: (id: string) => boolean): string {
  const blocks = blocksOf(doc).map((pieces) => {
    const all = pieces.flatMap((piece) => {
      const left = without(piece, isRefused);
      if (!left) return [];
      const marks = JSON.stringify(Object.entries(left.marks).toSorted(([a], [b]) => (a < b ? -1 : 1)));
      return [...left.text].map((character) => `${character}${marks}`);
    });
    return all.join('');
  });
  return blocks.join('\n');
}

/** Ids of all that is proposed. */
export const idsIn = (doc: Y.Doc) => suggestionsIn(doc).map(({ id }) => id);

/** The words of each proposal. */
export const wordsIn = (doc: Y.Doc) =>
  suggestionsIn(doc).map(({ inserted, deleted, formatted }) => ({ inserted, deleted, formatted }));
