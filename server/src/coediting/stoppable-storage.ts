import type {
  AppendResult,
  Compaction,
  EntryOwner,
  LogTail,
  Storage,
  StoredDocument,
  SuggestionCounts,
  SuggestionOwner,
  UpdateGroup,
} from './storage.ts';

/** How a database can go wrong under a commit. */
export type Fault =
  /** Nothing is written, the caller is told so. */
  | 'fails'
  /** Everything is written, the answer is lost. */
  | 'losesAnswer'
  /** No answer and nothing written until `release`. */
  | 'hangs'
  /** No answer to anything, nothing written. */
  | 'away';

/** A storage that can be stopped at any moment, for tests. */
export class StoppableStorage implements Storage {
  fault: Fault | null = null;
  /** Documents whose groups are refused, and with them the whole transaction. */
  readonly poisoned = new Set<string>();
  /** Every call of `append`, the faulty ones included. */
  readonly commits: UpdateGroup[][] = [];
  #release: (() => void)[] = [];

  constructor(private readonly below: Storage) {}

  /** Lets hanging commits go on, and works again. */
  release(): void {
    this.fault = null;
    for (const go of this.#release.splice(0)) go();
  }

  async load(documentId: string): Promise<StoredDocument | null> {
    this.#checkAway();
    return this.below.load(documentId);
  }

  async revision(documentId: string): Promise<number | null> {
    this.#checkAway();
    return this.below.revision(documentId);
  }

  async isSealed(documentId: string): Promise<boolean> {
    this.#checkAway();
    return this.below.isSealed(documentId);
  }

  async tail(documentId: string, revision: number): Promise<LogTail | null> {
    this.#checkAway();
    return this.below.tail(documentId, revision);
  }

  async entryOwners(ids: readonly string[]): Promise<Map<string, EntryOwner>> {
    this.#checkAway();
    return this.below.entryOwners(ids);
  }

  async suggestionOwners(ids: readonly string[]): Promise<Map<string, SuggestionOwner>> {
    this.#checkAway();
    return this.below.suggestionOwners(ids);
  }

  async suggestionCounts(documentId: string, accountId: string): Promise<SuggestionCounts> {
    this.#checkAway();
    return this.below.suggestionCounts(documentId, accountId);
  }

  async compact(documentId: string): Promise<Compaction | null> {
    this.#checkAway();
    return this.below.compact(documentId);
  }

  async append(groups: readonly UpdateGroup[]): Promise<AppendResult[]> {
    this.commits.push([...groups]);
    this.#checkAway();
    if (this.fault === 'hangs') await new Promise<void>((resolve) => this.#release.push(resolve));
    if (this.fault === 'fails') throw new Error('the commit failed');
    if (groups.some(({ documentId }) => this.poisoned.has(documentId))) throw new Error('a row was refused');
    const results = await this.below.append(groups);
    if (this.fault === 'losesAnswer') throw new Error('the connection was lost after the commit');
    return results;
  }

  #checkAway(): void {
    if (this.fault === 'away') throw new Error('the database does not answer');
  }
}
