import { type Folded, foldLog } from './fold-log.ts';
import type {
  AppendResult,
  Compaction,
  EntryOwner,
  LogTail,
  NewEntry,
  Storage,
  StoredDocument,
  SuggestionCounts,
  SuggestionOwner,
  UpdateGroup,
} from './storage.ts';
import { takenGroups } from './taken-groups.ts';

interface MemoryDocument {
  /** Everything that was ever appended. */
  updates: Uint8Array[];
  times: Date[];
  /** Stands for the first rows. */
  folded: (Folded & { revision: number }) | null;
  writers: Map<number, string>;
  /** In which revision each of them wrote first. */
  firstIn: Map<number, number>;
  savedAt: Date;
  isGone: boolean;
  isSealed: boolean;
}

/** A log that is as durable as the process: for tests, and the reference for `storage-contract.ts`. */
export class MemoryStorage implements Storage {
  readonly #documents = new Map<string, MemoryDocument>();
  readonly #entries = new Map<string, EntryOwner & { number: number }>();
  readonly #counts = new Map<string, number>();
  readonly #suggestions = new Map<string, SuggestionOwner>();

  constructor(private readonly now: () => number = Date.now) {}

  create(documentId: string): void {
    const savedAt = new Date(this.now());
    this.#documents.set(documentId, {
      updates: [],
      times: [],
      folded: null,
      writers: new Map(),
      firstIn: new Map(),
      savedAt,
      isGone: false,
      isSealed: false,
    });
  }

  /** Every row that was ever appended, folded or not. */
  rows(documentId: string): readonly Uint8Array[] {
    return this.#documents.get(documentId)?.updates ?? [];
  }

  trash(documentId: string): void {
    this.#documents.get(documentId)!.isGone = true;
  }

  seal(documentId: string, isSealed = true): void {
    this.#documents.get(documentId)!.isSealed = isSealed;
  }

  async load(documentId: string): Promise<StoredDocument | null> {
    const document = this.#find(documentId);
    if (!document) return null;
    const { updates, writers, savedAt, isSealed } = document;
    return {
      revision: updates.length,
      savedAt,
      updates: toLoad(document),
      stateVector: isAllFolded(document) ? document.folded!.stateVector : null,
      writers: new Map(writers),
      isSealed,
    };
  }

  async tail(documentId: string, revision: number): Promise<LogTail | null> {
    const document = this.#find(documentId);
    return document && tailOf(document, revision);
  }

  async suggestionOwners(ids: readonly string[]): Promise<Map<string, SuggestionOwner>> {
    return new Map(
      ids.flatMap((id) => (this.#suggestions.has(id) ? [[id, this.#suggestions.get(id)!]] : [])),
    );
  }

  /** Here nothing is ever decided. */
  async suggestionCounts(documentId: string, accountId: string): Promise<SuggestionCounts> {
    const open = [...this.#suggestions.values()].filter((each) => each.documentId === documentId);
    const ofAuthor = open.filter((each) => each.accountId === accountId).length;
    return { open: open.length, openOfAuthor: ofAuthor, ofAuthor };
  }

  async entryOwners(ids: readonly string[]): Promise<Map<string, EntryOwner>> {
    return new Map(
      ids.flatMap((id) => {
        const { documentId, kind } = this.#entries.get(id) ?? {};
        return documentId && kind ? [[id, { documentId, kind }]] : [];
      }),
    );
  }

  /** All that was ever made in a document, with its number among those of its kind. */
  entries(documentId: string): { id: string; kind: string; number: number }[] {
    const entries = [...this.#entries].filter(([, entry]) => entry.documentId === documentId);
    return entries.map(([id, { kind, number }]) => ({ id, kind, number }));
  }

  async revision(documentId: string): Promise<number | null> {
    return this.#find(documentId)?.updates.length ?? null;
  }

  async isSealed(documentId: string): Promise<boolean> {
    return this.#find(documentId)?.isSealed ?? false;
  }

  async compact(documentId: string): Promise<Compaction | null> {
    const document = this.#find(documentId);
    if (!document) return null;
    const { length } = document.updates;
    if (length === 0) return { revision: 0, removed: 0 };
    const removed = length - (document.folded?.revision ?? 0);
    document.folded = { ...foldLog(toLoad(document)), revision: length };
    return { revision: length, removed };
  }

  async append(groups: readonly UpdateGroup[]): Promise<AppendResult[]> {
    const taken = await takenGroups(groups, (ids) => this.entryOwners(ids));
    return groups.map((group) => (taken.has(group) ? { kind: 'taken' } : this.#appendOne(group)));
  }

  #appendOne({
    documentId,
    baseRevision,
    update,
    newWriters,
    newSuggestions = [],
    newEntries = [],
  }: UpdateGroup): AppendResult {
    const document = this.#find(documentId);
    if (!document) return { kind: 'gone' };
    if (document.isSealed) return { kind: 'sealed' };
    const revision = document.updates.length;
    if (baseRevision !== undefined && baseRevision !== revision)
      return { kind: 'behind', tail: tailOf(document, baseRevision) };
    const foreign = newWriters.filter(({ clientId, accountId }) => {
      const owner = document.writers.get(clientId);
      return owner !== undefined && owner !== accountId;
    });
    if (foreign.length > 0)
      return { kind: 'foreignWriter', clientIds: foreign.map(({ clientId }) => clientId) };
    for (const { clientId, accountId } of newWriters) {
      if (!document.writers.has(clientId)) document.firstIn.set(clientId, revision + 1);
      document.writers.set(clientId, accountId);
    }
    for (const { id, accountId } of newSuggestions)
      if (!this.#suggestions.has(id)) this.#suggestions.set(id, { accountId, documentId });
    for (const entry of newEntries) this.#enter(documentId, entry);
    document.savedAt = new Date(this.now());
    document.updates.push(update.slice());
    document.times.push(document.savedAt);
    return { kind: 'saved', revision: revision + 1, savedAt: document.savedAt };
  }

  #enter(documentId: string, { id, kind }: NewEntry): void {
    if (this.#entries.has(id)) return;
    const counted = `${documentId} ${kind}`;
    const number = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, number);
    this.#entries.set(id, { documentId, kind, number });
  }

  #find(documentId: string): MemoryDocument | null {
    const document = this.#documents.get(documentId);
    return document && !document.isGone ? document : null;
  }
}

/** What is folded counts as no longer kept. */
function tailOf({ updates, times, folded, writers, firstIn }: MemoryDocument, after: number): LogTail {
  const rows = updates
    .map((update, index) => ({ revision: index + 1, update, savedAt: times[index]! }))
    .slice(after);
  const isKept = after <= updates.length && after >= (folded?.revision ?? 0);
  const added = [...firstIn].filter(([, revision]) => revision > after);
  return {
    revision: updates.length,
    rows: isKept ? rows : null,
    writers: added.map(([clientId]) => ({ clientId, accountId: writers.get(clientId)! })),
  };
}

function toLoad({ updates, folded }: MemoryDocument): Uint8Array[] {
  return folded ? [folded.state, ...updates.slice(folded.revision)] : [...updates];
}

function isAllFolded({ updates, folded }: MemoryDocument): boolean {
  return folded !== null && folded.revision === updates.length;
}
