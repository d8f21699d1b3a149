import { isDay } from '@umlauf/shared/entries';
import type { Coediting } from '../coediting/coediting.ts';
import type { WriteRequest } from '../coediting/session.ts';
import { can as canDocument, authorizeDocument } from '../documents/document.policy.ts';
import type { TextWork } from '../documents/text-thread.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { roleOf } from '../spaces/space.policy.ts';
import type { SetTaskInput } from './task.inputs.ts';
import { readTask, type TaskAtHand } from './task.policy.ts';
import { belongs, giveTask, tickTask } from './task-steps.ts';

export interface TaskToSet extends TaskAtHand {
  /** Whether its text is to say it; otherwise it is said beside it. */
  isInText: boolean;
}

/**
 * The task of which something is to be said: in the text by whoever may edit it, and beside it by whoever may tick it,
 * where that is all. Throws NOT_FOUND for what is no task that they read, and as `authorizeDocument`; INVALID_INPUT for a
 * day that is none, and for somebody who does not belong to the space.
 */
export async function authorizeSetting(
  transaction: Transaction,
  viewer: Viewer,
  { entryId, state, responsibleId, dueOn }: SetTaskInput,
): Promise<TaskToSet> {
  const task = await readTask(transaction, viewer, entryId);
  const { document, mayTend } = task;
  const isTick = state != null && responsibleId === undefined && dueOn === undefined;
  const role = await roleOf(transaction, viewer, document.spaceId);
  const isInText = canDocument(role, 'edit', document, viewer.accountId);
  if (!isInText && isTick && mayTend) return { ...task, isInText };
  // Answers why not.
  await authorizeDocument(transaction, viewer, 'edit', document.id);
  const isMember = responsibleId == null || (await belongs(transaction, document.spaceId, responsibleId));
  checkFields({
    dueOn: dueOn == null || isDay(dueOn) ? null : 'MALFORMED',
    responsibleId: isMember ? null : 'UNKNOWN_VALUE',
  });
  return { ...task, isInText: true };
}

/**
 * What is to be said beside the text: whether a task is done whose text stays as it is; and where somebody has said
 * something else there before, once more as the text says it now, since the last word counts.
 */
export async function sayBeside(
  transaction: Transaction,
  viewer: Viewer,
  task: TaskToSet,
  { state, responsibleId }: SetTaskInput,
): Promise<void> {
  const { isInText, saidResponsible, assignedId } = task;
  if (state && (isInText ? task.wasTicked : task.state !== state))
    await tickTask(transaction, viewer, task, state, isInText ? state : task.saidState);
  if (responsibleId !== undefined && responsibleId === saidResponsible && responsibleId !== assignedId)
    await giveTask(transaction, viewer, task, responsibleId);
}

/**
 * Says it in the text, by an ordinary edit of the viewer's: merged with what people type, and committed when it answers.
 * Throws NOT_FOUND when the block stands in the text no more.
 */
export async function writeTask(
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
