import { generateKeyBetween } from 'fractional-indexing';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { databaseMoment } from '../platform/clock.ts';
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
import type { FirstContent } from './first-content.ts';
import { describeEntries } from './store-texts.ts';
import { TEXT_TASKS } from './text-tasks.ts';

/** Throws INVALID_INPUT. */
export function checkNewDocument({ title, markdown }: CreateDocumentInput): void {
  checkFields({
    title: faultOfLine(title, LIMITS.titleCharacters),
    markdown: markdown ? faultOfText(markdown, LIMITS.markdownCharacters, { mayBeEmpty: true }) : null,
  });
}

/**
 * Creates a document at the end of its siblings, with its first content as revision 1 of its log. Throws NOT_FOUND for
 * a space or parent that the viewer may not read. `read`: what the Markdown says, where that is known already.
 */
export async function createDocument(
  transaction: Transaction,
  viewer: Viewer,
  input: CreateDocumentInput,
  read?: FirstContent,
): Promise<Document> {
  checkNewDocument(input);
  const space = await authorizeInSpace(transaction, viewer, 'createDocument', input.spaceId);
  await lockTree(transaction, space.id);
  await refuseTooMany(transaction, space.id);
  const parent = input.parentId ? await authorizeDocument(transaction, viewer, 'read', input.parentId) : null;
  if (parent && (parent.spaceId !== space.id || parent.trashedAt)) throw new AppError('NOT_FOUND');
  const parentId = parent?.id ?? null;
  const content = read ?? (input.markdown?.trim() ? TEXT_TASKS.create(input.markdown) : null);
  return putDocument(
    transaction,
    viewer,
    { spaceId: space.id, parentId, title: input.title.trim() },
    content,
  );
}

/**
 * The same for what a feature above makes for its viewer, whom it has asked itself, at the end of a space: as the house, since
 * whoever leads a meeting need not be one who creates documents. Throws LIMIT { documentsPerSpace }.
 */
export async function makeDocument(
  transaction: Transaction,
  viewer: Viewer,
  { spaceId, title }: Pick<Document, 'spaceId' | 'title'>,
  content: FirstContent,
): Promise<Document> {
  await lockTree(transaction, spaceId);
  await refuseTooMany(transaction, spaceId);
  return transaction.asHouse(async () => {
    const document = await putDocument(transaction, viewer, { spaceId, parentId: null, title }, content);
    await transaction.em.flush();
    return document;
  });
}

async function putDocument(
  transaction: Transaction,
  viewer: Viewer,
  { spaceId, parentId, title }: Pick<Document, 'spaceId' | 'parentId' | 'title'>,
  content: FirstContent | null,
): Promise<Document> {
  const [last] = await transaction.em.find(
    Document,
    { spaceId, parentId },
    { orderBy: { position: 'desc' }, limit: 1 },
  );
  const document = transaction.em.create(Document, {
    id: newId('doc'),
    spaceId,
    parentId,
    position: generateKeyBetween(last?.position ?? null, null),
    title,
    createdById: viewer.accountId,
    // Text is derived at once: the document is complete when the mutation answers.
    ...(content && { revision: 1, textRevision: 1, text: content.text, markdown: content.markdown }),
  });
  if (content) await foundLog(transaction, viewer, document, content);
  transaction.raise({ spaceId, type: 'DOCUMENT_CREATED', subjectId: document.id, facts: { name: title } });
  return document;
}

/** Exact: whoever else makes one waits for the tree. */
async function refuseTooMany({ sql }: Transaction, spaceId: string): Promise<void> {
  const [counted] = await sql<{ count: number }>(
    'select count(*)::int as count from document where space_id = $1',
    [spaceId],
  );
  const max = LIMITS.documentsPerSpace;
  if (counted!.count >= max) throw new AppError('LIMIT', { limit: 'documentsPerSpace', max });
}

async function foundLog(
  { sql, asHouse, afterCommit }: Transaction,
  viewer: Viewer,
  document: Document,
  { update, clientIds, entries }: FirstContent,
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
    if (entries.length === 0) return;
    await sql('select enter_text_entries($1, $2, $3, $4)', [
      entries.map(() => document.id),
      entries.map(({ id }) => id),
      entries.map(({ kind }) => kind),
      databaseMoment(),
    ]);
    await describeEntries({ sql, afterCommit }, [{ documentId: document.id, entries }]);
  });
}
