import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { isSpaceRole, type SpaceRole } from '@umlauf/shared/roles';
import type { Context, Read } from '../platform/graphql/context.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import type { Document } from './document.entity.ts';
import { DOCUMENT_COLUMNS, documentsOf, JOIN_AUTHOR, type DocumentRow } from './document-row.ts';

/** Documents by id, as far as the viewer may read them. */
export async function documentsById(read: Read, ids: readonly string[]): Promise<Map<string, Document>> {
  const documents = documentsOf(await read<DocumentRow>(BY_ID, [ids]));
  return new Map(documents.map((document) => [document.id, document]));
}

const BY_ID: Statement = {
  name: 'documents-by-id',
  plannedOnce: true,
  text: `select ${DOCUMENT_COLUMNS} from document d ${JOIN_AUTHOR} where d.id = any($1)`,
};

/** The role of whoever asks for this document: in its space, or as a guest of the document itself. */
export async function roleForDocument(
  context: Context,
  { id, spaceId }: Pick<Document, 'id' | 'spaceId'>,
): Promise<SpaceRole | null> {
  const role = await roleIn(context, spaceId);
  if (context.audience || isSpaceRole(role)) return role;
  return (await context.fetch(guestOf, id)) ?? role;
}

async function guestOf(read: Read, ids: readonly string[]): Promise<Map<string, 'GUEST'>> {
  const rows = await read<{ id: string }>(GUEST_OF, [ids]);
  return new Map(rows.map((row) => [row.id, 'GUEST']));
}

const GUEST_OF: Statement = {
  name: 'guest-of-documents',
  text: `select document_id as id from document_guest
    where document_id = any($1) and account_id = (select app_account()) and ends_at > now()`,
};

/**
 * Derived text and Markdown by document id: they can be long, so that lists do not load them unasked. Null for what
 * would be too much for one answer, but for the first.
 */
export async function contentById(
  { sql }: Transaction,
  ids: readonly string[],
): Promise<Map<string, DocumentContent>> {
  const rows = await sql<DocumentContent & { id: string }>(CONTENT, [[...ids], LIMITS.answerCharacters]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** PostgreSQL knows the lengths without reading the texts. */
const CONTENT = `
  select id, case when fits then text end as text, case when fits then markdown end as markdown
  from (
    select id, text, markdown, bytes = total or total <= 4 * $2 as fits
    from (
      select id, text, markdown, bytes, sum(bytes) over (order by id) as total
      from (select id, text, markdown, octet_length(text) + octet_length(markdown) as bytes
        from document where id = any($1)) as found) as summed) as document`;

export interface DocumentContent {
  text: string | null;
  markdown: string | null;
}
