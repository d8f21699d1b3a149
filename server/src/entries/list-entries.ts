import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import { pageOf, PageOfRows, placeOf, type Connection } from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import type { DocumentEntriesArgs, EntriesArgs } from './entry.inputs.ts';
import { ENTRY_COLUMNS, entryOf, type EntryRow } from './entry-rows.ts';
import type { TextEntry } from './entry.types.ts';

/** What stands in the derived text. Which of them the viewer reads is row-level security's answer. */
const IN_DOCUMENT = `from text_entry e
  where e.document_id = $1 and e.position is not null and ($2::text is null or e.kind = $2)`;
const OF_DOCUMENT: Statement = {
  name: 'entries-of-document',
  text: `select ${ENTRY_COLUMNS} ${IN_DOCUMENT} and ($3::int is null or e.position > $3) order by e.position limit $4`,
};
const COUNT_OF_DOCUMENT: Statement = {
  name: 'entries-of-document-count',
  text: `select count(*)::int as total ${IN_DOCUMENT}`,
};

/** The entries of a document's text in its order, as far as the viewer reads them. */
export async function entriesOfDocument(
  documentId: string,
  { kind = null, ...page }: DocumentEntriesArgs,
  context: Context,
): Promise<Connection<TextEntry>> {
  const { first, after } = pageOf(page);
  const behind = after ? Number(placeOf(after)[0]) : null;
  if (behind !== null && !Number.isInteger(behind)) throw malformed();
  const rows = await context.read<EntryRow>(OF_DOCUMENT, [documentId, kind, behind, first + 1]);
  return new PageOfRows(
    rows.map(entryOf),
    page,
    ({ position, id }) => [String(position), id],
    async () => (await context.read<{ total: number }>(COUNT_OF_DOCUMENT, [documentId, kind]))[0]!.total,
  );
}

const IN_SPACE = `from text_entry e join document d on d.id = e.document_id
  where e.space_id = $1 and e.position is not null and d.trashed_at is null
    and ($2::text is null or e.kind = $2) and ($3::text is null or e.task_state = $3)
    and ($4::text is null or e.assigned_id = $4
      and e.space_id = any((select app_spaces('{LEAD,WRITER,READER}'))::text[]))
    and ($5::timestamptz is null or e.created_at >= $5)`;
const OF_SPACE: Statement = {
  name: 'entries-of-space',
  text: `select ${ENTRY_COLUMNS} ${IN_SPACE}
    and ($6::text is null or (e.created_at, e.id) > (select o.created_at, o.id from text_entry o where o.id = $6))
    order by e.created_at, e.id limit $7`,
};
const COUNT_OF_SPACE: Statement = {
  name: 'entries-of-space-count',
  text: `select count(*)::int as total ${IN_SPACE}`,
};

/** The entries of a space's documents, in the order in which they were made; none of a document in the bin. */
export async function listEntries(
  { spaceId, filter, ...page }: EntriesArgs,
  context: Context,
): Promise<Connection<TextEntry>> {
  const { first, after } = pageOf(page);
  const behind = after ? placeOf(after)[1] : null;
  if (behind !== null && !isId('blk', String(behind))) throw malformed();
  const { kind, state, responsibleId, since } = filter ?? {};
  const values = [spaceId, kind, state, responsibleId, since].map((value) => value ?? null);
  const rows = await context.read<EntryRow>(OF_SPACE, [...values, behind, first + 1]);
  return new PageOfRows(
    rows.map(entryOf),
    page,
    ({ id }) => ['', id],
    async () => (await context.read<{ total: number }>(COUNT_OF_SPACE, values))[0]!.total,
  );
}

const BY_ID: Statement = {
  name: 'entries-by-id',
  text: `select ${ENTRY_COLUMNS} from text_entry e where e.id = any($1) and e.position is not null`,
};

/** Entries by id, as far as they stand in a text that the viewer reads. */
export async function entriesById(read: Read, ids: readonly string[]): Promise<Map<string, TextEntry>> {
  const rows = await read<EntryRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, entryOf(row)]));
}

function malformed(): AppError {
  return new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
}
