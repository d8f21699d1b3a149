import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import type { Document } from './document.entity.ts';
import { DOCUMENT_COLUMNS, documentsOf, JOIN_AUTHOR, type DocumentRow } from './document-row.ts';

interface Wanted {
  spaceId: string;
  inBin: boolean;
  first: number;
  after: string | undefined;
}

/** A page of each space's documents, in one statement for all spaces. */
const listed = (further: string) => `
  select ${DOCUMENT_COLUMNS}
  from unnest($1::text[]) with ordinality as s (id, place) cross join lateral (
    select * from document
    where space_id = s.id and (trashed_at is not null) = $2 ${further}
    order by position, id limit $3) d
  ${JOIN_AUTHOR}
  order by s.place, d.position, d.id`;
const FIRST: Statement = { name: 'documents', text: listed(''), plannedOnce: true };
const NEXT: Statement = {
  name: 'documents-after',
  text: listed('and (position, id) > ($4, $5)'),
  plannedOnce: true,
};
const COUNT: Statement = {
  name: 'documents-count',
  plannedOnce: true,
  text: `select space_id as "spaceId", count(*)::int as total from document
    where space_id = any($1) and (trashed_at is not null) = $2 group by 1`,
};

/** A space's documents by position. */
export async function listDocuments(
  spaceId: string,
  page: PageArgs,
  inBin: boolean,
  context: Context,
): Promise<Connection<Document>> {
  const { first, after } = pageOf(page);
  const wanted: Wanted = { spaceId, inBin, first, after };
  const documents = (await context.fetch(pagesOfSpaces, wanted)) ?? [];
  return new PageOfRows(
    documents,
    page,
    ({ position, id }) => [position, id],
    async () => (await context.fetch(countsOfSpaces, wanted)) ?? 0,
  );
}

async function pagesOfSpaces(read: Read, all: readonly Wanted[]): Promise<Map<Wanted, Document[]>> {
  return eachKind(all, async (spaceIds, { inBin, first, after }) => {
    const values = [spaceIds, inBin, first + 1];
    const rows = after
      ? await read<DocumentRow>(NEXT, [...values, ...placeOf(after)])
      : await read<DocumentRow>(FIRST, values);
    return Map.groupBy(documentsOf(rows), (document) => document.spaceId);
  });
}

async function countsOfSpaces(read: Read, all: readonly Wanted[]): Promise<Map<Wanted, number>> {
  return eachKind(all, async (spaceIds, { inBin }) => {
    const rows = await read<{ spaceId: string; total: number }>(COUNT, [spaceIds, inBin]);
    return new Map(rows.map(({ spaceId, total }) => [spaceId, total]));
  });
}

/** Asks once for all spaces of which the same page is wanted; mostly that is all of them. */
async function eachKind<V>(
  all: readonly Wanted[],
  find: (spaceIds: string[], wanted: Wanted) => Promise<Map<string, V>>,
): Promise<Map<Wanted, V>> {
  const found = new Map<Wanted, V>();
  const kinds = Map.groupBy(all, ({ inBin, first, after }) => `${inBin} ${first} ${after ?? ''}`);
  await Promise.all(
    [...kinds.values()].map(async (same) => {
      const bySpace = await find([...new Set(same.map(({ spaceId }) => spaceId))], same[0]!);
      for (const wanted of same) {
        const value = bySpace.get(wanted.spaceId);
        if (value !== undefined) found.set(wanted, value);
      }
    }),
  );
  return found;
}
