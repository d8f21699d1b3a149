import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { authorizeDocument } from './document.policy.ts';
import { Document } from './document.entity.ts';
import type { CreateDocumentInput } from './document.inputs.ts';
import { lockTree } from './lock-tree.ts';
import { documentMarkdown, documentText, markdownToUpdate } from './markdown.ts';

/**
 * Creates a document at the end of its siblings, with its first content as revision 1 of its log. Throws NOT_FOUND for
 * a space or parent that the viewer may not read.
 */
export async function createDocument(
  transaction: Transaction,
  viewer: Viewer,
  input: CreateDocumentInput,
): Promise<Document> {
  checkFields({
    title: faultOfLine(input.title, LIMITS.titleCharacters),
    markdown: input.markdown
      ? faultOfText(input.markdown, LIMITS.markdownCharacters, { mayBeEmpty: true })
      : null,
  });
  const space = await authorizeInSpace(transaction, viewer, 'createDocument', input.spaceId);
  await lockTree(transaction, space.id);
  const parent = input.parentId ? await authorizeDocument(transaction, viewer, 'read', input.parentId) : null;
  if (parent && (parent.spaceId !== space.id || parent.trashedAt)) throw new AppError('NOT_FOUND');
  const parentId = parent?.id ?? null;
  const [last] = await transaction.em.find(
    Document,
    { spaceId: space.id, parentId },
    { orderBy: { position: 'desc' }, limit: 1 },
  );
  const content = contentOf(input.markdown ?? '');
  const document = transaction.em.create(Document, {
    id: newId('doc'),
    spaceId: space.id,
    parentId,
    position: generateKeyBetween(last?.position ?? null, null),
    title: input.title.trim(),
    createdById: viewer.accountId,
    ...content?.columns,
  });
  if (content) await foundLog(transaction, viewer, document, content);
  transaction.raise({
    spaceId: space.id,
    type: 'DOCUMENT_CREATED',
    subjectId: document.id,
    facts: { name: document.title },
  });
  return document;
}

interface FirstContent {
  update: Uint8Array;
  clientIds: number[];
  /** Text is derived at once: the document is complete when the mutation answers. */
  columns: Pick<Document, 'revision' | 'textRevision' | 'text' | 'markdown'>;
}

function contentOf(markdown: string): FirstContent | null {
  if (markdown.trim() === '') return null;
  const update = markdownToUpdate(markdown);
  const doc = docOf(update);
  const text = documentText(doc);
  return {
    update,
    clientIds: [...doc.store.clients.keys()],
    columns: { revision: 1, textRevision: 1, text, markdown: documentMarkdown(doc) },
  };
}

async function foundLog(
  { sql, asHouse }: Transaction,
  viewer: Viewer,
  document: Document,
  { update, clientIds }: FirstContent,
): Promise<void> {
  await asHouse(async () => {
    await sql('insert into document_update (document_id, revision, update) values ($1, 1, $2)', [
      document.id,
      Buffer.from(update),
    ]);
    await sql(
      `insert into document_writer (document_id, client_id, account_id)
       select $1, client_id, $3 from unnest($2::bigint[]) as n (client_id)`,
      [document.id, clientIds, viewer.accountId],
    );
  });
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}
