import { isDay } from '@umlauf/shared/entries';
import type { Coediting } from '../coediting/coediting.ts';
import type { WriteRequest } from '../coediting/session.ts';
import type { Document } from '../documents/document.entity.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { TextWork } from '../documents/text-thread.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import type { SetTaskInput } from './entry.inputs.ts';

/**
 * The document of the task, when this viewer may edit it. Throws NOT_FOUND for what is no task that they read, and as
 * `authorizeDocument`; INVALID_INPUT for a day that is none, and for somebody who does not belong to the space.
 */
export async function authorizeTask(
  transaction: Transaction,
  viewer: Viewer,
  { entryId, responsibleId, dueOn }: SetTaskInput,
): Promise<Document> {
  const [found] = isId('blk', entryId)
    ? await transaction.sql<{ documentId: string }>(
        `select document_id as "documentId" from text_entry where id = $1 and kind = 'task'`,
        [entryId],
      )
    : [];
  if (!found) throw new AppError('NOT_FOUND');
  const document = await authorizeDocument(transaction, viewer, 'edit', found.documentId);
  const isMember = responsibleId == null || (await belongs(transaction, document.spaceId, responsibleId));
  checkFields({
    dueOn: dueOn == null || isDay(dueOn) ? null : 'MALFORMED',
    responsibleId: isMember ? null : 'UNKNOWN_VALUE',
  });
  return document;
}

async function belongs({ sql }: Transaction, spaceId: string, accountId: string): Promise<boolean> {
  const rows = await sql(
    'select 1 from membership where space_id = $1 and account_id = $2 and (ends_at is null or ends_at > now())',
    [spaceId, accountId],
  );
  return rows.length > 0;
}

/**
 * Says it in the text, by an ordinary edit of the viewer's: merged with what people type, and committed when it answers.
 * Throws NOT_FOUND when the block stands in the text no more.
 */
export async function setTask(
  coediting: Coediting,
  work: TextWork,
  documentId: string,
  { entryId, state, responsibleId, dueOn }: SetTaskInput,
  by: WriteRequest,
): Promise<void> {
  const present = await coediting.state(documentId);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const wanted = { state: state ?? undefined, responsible: responsibleId, due: dueOn };
  const update = await work.run('setFields', present.state, entryId, wanted);
  if (!update) throw new AppError('NOT_FOUND');
  await coediting.push(documentId, { ...by, update });
}
