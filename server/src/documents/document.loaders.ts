import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { Document } from './document.entity.ts';

/** Documents by id, as far as the viewer may read them. */
export async function documentsById(
  { em }: Transaction,
  ids: readonly string[],
): Promise<Map<string, Document>> {
  const documents = await em.find(Document, { id: { $in: [...ids] } });
  return new Map(documents.map((document) => [document.id, document]));
}

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
