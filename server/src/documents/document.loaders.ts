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

/** Derived text and Markdown by document id: they can be long, so that lists do not load them unasked. */
export async function contentById(
  { sql }: Transaction,
  ids: readonly string[],
): Promise<Map<string, DocumentContent>> {
  const rows = await sql<DocumentContent & { id: string }>(
    'select id, text, markdown from document where id = any($1)',
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface DocumentContent {
  text: string;
  markdown: string;
}
