import type { EntryKind } from '@umlauf/shared/entries';

/** What a document's log holds. */
export interface StoredDocument {
  revision: number;
  /** Of the last commit; of the creation while there is none. */
  savedAt: Date;
  /** The folded state, where there is one, then the rows after it in the order of their revisions. */
  updates: Uint8Array[];
  /** Of the folded state, when that is all: the document can be told without being made. */
  stateVector: Uint8Array | null;
  /** Owner of each clientID that wrote: clientID -> account id. */
  writers: Map<number, string>;
  /** Whether it stays as it is until somebody begins a new draft. */
  isSealed: boolean;
}

/** What one document gains in one commit: one row of its log. */
export interface UpdateGroup {
  documentId: string;
  /** The log's newest revision when the group was judged. Left out: whatever it is. */
  baseRevision?: number;
  update: Uint8Array;
  /** ClientIDs that write in this document for the first time. */
  newWriters: NewWriter[];
  /** Account ids of everybody who wrote in this group. */
  writers: string[];
  /** Proposals that are made in this group. */
  newSuggestions?: NewSuggestion[];
  /** Blocks that come to be objects in this group, in their order: each gets its number with the commit. */
  newEntries?: NewEntry[];
}

export interface NewSuggestion {
  id: string;
  accountId: string;
}

export interface NewEntry {
  id: string;
  kind: EntryKind;
}

/** Where an entry belongs, and what it is for ever. */
export interface EntryOwner {
  documentId: string;
  kind: EntryKind;
}

/** Whose a proposal is. */
export interface SuggestionOwner {
  /** Null: of an account that is gone. */
  accountId: string | null;
  documentId: string;
}

export interface SuggestionCounts {
  open: number;
  openOfAuthor: number;
  ofAuthor: number;
}

export interface NewWriter {
  clientId: number;
  accountId: string;
}

export type AppendResult =
  | { kind: 'saved'; revision: number; savedAt: Date }
  /** The document is in the bin or does not exist. */
  | { kind: 'gone' }
  /** The document stays as it is; nothing of the group was written. */
  | { kind: 'sealed' }
  /** One of its entries is another document's by now, or of another kind; nothing of the group was written. */
  | { kind: 'taken' }
  /** These clientIDs belong to another account by now; nothing of the group was written. */
  | { kind: 'foreignWriter'; clientIds: number[] }
  /** The log has gone on since `baseRevision`; nothing of the group was written. */
  | { kind: 'behind'; tail: LogTail };

/** What a log holds after some revision. */
export interface LogTail {
  /** The newest one. */
  revision: number;
  /** In their order; null: not all of them are kept. */
  rows: TailRow[] | null;
  /** Owners of the clientIDs that wrote for the first time in these rows. */
  writers: NewWriter[];
}

export interface TailRow {
  revision: number;
  update: Uint8Array;
  savedAt: Date;
}

/** What became of a log that was folded. */
export interface Compaction {
  /** Up to this revision `load` answers with one state. */
  revision: number;
  /** Rows that are no longer kept; those of the last day may stay. */
  removed: number;
}

/** The durable log below the rooms. Whatever it throws counts as "outcome unknown". */
export interface Storage {
  /** Null: in the bin or not there. */
  load(documentId: string): Promise<StoredDocument | null>;
  /**
   * ONE transaction for all groups (at most one per document), documents locked in ascending id order; a result per
   * group, in their order. Resolves after the commit, never before. Revisions are gapless. Of a group that names an
   * older revision than the newest one nothing is written.
   */
  append(groups: readonly UpdateGroup[]): Promise<AppendResult[]>;
  /** The rows after that revision; null: in the bin or not there. */
  tail(documentId: string, revision: number): Promise<LogTail | null>;
  /** Whose proposals these are, by their ids; without those that nobody has made. */
  suggestionOwners(ids: readonly string[]): Promise<Map<string, SuggestionOwner>>;
  /** Where these entries belong, by their ids; without those that nobody has made. */
  entryOwners(ids: readonly string[]): Promise<Map<string, EntryOwner>>;
  /** How many proposals a document has: undecided ones, those of one account, and all of that account; imported ones are nobody's. */
  suggestionCounts(documentId: string, accountId: string): Promise<SuggestionCounts>;
  /** The newest revision; null: in the bin or not there. */
  revision(documentId: string): Promise<number | null>;
  /** Whether it stays as it is at this moment; what is not there does not. */
  isSealed(documentId: string): Promise<boolean>;
  /**
   * Folds the log into a garbage-collected state: `load` gives the same document, made of less. Others may write
   * meanwhile. Null: in the bin or not there. Throws `FoldRefused`, and changes nothing, when something would be lost.
   */
  compact(documentId: string): Promise<Compaction | null>;
}
