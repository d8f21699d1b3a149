import * as Y from 'yjs';
import { proposedBy } from '@umlauf/shared/suggestion-marks';
import type { BroughtSuggestion } from './pending-group.ts';
import type { RoomPush } from './session.ts';
import type { Storage, SuggestionOwner } from './storage.ts';
import { SuggestionTrial } from './suggestion-trial.ts';
import { invalidUpdate } from './update-faults.ts';

const NAMES = /sug_[0-9a-hjkmnp-tv-z]{26}/g;

type Owners = Pick<Storage, 'suggestionOwners'>;

/** Whose a room's proposals are, and whether somebody may bring what they bring. See SPEC.md, part 9. */
export class RoomSuggestions {
  readonly #owners = new Map<string, SuggestionOwner>();
  readonly #trial = new SuggestionTrial();
  /** What stands in the text and was not asked about; null: nobody has looked the text through yet. */
  #unasked: Set<string> | null = null;

  constructor(
    private readonly documentId: string,
    private readonly doc: () => Y.Doc,
  ) {}

  /** Asks whose those proposals are that this update may name; null: most updates name none that is not known. */
  learn(update: Uint8Array, storage: Owners): Promise<void> | null {
    const unknown = [...namedIn(update)].filter((id) => !this.#owners.has(id));
    return unknown.length === 0 ? null : this.#ask(unknown, storage);
  }

  /**
   * Asks whose those proposals are that stand in the text, for an update may change them without naming them; null:
   * that is known. The text is looked through once: what comes later names them, here or in others' rows.
   */
  learnStanding(storage: Owners): Promise<void> | null {
    const unasked = (this.#unasked ??= standingIn(this.doc()));
    for (const id of unasked) if (this.#owners.has(id)) unasked.delete(id);
    if (unasked.size === 0) return null;
    const asked = [...unasked];
    return this.#ask(asked, storage).then(() => asked.forEach((id) => unasked.delete(id)));
  }

  async #ask(unknown: readonly string[], storage: Owners): Promise<void> {
    const owners = await storage.suggestionOwners(unknown);
    // Somebody may have made one meanwhile, in this room.
    for (const [id, owner] of owners) if (!this.#owners.has(id)) this.#owners.set(id, owner);
  }

  /** Others' rows are in the room. */
  takeOver(updates: readonly Uint8Array[]): void {
    for (const update of updates) for (const id of namedIn(update)) this.#unasked?.add(id);
  }

  /** Throws INVALID_INPUT for proposals of another document, FORBIDDEN for more than proposals of one's own. */
  judge(
    ids: readonly string[],
    { update, account: { accountId }, onlySuggests }: RoomPush,
  ): BroughtSuggestion[] {
    // JSON can write an id in several ways. Yjs has one; nobody was asked about the others.
    const named = ids.length > 0 ? namedIn(update) : null;
    if (!ids.every((id) => named?.has(id))) throw invalidUpdate();
    if (ids.some((id) => (this.#owners.get(id)?.documentId ?? this.documentId) !== this.documentId))
      throw invalidUpdate('UNKNOWN_VALUE');
    const brings = new Set(ids);
    const isOwn = (id: string) => {
      const owner = this.#owners.get(id);
      return owner ? owner.accountId === accountId : brings.has(id);
    };
    if (onlySuggests) this.#trial.check(this.doc(), update, isOwn);
    // A mark around no words passes the trial, whosever it is: of that nothing is told in their name.
    const told = onlySuggests ? ids.filter(isOwn) : ids;
    return told.map((id) => ({ id, accountId, isNew: !this.#owners.has(id) }));
  }

  /** What was judged is in the room. */
  note(brought: readonly BroughtSuggestion[]): void {
    const { documentId } = this;
    for (const { id, accountId, isNew } of brought)
      if (isNew) this.#owners.set(id, { accountId, documentId });
  }

  forgetCopy(): void {
    this.#trial.forget();
  }
}

/** All that may be ids of proposals in these bytes. */
function namedIn(update: Uint8Array): Set<string> {
  const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength);
  return new Set(bytes.includes('sug_') ? bytes.toString('latin1').match(NAMES) : null);
}

function standingIn(doc: Y.Doc): Set<string> {
  const ids = new Set<string>();
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      const { content } = struct;
      const proposed = content instanceof Y.ContentFormat ? proposedBy(content.key, content.value) : null;
      if (proposed) ids.add(proposed.id);
    }
  }
  return ids;
}
