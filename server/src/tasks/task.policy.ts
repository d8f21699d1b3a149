import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Document } from '../documents/document.entity.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { roleOf } from '../spaces/space.policy.ts';

/** What can be said of tasks beside their text. To change what a text says of one is to edit the document. */
const VERBS = {
  tend: 'tendTasks',
  tendOwn: 'tendOwnTasks',
} as const satisfies Record<string, SpaceVerb>;

export type TaskVerb = keyof typeof VERBS;

/**
 * Whether somebody with this role in its space may tick a task, note how it stands and hand it over: whoever edits there,
 * and whoever is responsible. A seal is no hindrance, since no text changes.
 */
export function can(
  role: string | null,
  isResponsible: boolean,
  { trashedAt }: Pick<Document, 'trashedAt'>,
): boolean {
  if (trashedAt) return false;
  return roleAllows(role, VERBS.tend) || (isResponsible && roleAllows(role, VERBS.tendOwn));
}

/** A task as it stands, for whoever says something of it. */
export interface TaskAtHand {
  id: string;
  document: Document;
  number: number;
  /** Who has it, by the text or by what was said beside it. */
  assignedId: string | null;
  state: 'OPEN' | 'DONE';
  /** What the text says. */
  saidResponsible: string | null;
  saidState: 'OPEN' | 'DONE';
  /** Whether somebody has ever said beside the text whether it is done. */
  wasTicked: boolean;
  mayTend: boolean;
}

const TASK = `select e.id, e.document_id as "documentId", e.number, e.assigned_id as "assignedId", e.task_state as state,
    e.responsible_id as "saidResponsible", e.state as "saidState", exists (
      select 1 from task_step s where s.entry_id = e.id and s.kind in ('DONE', 'REOPENED')) as "wasTicked"
  from text_entry e where e.id = $1 and e.kind = 'task' and e.position is not null`;

/** The task, when the viewer reads it. Throws NOT_FOUND for what is none, or stands in no text that they read. */
export async function readTask(
  transaction: Transaction,
  viewer: Viewer,
  entryId: string,
): Promise<TaskAtHand> {
  const [row] = isId('blk', entryId)
    ? await transaction.sql<TaskAtHand & { documentId: string }>(TASK, [entryId])
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const document = await authorizeDocument(transaction, viewer, 'read', row.documentId);
  const role = await roleOf(transaction, viewer, document.spaceId);
  return { ...row, document, mayTend: can(role, row.assignedId === viewer.accountId, document) };
}

/** The same, when they may say something of it. Throws FORBIDDEN when not, and GONE when its document is in the bin. */
export async function authorizeTask(
  transaction: Transaction,
  viewer: Viewer,
  entryId: string,
): Promise<TaskAtHand> {
  const task = await readTask(transaction, viewer, entryId);
  if (task.document.trashedAt) throw new AppError('GONE', { reason: 'IN_BIN' });
  if (!task.mayTend) throw new AppError('FORBIDDEN');
  return task;
}
