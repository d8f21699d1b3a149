import { type Folder, foldingHere } from '../coediting/folding-thread.ts';
import type {
  AppendResult,
  EntryOwner,
  LogTail,
  NewWriter,
  Storage,
  StoredDocument,
  SuggestionCounts,
  SuggestionOwner,
  UpdateGroup,
} from '../coediting/storage.ts';
import { takenGroups } from '../coediting/taken-groups.ts';
import { databaseMoment } from '../platform/clock.ts';
import type { SystemTask } from '../platform/database/actor.ts';
import type { Database } from '../platform/database/database.ts';
import { compactDocument } from './compact-document.ts';

const TASK: SystemTask = 'document-log';

/** The log of all documents in PostgreSQL. Who may write was asked before; this works for the house. */
export function createDocumentLog(database: Database, folder: Folder = foldingHere): Storage {
  return {
    load: (documentId) => load(database, documentId),
    tail: (documentId, revision) => tail(database, documentId, revision),
    revision: (documentId) => revision(database, documentId),
    isSealed: (documentId) => isSealed(database, documentId),
    entryOwners: (ids) => entryOwners(database, ids),
    suggestionOwners: (ids) => suggestionOwners(database, ids),
    suggestionCounts: (documentId, accountId) => suggestionCounts(database, documentId, accountId),
    append: (groups) => append(database, groups),
    compact: (documentId) => compactDocument(database, documentId, folder),
  };
}

/** One statement, so that what is folded at this moment shows either before or after. */
const LOAD = `
  with head as (
    select revision, created_at, sealed_at is not null as is_sealed from document
    where id = $1 and trashed_at is null),
  folded as (
    select revision, state, state_vector, saved_at from document_snapshot
    where document_id = $1 order by revision desc limit 1)
  select 0 as part, revision, null::bytea as update, null::bytea as state_vector, created_at as saved_at,
    null::bigint as client_id, null::text as account_id, is_sealed from head
  union all select 1, f.revision, f.state, f.state_vector, f.saved_at, null, null, null from folded f, head
  union all
  select 2, u.revision, u.update, null, u.created_at, null, null, null from document_update u, head
  where u.document_id = $1 and u.revision > coalesce((select revision from folded), 0) and u.revision <= head.revision
  union all
  select 3, w.revision, null, null, null, w.client_id, w.account_id, null from document_writer w, head
  where w.document_id = $1
  order by part, revision`;

interface LoadedPart {
  /** 0: the document itself, 1: what is folded, 2: a row, 3: a writer. */
  part: 0 | 1 | 2 | 3;
  revision: number;
  update: Buffer | null;
  /** Of what is folded. */
  state_vector: Buffer | null;
  saved_at: Date | null;
  client_id: string | null;
  account_id: string | null;
  /** Of the document itself. */
  is_sealed: boolean | null;
}

async function load(database: Database, documentId: string): Promise<StoredDocument | null> {
  const all = await database.houseStatement<LoadedPart>(TASK, {
    name: 'load-document',
    text: LOAD,
    values: [documentId],
  });
  const [head, ...parts] = all.filter(({ part }) => part < 3);
  if (!head) return null;
  const folded = parts[0]?.part === 1 ? parts[0].revision : 0;
  const rows = parts.filter(({ part }) => part === 2).length;
  if (folded + rows !== head.revision) throw new Error('the log of the document lacks rows');
  const writers = all.filter(({ part }) => part === 3).map(toWriter);
  return {
    revision: head.revision,
    savedAt: (parts.at(-1) ?? head).saved_at!,
    updates: parts.map(({ update }) => update!),
    stateVector: parts.length === 1 ? parts[0]!.state_vector : null,
    writers: new Map(writers.map(({ clientId, accountId }) => [clientId, accountId])),
    isSealed: head.is_sealed!,
  };
}

const REVISION = 'select revision from document where id = $1 and trashed_at is null';

async function revision(database: Database, documentId: string): Promise<number | null> {
  const [document] = await database.houseStatement<{ revision: number }>(TASK, {
    name: 'document-revision',
    text: REVISION,
    values: [documentId],
  });
  return document?.revision ?? null;
}

