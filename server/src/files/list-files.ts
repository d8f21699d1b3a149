import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import type { AttachedFile } from './attached-file.types.ts';
import { FILE_COLUMNS, fileOf, type FileRow } from './file-rows.ts';

interface Wanted {
  documentId: string;
  first: number;
  /** Null: from the newest on. */
  behind: string | null;
}

const LISTED: Statement = {
  name: 'files-of-documents',
  text: `select ${FILE_COLUMNS} from unnest($1::text[]) with ordinality as s (id, place) cross join lateral (
      select * from file where document_id = s.id and ($2::text is null or id < $2) order by id desc limit $3) f
    order by s.place, f.id desc`,
};
const COUNTED: Statement = {
  name: 'files-of-documents-count',
  text: 'select document_id as id, count(*)::int as total from file where document_id = any($1) group by 1',
};

/** A document's files as far as the viewer reads them, newest first: their ids are in that order. */
export async function listFiles(
  documentId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<AttachedFile>> {
  const { first, after } = pageOf(page);
  const wanted = { documentId, first, behind: after ? placeOf(after)[1] : null };
  return new PageOfRows(
    (await context.fetch(filesOfDocuments, wanted)) ?? [],
    page,
    ({ id }) => ['', id],
    async () => (await context.fetch(countsOfDocuments, documentId)) ?? 0,
  );
}

/** One statement for all documents of which the same page is wanted. */
async function filesOfDocuments(read: Read, all: readonly Wanted[]): Promise<Map<Wanted, AttachedFile[]>> {
  const found = new Map<Wanted, AttachedFile[]>();
  for (const same of Map.groupBy(all, ({ first, behind }) => `${first} ${behind}`).values()) {
    const [{ first, behind }] = same as [Wanted];
    const ids = [...new Set(same.map(({ documentId }) => documentId))];
    const rows = await read<FileRow>(LISTED, [ids, behind, first + 1]);
    const byDocument = Map.groupBy(rows.map(fileOf), ({ documentId }) => documentId);
    for (const wanted of same) found.set(wanted, byDocument.get(wanted.documentId) ?? []);
  }
  return found;
}

async function countsOfDocuments(read: Read, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await read<{ id: string; total: number }>(COUNTED, [ids]);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

const BY_ID: Statement = {
  name: 'files-by-id',
  text: `select ${FILE_COLUMNS} from file f where f.id = any($1)`,
};

/** Files by id, as far as the viewer reads them. */
export async function filesById(read: Read, ids: readonly string[]): Promise<Map<string, AttachedFile>> {
  const rows = await read<FileRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, fileOf(row)]));
}
