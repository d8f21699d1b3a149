import { LIMITS } from '@umlauf/shared/limits';
import { numberOf } from '@umlauf/shared/entries';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import type { TaskStepKind } from './task-enums.ts';
import type { HandOverTaskInput, NoteTaskInput } from './task.inputs.ts';
import { authorizeTask, type TaskAtHand } from './task.policy.ts';

interface NewStep {
  kind: keyof typeof TaskStepKind;
  toId?: string | null;
  /** What the text says of the same. */
  said?: string | null;
  note?: string;
}

/** Notes how a task stands. Throws as the policy does. */
export async function noteTask(
  transaction: Transaction,
  viewer: Viewer,
  { entryId, note }: NoteTaskInput,
): Promise<void> {
  const task = await authorizeTask(transaction, viewer, entryId);
  checkFields({ note: faultOfText(note.trim(), LIMITS.taskNoteCharacters) });
  await addStep(transaction, viewer, task, { kind: 'NOTED', note: note.trim() });
}

/** Hands a task over to another member of its space. Throws as the policy does. */
export async function handOverTask(
  transaction: Transaction,
  viewer: Viewer,
  { entryId, accountId: toId, note }: HandOverTaskInput,
): Promise<void> {
  const task = await authorizeTask(transaction, viewer, entryId);
  const isMember = await belongs(transaction, task.document.spaceId, toId);
  const hasIt = toId === task.assignedId;
  const words = note?.trim() ?? '';
  checkFields({
    accountId: !isMember ? 'UNKNOWN_VALUE' : hasIt ? 'MISMATCH' : null,
    note: faultOfText(words, LIMITS.taskNoteCharacters, { mayBeEmpty: true }),
  });
  await giveTask(transaction, viewer, task, toId, words);
}

/** Says beside the text who has it from now on; null: whoever the text names, also where it names nobody. */
export async function giveTask(
  transaction: Transaction,
  viewer: Viewer,
  task: TaskAtHand,
  toId: string | null,
  note = '',
): Promise<void> {
  const said = task.saidResponsible;
  await addStep(transaction, viewer, task, { kind: 'HANDED_OVER', toId, said, note });
}

/** Says whether it is done beside the text. `said`: what the text says, or is about to say. */
export async function tickTask(
  transaction: Transaction,
  viewer: Viewer,
  task: TaskAtHand,
  state: 'OPEN' | 'DONE',
  said: 'OPEN' | 'DONE',
): Promise<void> {
  await addStep(transaction, viewer, task, { kind: state === 'DONE' ? 'DONE' : 'REOPENED', said });
}

/** Whether an account belongs to the space, as its members see it. */
export async function belongs({ sql }: Transaction, spaceId: string, accountId: string): Promise<boolean> {
  const rows = await sql(
    'select 1 from membership where space_id = $1 and account_id = $2 and (ends_at is null or ends_at > now())',
    [spaceId, accountId],
  );
  return rows.length > 0;
}

async function addStep(
  transaction: Transaction,
  viewer: Viewer,
  { id, document, number, assignedId }: TaskAtHand,
  { kind, toId, said, note }: NewStep,
): Promise<void> {
  await transaction.asHouse(async () => {
    // One after the other, so that the last word is the last one for everybody, and none is too many.
    await transaction.sql('select 1 from text_entry where id = $1 for no key update', [id]);
    const [counted] = await transaction.sql<{ count: number }>(
      'select count(*)::int as count from task_step where entry_id = $1',
      [id],
    );
    const max = LIMITS.stepsPerTask;
    if (counted!.count >= max) throw new AppError('LIMIT', { limit: 'stepsPerTask', max });
    await transaction.sql(
      `insert into task_step (id, entry_id, document_id, space_id, kind, by_id, to_id, said, note)
       select $1, $2, d.id, d.space_id, $4, $5, $6, $7, $8 from document d where d.id = $3`,
      [newId('tst'), id, document.id, kind, viewer.accountId, toId ?? null, said ?? null, note ?? ''],
    );
  });
  transaction.raise({
    spaceId: document.spaceId,
    type: 'TASK_CHANGED',
    subjectId: id,
    facts: { name: document.title, number: numberOf('task', 0, number), step: kind },
  });
  transaction.afterCommit((announcements) => {
    for (const accountId of new Set([assignedId, toId]))
      if (accountId) announcements.emit('accountChanged', { accountId });
  });
}
