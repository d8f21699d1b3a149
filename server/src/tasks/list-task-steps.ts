import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { TaskStep } from './task.types.ts';

type StepRow = Pick<TaskStep, keyof TaskStep>;

const COLUMNS = `s.id, s.entry_id as "entryId", s.kind, s.at, s.note, s.by_id as "byId", s.to_id as "toId",
  s.place::text as place`;
const OF_TASK: Statement = {
  name: 'steps-of-task',
  text: `select ${COLUMNS} from task_step s where s.entry_id = $1 and ($2::bigint is null or s.place < $2)
    order by s.place desc limit $3`,
};
const COUNT: Statement = {
  name: 'steps-of-task-count',
  text: 'select count(*)::int as total from task_step where entry_id = $1',
};

/** What was said of a task beside its text, the last word first, as far as the viewer reads it. */
export async function stepsOfTask(
  entryId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<TaskStep>> {
  const { first, after } = pageOf(page);
  const behind = after ? placeOf(after)[0] : null;
  if (behind !== null && !/^\d{1,18}$/.test(behind))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  const rows = await context.read<StepRow>(OF_TASK, [entryId, behind, first + 1]);
  return new PageOfRows(
    rows.map(stepOf),
    page,
    ({ place, id }) => [place, id],
    async () => (await context.read<{ total: number }>(COUNT, [entryId]))[0]!.total,
  );
}

/** The last word of each kind, where the text says another thing than it and has not changed since. */
const BESIDE: Statement = {
  name: 'steps-beside-texts',
  text: `select ${COLUMNS} from (
      select distinct on (entry_id, kind = 'HANDED_OVER') * from task_step where entry_id = any($1) and kind <> 'NOTED'
      order by entry_id, kind = 'HANDED_OVER', place desc) s
    join text_entry e on e.id = s.entry_id and e.position is not null
    where case s.kind when 'HANDED_OVER'
      then s.said is not distinct from e.responsible_id and s.to_id is not null
        and s.to_id is distinct from e.responsible_id and s.place > coalesce(e.responsible_overrules, 0)
      else s.said is not distinct from e.state and e.task_state is distinct from e.state
        and s.place > coalesce(e.state_overrules, 0) end
    order by s.place`,
};

/** What stands beside the texts of these tasks, and against them. */
export async function stepsBeside(read: Read, ids: readonly string[]): Promise<Map<string, TaskStep[]>> {
  const rows = await read<StepRow>(BESIDE, [ids]);
  return Map.groupBy(rows.map(stepOf), ({ entryId }) => entryId);
}

function stepOf(row: StepRow): TaskStep {
  return Object.assign(new TaskStep(), row);
}
