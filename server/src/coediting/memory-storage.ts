import { type Folded, foldLog } from './fold-log.ts';
import type { AppendResult, Compaction, Storage, StoredDocument, UpdateGroup } from './storage.ts';

interface MemoryDocument {
  /** Everything that was ever appended. */
  updates: Uint8Array[];
  /** Stands for the first rows. */
  folded: (Folded & { revision: number }) | null;
  writers: Map<number, string>;
  savedAt: Date;
  isGone: boolean;
}

/** A log that is as durable as the process: for tests, and the reference for `storage-contract.ts`. */
export class MemoryStorage implements Storage {
  readonly #documents = new Map<string, MemoryDocument>();

  constructor(private readonly now: () => number = Date.now) {}

  create(documentId: string): void {
    const savedAt = new Date(this.now());
    this.#documents.set(documentId, {
      updates: [],
      folded: null,
      writers: new Map(),
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

  #appendOne({ documentId, update, newWriters }: UpdateGroup): AppendResult {
    const document = this.#find(documentId);
    if (!document) return { kind: 'gone' };
    const foreign = newWriters.filter(({ clientId, accountId }) => {
      const owner = document.writers.get(clientId);
      return owner !== undefined && owner !== accountId;
    });
    if (foreign.length > 0)
      return { kind: 'foreignWriter', clientIds: foreign.map(({ clientId }) => clientId) };
    for (const { clientId, accountId } of newWriters) document.writers.set(clientId, accountId);
    document.updates.push(update.slice());
    document.savedAt = new Date(this.now());
    return { kind: 'saved', revision: document.updates.length, savedAt: document.savedAt };
  }

  #find(documentId: string): MemoryDocument | null {
    const document = this.#documents.get(documentId);
    return document && !document.isGone ? document : null;
  }
}

function toLoad({ updates, folded }: MemoryDocument): Uint8Array[] {
  return folded ? [folded.state, ...updates.slice(folded.revision)] : [...updates];
}

function isAllFolded({ updates, folded }: MemoryDocument): boolean {
  return folded !== null && folded.revision === updates.length;
}
