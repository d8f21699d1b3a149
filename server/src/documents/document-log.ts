import type { AppendResult, NewWriter, Storage, StoredDocument, UpdateGroup } from '../coediting/storage.ts';
import type { Actor } from '../platform/database/actor.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { type Folder, foldingHere } from '../coediting/folding-thread.ts';
import { compactDocument } from './compact-document.ts';

const HOUSE: Actor = { system: 'document-log' };

/** The log of all documents in PostgreSQL. Who may write was asked before; this works for the house. */
export function createDocumentLog(database: Database, folder: Folder = foldingHere): Storage {
  return {
    load: (documentId) => database.withActor(HOUSE, (transaction) => load(transaction, documentId)),
    revision: (documentId) => database.withActor(HOUSE, (transaction) => revision(transaction, documentId)),
    append: (groups) => database.withActor(HOUSE, (transaction) => append(transaction, groups)),
    compact: (documentId) => compactDocument(database, documentId, folder),
  };
}

/** One statement, so that what is folded at this moment shows either before or after. */
const LOAD = `
  with head as (select revision, created_at from document where id = $1 and trashed_at is null),
  folded as (
    select revision, state, state_vector, saved_at from document_snapshot
    where document_id = $1 order by revision desc limit 1)
  select 0 as part, revision, null::bytea as update, null::bytea as state_vector, created_at as saved_at from head
  union all select 1, f.revision, f.state, f.state_vector, f.saved_at from folded f, head
  union all
  select 2, u.revision, u.update, null, u.created_at from document_update u, head
  where u.document_id = $1 and u.revision > coalesce((select revision from folded), 0) and u.revision <= head.revision
  order by part, revision`;

async function load(transaction: Transaction, documentId: string): Promise<StoredDocument | null> {
  const [head, ...parts] = await transaction.sql<LogPart>(LOAD, [documentId]);
  if (!head) return null;
  const writers = await transaction.sql<{ client_id: string; account_id: string }>(
    'select client_id, account_id from document_writer where document_id = $1',
    [documentId],
  );
  const folded = parts[0]?.part === 1 ? parts[0].revision : 0;
  const rows = parts.filter(({ part }) => part === 2).length;
  if (folded + rows !== head.revision) throw new Error('the log of the document lacks rows');
  return {
    revision: head.revision,
    savedAt: parts.at(-1)?.saved_at ?? head.saved_at,
    updates: parts.map(({ update }) => update!),
    stateVector: parts.length === 1 ? parts[0]!.state_vector : null,
    writers: new Map(writers.map(({ client_id, account_id }) => [Number(client_id), account_id])),
  };
}

interface LogPart {
  /** 0: the document itself, 1: what is folded, 2: a row. */
  part: 0 | 1 | 2;
  revision: number;
  update: Buffer | null;
  /** Of what is folded. */
  state_vector: Buffer | null;
  saved_at: Date;
}

async function revision(transaction: Transaction, documentId: string): Promise<number | null> {
  const [document] = await transaction.sql<{ revision: number }>(
    'select revision from document where id = $1 and trashed_at is null',
    [documentId],
  );
  return document?.revision ?? null;
}

async function append(transaction: Transaction, groups: readonly UpdateGroup[]): Promise<AppendResult[]> {
  const revisions = await lockDocuments(transaction, groups);
  const present = groups.filter(({ documentId }) => revisions.has(documentId));
  const foreign = await foreignWriters(transaction, present);
  const accepted = present.filter(({ documentId }) => !foreign.has(documentId));
  const savedAt = new Date();
  await insertWriters(transaction, accepted);
  await insertUpdates(transaction, accepted, revisions, savedAt);
  return groups.map(({ documentId }): AppendResult => {
    const before = revisions.get(documentId);
    const clientIds = foreign.get(documentId);
    if (before === undefined) return { kind: 'gone' };
    if (clientIds) return { kind: 'foreignWriter', clientIds };
    return { kind: 'saved', revision: before + 1, savedAt };
  });
}

/** Present revision of each document that is there, locked until the commit; always in the same order. */
async function lockDocuments(
  transaction: Transaction,
  groups: readonly UpdateGroup[],
): Promise<Map<string, number>> {
  const rows = await transaction.sql<{ id: string; revision: number }>(
    `select id, revision from document where id = any($1::text[]) and trashed_at is null
     order by id collate "C" for update`,
    [groups.map(({ documentId }) => documentId)],
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** ClientIDs that belong to somebody else, by document. The documents' locks keep the answer true. */
async function foreignWriters(
  transaction: Transaction,
  groups: readonly UpdateGroup[],
): Promise<Map<string, number[]>> {
  const foreign = new Map<string, number[]>();
  const columns = writerColumns(groups);
  if (columns[0].length === 0) return foreign;
  const rows = await transaction.sql<{ document_id: string; client_id: string }>(
    `select w.document_id, w.client_id from document_writer w
     join unnest($1::text[], $2::bigint[], $3::text[]) as n(document_id, client_id, account_id)
       on n.document_id = w.document_id and n.client_id = w.client_id
     where n.account_id <> w.account_id`,
    columns,
  );
  for (const row of rows) {
    const clientId = Number(row.client_id);
    const known = foreign.get(row.document_id);
    if (known) known.push(clientId);
    else foreign.set(row.document_id, [clientId]);
  }
  return foreign;
}

async function insertWriters(transaction: Transaction, groups: readonly UpdateGroup[]): Promise<void> {
  const columns = writerColumns(groups);
  if (columns[0].length === 0) return;
  await transaction.sql(
    `insert into document_writer (document_id, client_id, account_id)
     select * from unnest($1::text[], $2::bigint[], $3::text[]) on conflict do nothing`,
    columns,
  );
}

async function insertUpdates(
  transaction: Transaction,
  groups: readonly UpdateGroup[],
  revisions: ReadonlyMap<string, number>,
  savedAt: Date,
): Promise<void> {
  if (groups.length === 0) return;
  await transaction.sql(
    `with added as (
       insert into document_update (document_id, revision, update, created_at)
       select document_id, revision, update, $4 from unnest($1::text[], $2::int[], $3::bytea[])
         as n(document_id, revision, update)
       returning document_id, revision)
     update document d set revision = added.revision, updated_at = $4 from added where d.id = added.document_id`,
    [
      groups.map(({ documentId }) => documentId),
      groups.map(({ documentId }) => revisions.get(documentId)! + 1),
      groups.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength)),
      savedAt,
    ],
  );
}

function writerColumns(groups: readonly UpdateGroup[]): [string[], number[], string[]] {
  const columns: [string[], number[], string[]] = [[], [], []];
  const add = (documentId: string, { clientId, accountId }: NewWriter) => {
    columns[0].push(documentId);
    columns[1].push(clientId);
    columns[2].push(accountId);
  };
  for (const { documentId, newWriters } of groups) for (const writer of newWriters) add(documentId, writer);
  return columns;
}
