import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { piecesOf, without } from '@umlauf/shared/suggestions';
import { AppError } from '../platform/errors.ts';
import { createPassiveDoc } from './passive-doc.ts';
import { overLimit } from './update-faults.ts';

/** Whether a proposal is the writer's own, or nobody's yet. */
type IsOwn = (suggestionId: string) => boolean;

/**
 * Tries what somebody brings who may only propose. It passes when the document without the writer's own proposals is
 * the same before and after: then it is also the same with all proposals refused, and what others propose is untouched.
 * The copy on which it is tried is kept beside the document, since copying takes as long as the document is large.
 */
export class SuggestionTrial {
  #copy: Y.Doc | null = null;

  /** Throws FORBIDDEN, LIMIT. What passes stays on the copy. Changes nothing in `doc`, to which the update has to fit. */
  check(doc: Y.Doc, update: Uint8Array, isOwn: IsOwn): void {
    if (update.byteLength > LIMITS.suggestingUpdateBytes) throw overLimit('suggestingUpdateBytes');
    try {
      const changed = this.#try(doc, update);
      if ([...changed].every(([type, names]) => isOnlySuggested(doc, type, names, isOwn))) return;
      throw new AppError('FORBIDDEN');
    } catch (error) {
      // The copy bears what the document does not: whatever else comes with the same clocks would change nothing there.
      this.forget();
      throw error;
    }
  }

  /** What the update changes. */
  #try(doc: Y.Doc, update: Uint8Array): Y.Transaction['changed'] {
    const copy = (this.#copy ??= createPassiveDoc());
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(copy)));
    let changed: Y.Transaction['changed'] = new Map();
    copy.once('afterTransaction', (transaction: Y.Transaction) => (changed = transaction.changed));
    Y.applyUpdate(copy, update);
    return changed;
  }

  /** Frees the copy. Needed wherever what was checked does not come into the document after all. */
  forget(): void {
    this.#copy?.destroy();
    this.#copy = null;
  }
}

/** Blocks and attributes cannot be proposed, only words in a text; for where no words are yet, there is no text either. */
function isOnlySuggested(
  doc: Y.Doc,
  type: unknown,
  names: ReadonlySet<string | null>,
  isOwn: IsOwn,
): boolean {
  const isText = type instanceof Y.XmlText;
  if (!(isText || type instanceof Y.XmlElement) || !type._item) return false;
  if ([...names].some((name) => name !== null)) return false;
  const item = Y.getItem(doc.store, type._item.id);
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return false;
  const before = item.content.type;
  if (isText) return before instanceof Y.XmlText && othersOf(before, isOwn) === othersOf(type, isOwn);
  return before instanceof Y.XmlElement && childrenBeside(before, isOwn) === childrenBeside(type, isOwn);
}

/** What an element holds, but for texts that are empty without what their writer proposes: an undo removes them, too. */
function childrenBeside(element: Y.XmlElement, isOwn: IsOwn): string {
  const children = element
    .toArray()
    .filter((child) => !(child instanceof Y.XmlText && othersOf(child, isOwn) === NOTHING));
  return children.map(({ _item }) => `${_item!.id.client}:${_item!.id.clock}`).join();
}

const NOTHING = JSON.stringify([]);

/** What a text says without what is proposed by its writer: pieces with the same marks are one. */
function othersOf(text: Y.XmlText, isOwn: IsOwn): string {
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
