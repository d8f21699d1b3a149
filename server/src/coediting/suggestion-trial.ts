import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { proposedBy } from '@umlauf/shared/suggestion-marks';
import { piecesOf, without } from '@umlauf/shared/suggestions';
import { createPassiveDoc } from './passive-doc.ts';
import { placesOf, type Places } from './places.ts';
import { overLimit } from './update-faults.ts';

/** Who proposes. */
export interface Suggesting {
  /** Whether a proposal is their own, or nobody's yet. */
  isOwn(suggestionId: string): boolean;
  /** Whether a clientID is theirs. */
  wrote(clientId: number): boolean;
}

/**
 * Tries what somebody brings who may only propose. It passes when the document without the writer's own proposals is
 * the same before and after: then it is also the same with all proposals refused, and what others propose is untouched.
 * The copy on which it is tried is kept beside the document, since copying takes as long as the document is large.
 */
export class SuggestionTrial {
  #copy: Y.Doc | null = null;
  /** What `make` has done to the copy, and the document may never have. */
  #ahead: Uint8Array | null = null;
  #places: Places | null = null;

  /** Throws LIMIT. What passes stays on the copy. Changes nothing in `doc`, to which the update has to fit. */
  passes(doc: Y.Doc, update: Uint8Array, by: Suggesting): boolean {
    if (update.byteLength > LIMITS.suggestingUpdateBytes) throw overLimit('suggestingUpdateBytes');
    let passes = false;
    try {
      passes = [...this.#try(doc, update)].every(([type, names]) => isOnlySuggested(doc, type, names, by));
    } finally {
      // The copy bears what the document does not: whatever else comes with the same clocks would change nothing there.
      if (!passes) this.forget();
    }
    return passes;
  }

  /** Where the last update changed something that was tried or made; null: also what went with all that stood in it. */
  get places(): Places | null {
    return this.#places;
  }

  /** Whether this update was the last to be made, and is not in the document yet. */
  hasMade(update: Uint8Array): boolean {
    return this.#ahead === update;
  }

  /** What the update changes. */
  #try(doc: Y.Doc, update: Uint8Array): Y.Transaction['changed'] {
    const copy = this.#copyOf(doc);
    let changed: Y.Transaction['changed'] = new Map();
    copy.once('afterTransaction', (transaction: Y.Transaction) => {
      changed = transaction.changed;
      this.#places = placesOf(transaction);
    });
    Y.applyUpdate(copy, update);
    return changed;
  }

  /** The update that `change` makes, done to the copy; null: it changes nothing. What came into the document is told to `keep`. */
  make(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array | null {
    const copy = this.#copyOf(doc);
    // A clientID belongs to the account that first writes with it.
    copy.clientID = new Y.Doc().clientID;
    const updates: Uint8Array[] = [];
    const take = (update: Uint8Array) => void updates.push(update);
    copy.on('update', take);
    copy.once('afterTransaction', (transaction: Y.Transaction) => (this.#places = placesOf(transaction)));
    try {
      change(copy);
    } catch (error) {
      // What it had done by then is on the copy alone.
      this.forget();
      throw error;
    } finally {
      copy.off('update', take);
    }
    if (updates.length === 0) return null;
    return (this.#ahead = Y.mergeUpdates(updates));
  }

  /** What was made is in the document, too. */
  keep(update: Uint8Array): void {
    if (this.#ahead === update) this.#ahead = null;
  }

  #copyOf(doc: Y.Doc): Y.Doc {
    if (this.#ahead) this.forget();
    const copy = (this.#copy ??= createPassiveDoc());
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(copy)));
    return copy;
  }

  /** Frees the copy. Needed wherever what was checked does not come into the document after all. */
  forget(): void {
    this.#copy?.destroy();
    this.#copy = null;
    this.#ahead = null;
  }
}

/** Blocks and attributes cannot be proposed, only words in a text; for where no words are yet, there is no text either. */
function isOnlySuggested(
  doc: Y.Doc,
  type: unknown,
  names: ReadonlySet<string | null>,
  by: Suggesting,
): boolean {
  const isText = type instanceof Y.XmlText;
  if (!(isText || type instanceof Y.XmlElement) || !type._item) return false;
  if ([...names].some((name) => name !== null)) return false;
  const item = Y.getItem(doc.store, type._item.id);
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return false;
  const before = item.content.type;
  if (!isText) return before instanceof Y.XmlElement && haveSameChildren(doc, before, type, by);
  if (!(before instanceof Y.XmlText) || othersOf(before, by) !== othersOf(type, by)) return false;
  return !hasEmptyMark(type, doc, by);
}

/**
 * Whether both elements hold the same, but for texts that are empty without what their writer proposes. Such a text goes
 * only by whoever brought it, who undoes that.
 */
function haveSameChildren(doc: Y.Doc, before: Y.XmlElement, after: Y.XmlElement, by: Suggesting): boolean {
  const [there, left] = [before, after].map((element) => new Set(element.toArray().map(nameOf)));
  const gone = before.toArray().filter((child) => !left!.has(nameOf(child)));
  const come = after.toArray().filter((child) => !there!.has(nameOf(child)));
  return (
    gone.every((child) => isEmpty(child, by) && by.wrote(child._item!.id.client)) &&
    come.every((child) => isEmpty(child, by) && !hasEmptyMark(child as Y.XmlText, doc, by))
  );
}

function nameOf({ _item }: YChild): string {
  return `${_item!.id.client}:${_item!.id.clock}`;
}

type YChild = ReturnType<Y.XmlElement['toArray']>[number];

function isEmpty(child: YChild, by: Suggesting): boolean {
  return child instanceof Y.XmlText && othersOf(child, by) === NOTHING;
}

/**
 * Whether the update brings the mark of somebody else's proposal around no words. Where words come in among theirs, Yjs ends
 * their marks and repeats them behind, even if only other marks' ends are left there.
 */
function hasEmptyMark(text: Y.XmlText, doc: Y.Doc, { isOwn }: Suggesting): boolean {
  /** New marks without words so far; which proposal each mark bears here; which one it bore before this update ended it. */
  const [empty, present, ended] = [new Set<string>(), new Map<string, string>(), new Map<string, string>()];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content, id } = item;
    if (content instanceof Y.ContentString) empty.clear();
    if (!(content instanceof Y.ContentFormat)) continue;
    const { key, value } = content;
    if (empty.has(key)) return true;
    const proposed = proposedBy(key, value)?.id ?? '';
    const isNew = id.clock >= Y.getState(doc.store, id.client);
    if (isNew && proposed && !isOwn(proposed) && ended.get(key) !== proposed) empty.add(key);
    ended.set(key, isNew && !proposed ? (present.get(key) ?? '') : '');
    present.set(key, proposed);
  }
  return empty.size > 0;
}

const NOTHING = JSON.stringify([]);

/** What a text says without what is proposed by its writer: pieces with the same marks are one. */
function othersOf(text: Y.XmlText, { isOwn }: Suggesting): string {
  const joined: [text: string, marks: string][] = [];
  for (const piece of piecesOf(text)) {
    const left = without(piece, isOwn);
    if (!left) continue;
    const marks = JSON.stringify(Object.entries(left.marks).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const last = joined.at(-1);
    if (last?.[1] === marks) last[0] += left.text;
    else joined.push([left.text, marks]);
  }
  return JSON.stringify(joined);
}
