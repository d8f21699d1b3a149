import type { Transaction } from '../platform/database/database.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import {
  CirculationAttachment,
  CirculationDocument,
  GuestCirculationDocument,
} from './circulation-document.types.ts';

/** A further document of a round, as the house knows it. */
export interface FurtherDocument {
  documentId: string;
  position: number;
  revision: number;
  title: string;
  content: string;
  contentHash: string;
}

/** A file of a round, as the house knows it. */
export interface AttachedToRound {
  id: string;
  documentPosition: number;
  name: string;
  mediaType: string;
  bytes: number;
  hash: string;
}

/** All of it, with texts, in its order. */
export async function furtherDocuments(
  { sql }: Pick<Transaction, 'sql'>,
  circulationId: string,
): Promise<FurtherDocument[]> {
  return sql<FurtherDocument>(
    `select document_id as "documentId", position, revision, title, content, content_hash as "contentHash"
     from circulation_document where circulation_id = $1 order by position`,
    [circulationId],
  );
}

/** What else goes round, without the texts. */
export async function furtherStates(
  { sql }: Pick<Transaction, 'sql'>,
  circulationId: string,
): Promise<Omit<FurtherDocument, 'content' | 'contentHash'>[]> {
  return sql(
    `select document_id as "documentId", position, revision, title from circulation_document
     where circulation_id = $1 order by position`,
    [circulationId],
  );
}

/** Its files, in their order. */
export async function roundAttachments(
  { sql }: Pick<Transaction, 'sql'>,
  circulationId: string,
): Promise<AttachedToRound[]> {
  const rows = await sql<AttachedToRound>(
    `select id, document_position as "documentPosition", name, media_type as "mediaType", bytes::float8 as bytes, hash
     from circulation_attachment where circulation_id = $1 order by position`,
    [circulationId],
  );
  return rows;
}

const DOCUMENTS: Statement = {
  name: 'documents-of-circulations',
  text: `select d.id, d.circulation_id as "circulationId", d.document_id as "documentId", d.position, d.revision, d.title,
      d.content_hash as "contentHash", f.id as "formerPartId"
    from circulation_document d join circulation c on c.id = d.circulation_id
    left join circulation_document f on f.circulation_id = c.former_id and f.document_id = d.document_id
    where d.circulation_id = any($1) order by d.position`,
};

/** By round, what else goes round, as far as the viewer reads it. */
export async function documentsOfRounds(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, CirculationDocument[]>> {
  const rows = await read<Omit<CirculationDocument, 'read'>>(DOCUMENTS, [ids]);
  const documents = rows.map((row) => Object.assign(new CirculationDocument(), row, { read }));
  return Map.groupBy(documents, ({ circulationId }) => circulationId);
}

/** The same of one round, by the rights of a personal link. */
export async function documentsOfGuestRound(read: Read, id: string): Promise<GuestCirculationDocument[]> {
  const rows = await read<Omit<GuestCirculationDocument, 'read'>>(DOCUMENTS, [[id]]);
  return rows.map((row) => Object.assign(new GuestCirculationDocument(), row, { read }));
}

const PART_CONTENT: Statement = {
  name: 'circulation-document-content',
  text: 'select content from circulation_document where id = $1',
};

/** The text of a further document, in the canonical form; null: whoever asks does not read it. */
export async function contentOfPart(read: Read, id: string): Promise<string | null> {
  return (await read<{ content: string }>(PART_CONTENT, [id]))[0]?.content ?? null;
}

const ATTACHMENT_COLUMNS = `a.id, a.circulation_id as "circulationId", a.document_position as "documentPosition", a.name,
  a.media_type as "mediaType", a.bytes::float8 as bytes, a.hash,
  case when p.id is not null then not exists (
    select 1 from circulation_attachment f where f.circulation_id = p.id and f.hash = a.hash) end as "isNew"`;
const WITH_FORMER = `from circulation_attachment a join circulation c on c.id = a.circulation_id
  left join circulation p on p.id = c.former_id`;
const ATTACHMENTS: Statement = {
  name: 'attachments-of-circulations',
  text: `select ${ATTACHMENT_COLUMNS} ${WITH_FORMER} where a.circulation_id = any($1) order by a.position`,
};
const ATTACHMENT: Statement = {
  name: 'attachments-of-circulations-by-id',
  text: `select ${ATTACHMENT_COLUMNS} ${WITH_FORMER} where a.id = any($1)`,
};

type AttachmentRow = Omit<CirculationAttachment, 'downloadPath'>;

const attachmentOf = (row: AttachmentRow): CirculationAttachment =>
  Object.assign(new CirculationAttachment(), row, {
    downloadPath: `/api/circulations/attachments/${row.id}/content`,
  });

/** By round, the files that go round, as far as whoever asks reads them. */
export async function attachmentsOfRounds(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, CirculationAttachment[]>> {
  const rows = await read<AttachmentRow>(ATTACHMENTS, [ids]);
  return Map.groupBy(rows.map(attachmentOf), ({ circulationId }) => circulationId);
}

/** One of them; null: whoever asks does not read it. */
export async function attachmentById(read: Read, id: string): Promise<CirculationAttachment | null> {
  const [row] = await read<AttachmentRow>(ATTACHMENT, [[id]]);
  return row ? attachmentOf(row) : null;
}
