import type * as Y from 'yjs';
import type { BroughtSuggestion } from './pending-group.ts';
import type { Storage, SuggestionOwner } from './storage.ts';
import { SuggestionTrial } from './suggestion-trial.ts';
import { invalidUpdate } from './update-faults.ts';

const NAMES = /sug_[0-9a-hjkmnp-tv-z]{26}/g;

/** Whose a room's proposals are, and whether somebody may bring what they bring. See SPEC.md, part 9. */
export class RoomSuggestions {
  readonly #owners = new Map<string, SuggestionOwner>();
  readonly #trial = new SuggestionTrial();

  constructor(private readonly documentId: string) {}

  /** Asks whose those proposals are that this update may name; null: most updates name none that is not known. */
  learn(update: Uint8Array, storage: Pick<Storage, 'suggestionOwners'>): Promise<void> | null {
    const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength);
    if (!bytes.includes('sug_')) return null;
    const named = new Set(bytes.toString('latin1').match(NAMES));
    const unknown = [...named].filter((id) => !this.#owners.has(id));
    return unknown.length === 0 ? null : this.#ask(unknown, storage);
  }

  async #ask(unknown: readonly string[], storage: Pick<Storage, 'suggestionOwners'>): Promise<void> {
    const owners = await storage.suggestionOwners(unknown);
    // Somebody may have made one meanwhile, in this room.
    for (const [id, owner] of owners) if (!this.#owners.has(id)) this.#owners.set(id, owner);
  }

  /** Throws INVALID_INPUT for proposals of another document, FORBIDDEN for more than proposals of one's own. */
  judge(
    ids: readonly string[],
    accountId: string,
    trial: { doc: () => Y.Doc; update: Uint8Array } | null,
  ): BroughtSuggestion[] {
    const brought = ids.map((id) => ({ id, accountId, isNew: !this.#owners.has(id) }));
    if (ids.some((id) => (this.#owners.get(id)?.documentId ?? this.documentId) !== this.documentId))
      throw invalidUpdate('UNKNOWN_VALUE');
    const isOwn = (id: string) => {
      const owner = this.#owners.get(id);
      return !owner || owner.accountId === accountId;
    };
    if (trial) this.#trial.check(trial.doc(), trial.update, isOwn);
    return brought;
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
