import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { proposedBy } from '@umlauf/shared/suggestion-marks';
import { decideSuggestions, type Decision } from '@umlauf/shared/suggestions';
import { AppError } from '../platform/errors.ts';
import type { BroughtSuggestion, Grounds } from './pending-group.ts';
import type { Places } from './places.ts';
import type { RoomPush } from './session.ts';
import type { Storage, SuggestionOwner } from './storage.ts';
import { SuggestionTrial } from './suggestion-trial.ts';
import { invalidUpdate, overLimit } from './update-faults.ts';

const NAMES = /sug_[0-9a-hjkmnp-tv-z]{26}/g;

type Owners = Pick<Storage, 'suggestionOwners' | 'suggestionCounts'>;

/** Whose a room's proposals are, and whether somebody may bring what they bring. See SPEC.md, part 9. */
export class RoomSuggestions {
  readonly #owners = new Map<string, SuggestionOwner>();
  readonly #trial = new SuggestionTrial();
  /** How many there are, as they were last counted: of the document, and of its authors. */
  #open = 0;
  readonly #ofAuthors = new Map<string, { open: number; all: number }>();
  /** What stands in the text and was not asked about; null: nobody has looked the text through yet. */
  #unasked: Set<string> | null = null;
  /** What `decide` was about, the last time. */
  #decided: ReadonlySet<string> = new Set();

  constructor(
    private readonly documentId: string,
    private readonly doc: () => Y.Doc,
    /** Whose a clientID is. */
    private readonly writerOf: (clientId: number) => string | undefined,
  ) {}

  /**
   * How to ask whose those proposals are that this update may name, and how many there are already; null: most updates
   * name none that is not known.
   */
  learn(update: Uint8Array, accountId: string, storage: Owners): (() => Promise<unknown>) | null {
    const unknown = [...namedIn(update)].filter((id) => !this.#owners.has(id));
    if (unknown.length === 0) return null;
    return () => Promise.all([this.#ask(unknown, storage), this.#count(accountId, storage)]);
  }

  async #count(accountId: string, storage: Owners): Promise<void> {
    const { open, openOfAuthor, ofAuthor } = await storage.suggestionCounts(this.documentId, accountId);
    this.#open = open;
    this.#ofAuthors.set(accountId, { open: openOfAuthor, all: ofAuthor });
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

  /** Others' rows are in the room. Answers which proposals they name. */
  takeOver(updates: readonly Uint8Array[]): Places {
    const named = new Set(updates.flatMap((update) => [...namedIn(update)]));
    for (const id of named) this.#unasked?.add(id);
    return named;
  }

  /** Throws INVALID_INPUT for proposals of another document, LIMIT for too many, FORBIDDEN for more than one's own. */
  judge(
    ids: readonly string[],
    { update, account: { accountId }, onlySuggests, onNoProposal }: RoomPush,
  ): { suggestions: BroughtSuggestion[]; restsOn: Grounds } {
    const isDecision = this.#trial.hasMade(update);
    // JSON can write an id in several ways. Yjs has one; nobody was asked about the others.
    const named = ids.length > 0 ? namedIn(update) : null;
    if (!ids.every((id) => named?.has(id))) throw invalidUpdate();
    if (ids.some((id) => (this.#owners.get(id)?.documentId ?? this.documentId) !== this.documentId))
      throw invalidUpdate('UNKNOWN_VALUE');
    this.#checkNumber(ids.filter((id) => !this.#owners.has(id)).length, accountId);
    const brings = new Set(ids);
    const isOwn = (id: string) => {
      const owner = this.#owners.get(id);
      return owner ? owner.accountId === accountId : brings.has(id);
    };
    const wrote = (clientId: number) => this.writerOf(clientId) === accountId;
    if (onlySuggests && !this.#trial.passes(this.doc(), update, { isOwn, wrote })) {
      onNoProposal?.();
      throw new AppError('FORBIDDEN', { reason: 'ONLY_PROPOSALS' });
    }
    // Behind words that come in among others' Yjs repeats the marks of those: of that nothing is told in their name.
    const told = onlySuggests ? ids.filter(isOwn) : ids;
    const suggestions = told.map((id) => ({ id, accountId, isNew: !this.#owners.has(id) }));
    return { suggestions, restsOn: this.#grounds(onlySuggests, isDecision) };
  }

  /** A decision is also about what comes into other texts. */
  #grounds(isTried: boolean, isDecision: boolean): Grounds {
    if (!isTried && !isDecision) return new Set();
    const { places } = this.#trial;
    return places && isDecision ? new Set([...places, ...this.#decided]) : places;
  }

  #checkNumber(added: number, accountId: string): void {
    if (added === 0) return;
    if (this.#open + added > LIMITS.openSuggestionsPerDocument) throw overLimit('openSuggestionsPerDocument');
    const own = this.#ofAuthor(accountId);
    if (own.open + added > LIMITS.openSuggestionsPerAuthor) throw overLimit('openSuggestionsPerAuthor');
    if (own.all + added > LIMITS.suggestionsPerAuthor) throw overLimit('suggestionsPerAuthor');
  }

  #ofAuthor(accountId: string): { open: number; all: number } {
    return this.#ofAuthors.get(accountId) ?? { open: 0, all: 0 };
  }

  /** The update that makes of these what was decided, in the text as it is in this instant; null: none of them stands there. */
  decide(ids: ReadonlySet<string>, decision: Decision): Uint8Array | null {
    const doc = this.doc();
    // Whoever decides in a page has done so in the text already: that takes no copy.
    const standing = standingIn(doc);
    if (![...ids].some((id) => standing.has(id))) return null;
    this.#decided = ids;
    return this.#trial.make(doc, (copy) => decideSuggestions(copy, ids, decision));
  }

  /** What was judged is in the room. */
  note(brought: readonly BroughtSuggestion[], update: Uint8Array): void {
    const { documentId } = this;
    this.#trial.keep(update);
    for (const { id, accountId, isNew } of brought)
      if (isNew && !this.#owners.has(id)) {
        this.#owners.set(id, { accountId, documentId });
        this.#open += 1;
        const { open, all } = this.#ofAuthor(accountId);
        this.#ofAuthors.set(accountId, { open: open + 1, all: all + 1 });
      }
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
