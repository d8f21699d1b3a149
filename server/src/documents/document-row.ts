import { Account, type AccountKind } from '../accounts/account.entity.ts';
import { rowClass } from '../platform/database/row-class.ts';
import { Document } from './document.entity.ts';

const makeDocument = rowClass(Document, [
  'id',
  'spaceId',
  'parentId',
  'position',
  'title',
  'revision',
  'textRevision',
  'createdById',
  'trashedAt',
  'sealedAt',
  'hold',
  'createdAt',
  'updatedAt',
]);
const makeAuthor = rowClass(Account, ['id', 'name', 'kind']);

export type DocumentRow = Parameters<typeof makeDocument>[0] & {
  authorName: string | null;
  authorKind: AccountKind | null;
};

/** All but the texts, which can be long. */
export const DOCUMENT_COLUMNS = `d.id, d.space_id as "spaceId", d.parent_id as "parentId", d.position, d.title, d.revision,
  d.text_revision as "textRevision", d.created_by_id as "createdById", d.trashed_at as "trashedAt",
  d.sealed_at as "sealedAt", d.hold,
  d.created_at as "createdAt", d.updated_at as "updatedAt", author.name as "authorName", author.kind as "authorKind"`;
/** The author's name costs the database little and saves another question. */
export const JOIN_AUTHOR = 'left join account author on author.id = d.created_by_id';

/** Documents with their authors. */
export function documentsOf(rows: readonly DocumentRow[]): Document[] {
  const authors = new Map<string, Account>();
  return rows.map((row) => {
    const document = makeDocument(row);
    document.author = authorOf(row, authors);
    return document;
  });
}

function authorOf(row: DocumentRow, known: Map<string, Account>) {
  const { createdById: id, authorName: name, authorKind: kind } = row;
  if (id == null || name === null || kind === null) return null;
  let author = known.get(id);
  if (!author) known.set(id, (author = makeAuthor({ id, name, kind })));
  return author;
}
