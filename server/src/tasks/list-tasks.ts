import { isDay } from '@umlauf/shared/entries';
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../entries/entry-rows.ts';
import type { TextEntry } from '../entries/entry.types.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import {
  emptyConnection,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import type { TasksOf } from './task-enums.ts';
import type { TaskFilter, TasksArgs } from './task.inputs.ts';

/** What somebody typed, as the house's search reads it: see \`Pattern\`. Throws INVALID_INPUT and LIMIT as the search does. */
export type ReadTaskWords = (
  query: string,
  read: Read,
) => Promise<readonly { match: string[]; stems: string[] }[]>;

const INSIDE = `e.space_id = any((select app_spaces('{LEAD,WRITER,READER}'))::text[])`;

/** Who has a task is known to members alone; of their own, guests know. `$1`: an account or an organisation. */
const WHOSE: Record<TasksOf, string> = {
  VIEWER: `e.assigned_id = $1 and e.space_id = any((select app_spaces('{LEAD,WRITER,READER,GUEST}'))::text[])`,
  ORGANISATION: `e.assigned_id in (select a.id from account a where a.organisation_id = $1) and ${INSIDE}`,
  LEFT: `$1::text is not null and e.assigned_id is not null and ${INSIDE} and not exists (
    select 1 from membership m where m.space_id = e.space_id and m.account_id = e.assigned_id
      and (m.ends_at is null or m.ends_at > now()))`,
};

/** Which of them the viewer reads is row-level security's answer, in lists and counts alike. */
const matching = (of: TasksOf) => `from text_entry e join document d on d.id = e.document_id
  where e.kind = 'task' and e.position is not null and d.trashed_at is null and ${WHOSE[of]}
    and ($2::text is null or case $2 when 'DONE' then e.task_state = 'DONE' when 'OPEN' then e.task_state = 'OPEN'
      else e.task_state = 'OPEN' and e.due < to_char(now() at time zone 'Europe/Berlin', 'YYYY-MM-DD') end)
    and ($3::text is null or e.space_id = $3) and ($4::text is null or e.due >= $4) and ($5::text is null or e.due <= $5)
    and ($6::timestamptz is null or e.created_at >= $6)
    and ($7::jsonb is null or not exists (select 1 from jsonb_array_elements($7) as t (term) where not (
      search_fold(e.wording || ' ' || d.title) like any (array(select jsonb_array_elements_text(term->'match')))
      or search_stems(e.wording || ' ' || d.title) @@ coalesce(search_stems_of(term, ''), '')::tsquery)))`;

/** Behind all days stand those without one. */
const ORDER = `coalesce(e.due, '9999-99-99'), e.created_at, e.id`;

const pageOfTasks = (of: TasksOf): Statement => ({
  name: `tasks-${of}`,
  text: `select ${ENTRY_COLUMNS} ${matching(of)} and ($8::text is null or (${ORDER}) > (
      select $9::text, o.created_at, o.id from text_entry o where o.id = $8))
    order by ${ORDER} limit $10`,
});
const countOfTasks = (of: TasksOf): Statement => ({
  name: `tasks-count-${of}`,
  text: `select count(*)::int as total ${matching(of)}`,
});
const OWN_ORGANISATION: Statement = {
  name: 'organisation-of-viewer',
  text: 'select organisation_id as id from account where id = $1',
};

/** Tasks in the order of their days, as far as the viewer reads the documents; none of a document in the bin. `max` as of decisions. */
export async function listTasks(
  { of: chosen, filter, ...page }: TasksArgs,
  readWords: ReadTaskWords,
  context: Context,
  max?: number,
): Promise<Connection<TextEntry>> {
  const { first, after } = pageOf(page, max);
  if (!context.isSignedIn) return emptyConnection();
  const of = chosen as TasksOf;
  const [due, id] = after ? placeOf(after) : [null, null];
  if (id !== null && !isId('blk', id))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  const values = [
    await whoseOf(of, filter ?? {}, context),
    ...(await valuesOf(filter ?? {}, readWords, context)),
  ];
  const rows = await context.read<EntryRow>(pageOfTasks(of), [...values, id, due, first + 1]);
  return new PageOfRows(
    rows.map(entryOf),
    page,
    (task) => [rows.find((row) => row.id === task.id)!.due ?? '9999-99-99', task.id],
    async () => (await context.read<{ total: number }>(countOfTasks(of), values))[0]!.total,
  );
}

async function whoseOf(
  of: TasksOf,
  { organisationId }: TaskFilter,
  context: Context,
): Promise<string | null> {
  const { accountId } = context.signedIn;
  if (organisationId != null && of !== 'ORGANISATION') checkFields({ organisationId: 'MISMATCH' });
  if (of !== 'ORGANISATION') return accountId;
  if (organisationId != null) return organisationId;
  return (await context.read<{ id: string | null }>(OWN_ORGANISATION, [accountId]))[0]?.id ?? null;
}

async function valuesOf(filter: TaskFilter, readWords: ReadTaskWords, context: Context): Promise<unknown[]> {
  const { standing, spaceId, dueFrom, dueUntil, since, text } = filter;
  const faultOfDay = (day?: string | null) => (day == null || isDay(day) ? null : 'MALFORMED');
  checkFields({ dueFrom: faultOfDay(dueFrom), dueUntil: faultOfDay(dueUntil) });
  const wanted = text?.trim() ? await readWords(text, context.read) : null;
  const words = wanted && JSON.stringify(wanted.map(({ match, stems }) => ({ match, stems })));
  return [standing, spaceId, dueFrom, dueUntil, since, words].map((value) => value ?? null);
}
