import { type Folded, foldLog } from './fold-log.ts';
import type {
  AppendResult,
  Compaction,
  LogTail,
  Storage,
  StoredDocument,
  SuggestionOwner,
  UpdateGroup,
} from './storage.ts';

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
}

/** A log that is as durable as the process: for tests, and the reference for `storage-contract.ts`. */
export class MemoryStorage implements Storage {
  readonly #documents = new Map<string, MemoryDocument>();
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
    });
  }

  /** Every row that was ever appended, folded or not. */
  rows(documentId: string): readonly Uint8Array[] {
    return this.#documents.get(documentId)?.updates ?? [];
  }

  trash(documentId: string): void {
    this.#documents.get(documentId)!.isGone = true;
  }

  async load(documentId: string): Promise<StoredDocument | null> {
    const document = this.#find(documentId);
    if (!document) return null;
    const { updates, writers, savedAt } = document;
    return {
      revision: updates.length,
      savedAt,
      updates: toLoad(document),
      stateVector: isAllFolded(document) ? document.folded!.stateVector : null,
      writers: new Map(writers),
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

  async revision(documentId: string): Promise<number | null> {
    return this.#find(documentId)?.updates.length ?? null;
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
    return groups.map((group) => this.#appendOne(group));
  }

  #appendOne({
    documentId,
    baseRevision,
    update,
    newWriters,
    newSuggestions = [],
  }: UpdateGroup): AppendResult {
    const document = this.#find(documentId);
    if (!document) return { kind: 'gone' };
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
    document.savedAt = new Date(this.now());
    document.updates.push(update.slice());
    document.times.push(document.savedAt);
    return { kind: 'saved', revision: revision + 1, savedAt: document.savedAt };
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