const SEALED = 'select 1 from document where id = $1 and sealed_at is not null';

async function isSealed(database: Database, documentId: string): Promise<boolean> {
  const found = await database.houseStatement(TASK, {
    name: 'document-sealed',
    text: SEALED,
    values: [documentId],
  });
  return found.length > 0;
}

const ENTRY_OWNERS = 'select id, document_id as "documentId", kind from text_entry where id = any($1)';

async function entryOwners(database: Database, ids: readonly string[]): Promise<Map<string, EntryOwner>> {
  const rows = await database.houseStatement<EntryOwner & { id: string }>(TASK, {
    name: 'entry-owners',
    text: ENTRY_OWNERS,
    values: [ids],
  });
  return new Map(rows.map(({ id, ...owner }) => [id, owner]));
}

const OWNERS = `
  select id, author_id as "accountId", document_id as "documentId" from suggestion where id = any($1)`;

async function suggestionOwners(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, SuggestionOwner>> {
  const rows = await database.houseStatement<SuggestionOwner & { id: string }>(TASK, {
    name: 'suggestion-owners',
    text: OWNERS,
    values: [ids],
  });
  return new Map(rows.map(({ id, ...owner }) => [id, owner]));
}

/** Each by an index of its own. What others proposed in a file is nothing that whoever took it over proposes. */
const COUNTS = `
  select (select count(*) from suggestion where document_id = $1 and outcome is null)::int as open,
    own.* from (
      select count(*)::int as "ofAuthor", (count(*) filter (where outcome is null))::int as "openOfAuthor"
      from suggestion where author_id = $2 and document_id = $1 and imported_author is null) own`;

async function suggestionCounts(
  database: Database,
  documentId: string,
  accountId: string,
): Promise<SuggestionCounts> {
  const [counts] = await database.houseStatement<SuggestionCounts>(TASK, {
    name: 'suggestion-counts',
    text: COUNTS,
    values: [documentId, accountId],
  });
  return counts!;
}

/** Bears the names of what `append_groups` answers. */
const TAIL = `
  with head as (select revision from document where id = $1 and trashed_at is null)
  select 'behind' as kind, revision, null::bytea as update, null::timestamptz as saved_at, null::bigint as client_id,
    null::text as account_id from head
  union all
  select 'row', u.revision, u.update, u.created_at, null, null from document_update u, head
  where u.document_id = $1 and u.revision > $2 and u.revision <= head.revision
  union all
  select 'writer', w.revision, null, null, w.client_id, w.account_id from document_writer w, head
  where w.document_id = $1 and w.revision > $2 and w.revision <= head.revision`;

async function tail(database: Database, documentId: string, after: number): Promise<LogTail | null> {
  const parts = await database.houseStatement<AppendPart>(TASK, {
    name: 'document-tail',
    text: TAIL,
    values: [documentId, after],
  });
  return parts.length === 0 ? null : toTail(parts, after);
}

const APPEND = 'select * from append_groups($1, $2, $3, $4, $5, $6, $7, $8, $9)';
/** With rows for what is proposed: few groups bring any. */
const APPEND_SUGGESTIONS =
  'select * from append_suggestions($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)';

/** With numbers for blocks that come to be objects: fewer still. */
const APPEND_ENTRIES =
  'select * from append_entries($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)';

interface AppendPart {
  /** The group's, counted from 1. */
  place: number;
  kind: 'gone' | 'sealed' | 'foreign' | 'saved' | 'behind' | 'row' | 'writer';
  revision: number;
  update: Buffer | null;
  saved_at: Date | null;
  client_id: string | null;
  account_id: string | null;
}

/** An entry that is taken between the question and the commit lets the whole of it fail: then nothing was written. */
async function append(database: Database, groups: readonly UpdateGroup[]): Promise<AppendResult[]> {
  const taken = await takenGroups(groups, (ids) => entryOwners(database, ids));
  const others = groups.filter((group) => !taken.has(group));
  const results = others.length > 0 ? await appendAll(database, others) : [];
  return groups.map((group) => (taken.has(group) ? { kind: 'taken' } : results.shift()!));
}

async function appendAll(database: Database, groups: readonly UpdateGroup[]): Promise<AppendResult[]> {
  const savedAt = databaseMoment();
  const values = [...updateColumns(groups), savedAt, ...writerColumns(groups)];
  const suggestions = suggestionColumns(groups);
  const entries = entryColumns(groups);
  const statement =
    entries[0].length > 0
      ? { name: 'append-entries', text: APPEND_ENTRIES, values: [...values, ...suggestions, ...entries] }
      : suggestions[0].length > 0
        ? { name: 'append-suggestions', text: APPEND_SUGGESTIONS, values: [...values, ...suggestions] }
        : { name: 'append-groups', text: APPEND, values };
  const parts = await database.houseStatement<AppendPart>(TASK, statement);
  const byPlace = Map.groupBy(parts, ({ place }) => place);
  return groups.map((group, index) => toResult(group, byPlace.get(index + 1)!, savedAt));
}

function toResult({ baseRevision }: UpdateGroup, parts: AppendPart[], savedAt: Date): AppendResult {
  const [{ kind, revision }] = parts as [AppendPart];
  if (kind === 'gone' || kind === 'sealed') return { kind };
  if (kind === 'saved') return { kind, revision, savedAt };
  if (kind === 'foreign')
    return { kind: 'foreignWriter', clientIds: parts.map(({ client_id }) => Number(client_id)) };
  return { kind: 'behind', tail: toTail(parts, baseRevision!) };
}

function toTail(parts: readonly AppendPart[], after: number): LogTail {
  const { revision } = parts.find(({ kind }) => kind === 'behind')!;
  const rows = parts
    .filter(({ kind }) => kind === 'row')
    .map((row) => ({ revision: row.revision, update: row.update!, savedAt: row.saved_at! }))
    .toSorted((a, b) => a.revision - b.revision);
  return {
    revision,
    rows: rows.length === revision - after ? rows : null,
    writers: parts.filter(({ kind }) => kind === 'writer').map(toWriter),
  };
}

function toWriter({ client_id, account_id }: Pick<AppendPart, 'client_id' | 'account_id'>): NewWriter {
  return { clientId: Number(client_id), accountId: account_id! };
}

/** Updates travel end to end as one piece, which goes over the wire as it is. */
function updateColumns(groups: readonly UpdateGroup[]): unknown[] {
  const starts: number[] = [];
  let end = 1;
  for (const { update } of groups) {
    starts.push(end);
    end += update.byteLength;
  }
  return [
    groups.map(({ documentId }) => documentId),
    groups.map(({ baseRevision }) => baseRevision ?? null),
    starts,
    groups.map(({ update }) => update.byteLength),
    Buffer.concat(groups.map(({ update }) => update)),
  ];
}

function writerColumns(groups: readonly UpdateGroup[]): [number[], number[], string[]] {
  const columns: [number[], number[], string[]] = [[], [], []];
  for (const [index, { newWriters }] of groups.entries()) {
    for (const { clientId, accountId } of newWriters) {
      columns[0].push(index + 1);
      columns[1].push(clientId);
      columns[2].push(accountId);
    }
  }
  return columns;
}

function suggestionColumns(groups: readonly UpdateGroup[]): [number[], string[], string[]] {
  const columns: [number[], string[], string[]] = [[], [], []];
  for (const [index, { newSuggestions = [] }] of groups.entries()) {
    for (const { id, accountId } of newSuggestions) {
      columns[0].push(index + 1);
      columns[1].push(id);
      columns[2].push(accountId);
    }
  }
  return columns;
}

function entryColumns(groups: readonly UpdateGroup[]): [number[], string[], string[]] {
  const columns: [number[], string[], string[]] = [[], [], []];
  for (const [index, { newEntries = [] }] of groups.entries()) {
    for (const { id, kind } of newEntries) {
      columns[0].push(index + 1);
      columns[1].push(id);
      columns[2].push(kind);
    }
  }
  return columns;
}
