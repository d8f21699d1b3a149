import { randomBytes } from 'node:crypto';
import type * as Y from 'yjs';
import { type EntryKind, isEntryId, newEntryId } from '@umlauf/shared/entries';
import { LIMITS } from '@umlauf/shared/limits';
import { entriesIn, type StandingEntry } from '@umlauf/shared/standing-entries';
import type { PendingGroup } from './pending-group.ts';
import type { Places } from './places.ts';
import type { RoomDocument } from './room-document.ts';
import type { EntryOwner, NewEntry, Storage } from './storage.ts';
import { overLimit } from './update-faults.ts';
import type { ValidatedUpdate } from './validate-update.ts';
import { deletesNothing } from './waiting-updates.ts';

const NAMES = /blk_[0-9a-hjkmnp-tv-z]{26}/g;
const NONE: ReadonlySet<string> = new Set();

/** What a group has to do with entries. */
interface EntryWork {
  /** Blocks that need another id, in their order. */
  renamed: { element: Y.XmlElement; id: string }[];
  /** Entries that nobody has made before. */
  added: NewEntry[];
}

/** Which entries a room's text has, and whose their ids are. See SPEC.md, part 10. */
export class RoomEntries {
  /** Rows of the storage. */
  readonly #known = new Map<string, EntryOwner>();
  /** What the storage said of ids that an update names, null where they are nobody's: it goes with the update, if that is refused. */
  readonly #answers = new WeakMap<Uint8Array, ReadonlyMap<string, EntryOwner | null>>();
  /** Ids that are nobody's, as was said of what is in the group: asked for anew for each update. */
  readonly #free = new Set<string>();
  /** Which block bears an id in the text as it was committed last, or will be with the sealed group; null: nobody has looked. */
  #bearers: Map<string, Y.XmlElement> | null = null;
  #mayHaveChanged = false;

  constructor(private readonly documentId: string) {}

  /** How to ask whose those ids are that this update may name; null: most updates name none that is not known. */
  learn(update: Uint8Array, storage: Pick<Storage, 'entryOwners'>): (() => Promise<void>) | null {
    const unknown = [...namedIn(update)].filter((id) => !this.#known.has(id));
    if (unknown.length === 0) return null;
    return async () => {
      // They may stand anywhere in its bytes, also where no block will come of them.
      if (unknown.length > LIMITS.entriesPerDocument) throw overLimit('entriesPerDocument');
      const owners = await storage.entryOwners(unknown);
      this.#answers.set(update, new Map(unknown.map((id) => [id, owners.get(id) ?? null])));
    };
  }

  /**
   * The update comes into the room next: answers which ids it names. Throws LIMIT for more blocks than a document may have.
   * @param doc as it is without the update
   */
  expect(update: Uint8Array, { entries }: Pick<ValidatedUpdate, 'entries'>, doc: () => Y.Doc): Places {
    const named = namedIn(update);
    const isAbout = named.size > 0 || entries > 0;
    if (isAbout || (this.#bearers === null && !deletesNothing(update))) this.#look(doc);
    if (!isAbout) return named;
    if (entries > 0 && (this.#bearers?.size ?? 0) + entries > LIMITS.entriesPerDocument)
      throw overLimit('entriesPerDocument');
    return named;
  }

  /** The update is in the room. */
  note(update: Uint8Array, { entries }: Pick<ValidatedUpdate, 'entries'>, named: Places): void {
    if (named.size > 0 || entries > 0) this.#mayHaveChanged = true;
    for (const [id, owner] of this.#answers.get(update) ?? []) {
      // Somebody may have made it meanwhile, in this room.
      if (this.#known.has(id)) continue;
      if (owner) this.#known.set(id, owner);
      else this.#free.add(id);
    }
  }

  /**
   * No push joins the group any more: it gets its new entries, and the server's own edit, so that in no committed text two
   * blocks are one object, or one is none. Answers as whom that was written: whoever wrote first in the group.
   */
  complete(document: RoomDocument, group: PendingGroup): { clientId: number; accountId: string } | null {
    const { renamed, added } = this.#settle(document.doc);
    // What came and does not stand in the text is asked for again when it comes again.
    this.#free.clear();
    group.newEntries = added;
    if (renamed.length === 0) return null;
    const [accountId] = group.accountIds as [string];
    const { update, clientId } = document.write(() => {
      for (const { element, id } of renamed) element.setAttribute('id', id);
    });
    group.addOwn({ update, accountId, newClientIds: [clientId] });
    return { clientId, accountId };
  }

  #settle(doc: Y.Doc): EntryWork {
    if (!this.#mayHaveChanged && this.#isIntact()) return { renamed: [], added: [] };
    this.#mayHaveChanged = false;
    const standing = entriesIn(doc);
    const bearers = this.#chosen(standing);
    const renamed: EntryWork['renamed'] = [];
    const added: NewEntry[] = [];
    const enter = (id: string, kind: EntryKind) => {
      this.#know(id, kind);
      added.push({ id, kind });
    };
    for (const { element, id, kind } of standing) {
      if (id !== null && bearers.get(id) === element) {
        if (!this.#known.has(id)) enter(id, kind);
        continue;
      }
      const fresh = newEntryId(randomBytes(26));
      renamed.push({ element, id: fresh });
      bearers.set(fresh, element);
      enter(fresh, kind);
    }
    this.#bearers = bearers;
    return { renamed, added };
  }

  /** Others' rows are in the room: in what they committed each id stands once, and is written down. Answers which they name. */
  takeOver(updates: readonly Uint8Array[], doc: () => Y.Doc): Places {
    const named = new Set(updates.flatMap((update) => [...namedIn(update)]));
    if (named.size === 0 || this.#bearers === null) return named;
    const standing = entriesIn(doc()).filter(({ id }) => id !== null && named.has(id));
    for (const { id, element, kind } of standing) {
      this.#know(id!, kind);
      this.#bearers.set(id!, element);
    }
    return named;
  }

  /** Who bore an id keeps it, wherever a copy stands; of several new ones the first. */
  #chosen(standing: readonly StandingEntry[]): Map<string, Y.XmlElement> {
    const chosen = new Map<string, Y.XmlElement>();
    for (const { id, kind, element } of standing) {
      if (id === null || !this.#mayBear(id, kind)) continue;
      if (!chosen.has(id) || this.#bearers?.get(id) === element) chosen.set(id, element);
    }
    return chosen;
  }

  #mayBear(id: string, kind: EntryKind): boolean {
    const owner = this.#known.get(id);
    if (owner) return owner.documentId === this.documentId && owner.kind === kind;
    return this.#free.has(id);
  }

  /** Whether each block that bore an id bears it still, or is gone. */
  #isIntact(): boolean {
    for (const [id, element] of this.#bearers ?? []) {
      if (!element._item?.deleted && (element.getAttribute('id') as unknown) !== id) return false;
    }
    return true;
  }

  #look(doc: () => Y.Doc): void {
    if (this.#bearers) return;
    this.#bearers = new Map();
    for (const { id, element, kind } of entriesIn(doc())) {
      if (id === null) continue;
      this.#bearers.set(id, element);
      this.#know(id, kind);
    }
  }

  #know(id: string, kind: EntryKind): void {
    this.#known.set(id, { documentId: this.documentId, kind });
  }
}

/** All that may be ids of entries in these bytes. */
function namedIn(update: Uint8Array): ReadonlySet<string> {
  const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength);
  if (!bytes.includes('blk_')) return NONE;
  return new Set((bytes.toString('latin1').match(NAMES) ?? []).filter(isEntryId));
}
