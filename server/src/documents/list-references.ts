import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { DOCUMENT_COLUMNS, documentsOf, JOIN_AUTHOR, type DocumentRow } from './document-row.ts';
import type { Document } from './document.entity.ts';

/** Row-level security leaves those of which the actor reads both ends. */
const FOUND = `from document_link l join document d on d.id = l.document_id
  where l.target_id = $1 and not l.is_gone and d.trashed_at is null`;
const PAGE: Statement = {
  name: 'references',
  text: `select ${DOCUMENT_COLUMNS}
    from (select d.* ${FOUND} and ($3::text is null or (d.title, d.id) > ($3, $4)) order by d.title, d.id limit $2) d
    ${JOIN_AUTHOR} order by d.title, d.id`,
};
const COUNT: Statement = { name: 'references-count', text: `select count(*)::int as total ${FOUND}` };

/** The documents whose saved text links to this one, by title, as far as the viewer reads them; none that is in a bin. */
export async function listReferences(
  documentId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<Document>> {
  const { first, after } = pageOf(page);
  const place = after ? placeOf(after) : [null, null];
  const rows = await context.read<DocumentRow>(PAGE, [documentId, first + 1, ...place]);
  return new PageOfRows(
    documentsOf(rows),
    page,
    ({ title, id }) => [title, id],
    async () => (await context.read<{ total: number }>(COUNT, [documentId]))[0]!.total,
  );
}
