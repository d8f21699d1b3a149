import { LIMITS } from '@umlauf/shared/limits';
import { DECISION_COLUMNS, decisionOf, type DecisionRow } from '../decisions/decision-rows.ts';
import type { DecisionFilter } from '../decisions/decision.inputs.ts';
import type { Decision } from '../decisions/decision.types.ts';
import { listDecisions, type ReadWords } from '../decisions/list-decisions.ts';
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../entries/entry-rows.ts';
import type { TextEntry } from '../entries/entry.types.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import type { Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { listTasks } from '../tasks/list-tasks.ts';
import type { TasksOf } from '../tasks/task-enums.ts';
import type { TaskFilter } from '../tasks/task.inputs.ts';

/** Twenty pages of a list at once: each is searched anew. */
const PAGE = 20 * LIMITS.pageSize;

/** Who reads, and pays for each hundred lines. */
export interface Reading {
  context: Context;
  charge: (price: number) => Promise<void>;
}

const DECIDED_IN: Statement = {
  name: 'decisions-of-minutes',
  text: `select ${DECISION_COLUMNS} from decision d join text_entry e on e.id = d.entry_id
    where d.document_id = $1 and e.position is not null order by e.position limit $2`,
};
const TASKS_IN: Statement = {
  name: 'tasks-of-minutes',
  text: `select ${ENTRY_COLUMNS} from text_entry e where e.document_id = $1 and e.kind = 'task'
    and e.position is not null order by e.position limit $2`,
};

/** What was decided in minutes, in the order of their text. Throws LIMIT { registerRows }. */
export async function decisionsInMinutes(documentId: string, reading: Reading): Promise<Decision[]> {
  const rows = await reading.context.read<DecisionRow>(DECIDED_IN, [documentId, LIMITS.registerRows + 1]);
  await pay(rows, reading);
  return within(rows.map(decisionOf));
}

/** The tasks in minutes, likewise, as the register has them. */
export async function tasksInMinutes(documentId: string, reading: Reading): Promise<TextEntry[]> {
  const rows = await reading.context.read<EntryRow>(TASKS_IN, [documentId, LIMITS.registerRows + 1]);
  await pay(rows, reading);
  return within(rows.map(entryOf));
}

/** The whole register as it is narrowed, the newest first. Throws as the list does, and LIMIT { registerRows }. */
export function allDecisions(
  filter: DecisionFilter,
  readWords: ReadWords,
  reading: Reading,
): Promise<Decision[]> {
  const args = { filter, order: 'NEWEST_FIRST' } as const;
  return allOf(reading, (page) => listDecisions({ ...args, ...page }, readWords, reading.context, PAGE));
}

/** All tasks as they are narrowed, those due first first; likewise. */
export function allTasks(
  of: keyof typeof TasksOf,
  filter: TaskFilter,
  readWords: ReadWords,
  reading: Reading,
): Promise<TextEntry[]> {
  return allOf(reading, (page) => listTasks({ of, filter, ...page }, readWords, reading.context, PAGE));
}

async function allOf<T>(
  reading: Reading,
  list: (page: { first: number; after: string | null }) => Promise<Connection<T>>,
): Promise<T[]> {
  const found: T[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = await list({ first: PAGE, after });
    found.push(...nodes);
    await pay(nodes, reading);
    within(found);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

async function pay({ length }: readonly unknown[], { charge }: Reading): Promise<void> {
  if (length > 0) await charge(Math.ceil(length / LIMITS.pageSize) * LIMITS.archivedDocumentCost);
}

function within<T>(rows: T[]): T[] {
  if (rows.length > LIMITS.registerRows)
    throw new AppError('LIMIT', { limit: 'registerRows', max: LIMITS.registerRows });
  return rows;
}
