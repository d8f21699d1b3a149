import { addDays } from '@umlauf/shared/circulation/working-days';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database, Transaction } from '../platform/database/database.ts';
import { faultOfAddress, type MailLocale, type Outbox } from '../platform/mail/outbox.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';
import { TASK_MAIL, taskMail } from './task-mail.ts';

interface Due {
  entryId: string;
  accountId: string;
  email: string;
  locale: MailLocale;
  due: string;
  kind: 'SOON' | 'LATE';
}

const AT_ONCE = LIMITS.pageSize * 10;

/** Open tasks of people who read the document as members, have an address, and want to be reminded. */
const OPEN = `text_entry e join document d on d.id = e.document_id and d.trashed_at is null
  join account a on a.id = e.assigned_id and a.locked_at is null and a.task_reminders and a.email is not null
  join membership m on m.space_id = e.space_id and m.account_id = a.id and (m.ends_at is null or m.ends_at > now())`;
const STANDS = `e.kind = 'task' and e.position is not null and e.task_state = 'OPEN'`;

/** `$1`: today; `$2`: the days of which somebody is reminded; `$3` to `$5`: behind whom, null at the start. */
const DUE = `
  select e.id as "entryId", a.id as "accountId", a.email, a.locale, e.due, k.kind
  from ${OPEN}
  cross join lateral (select case when e.due >= $1 then 'SOON' else 'LATE' end as kind) k
  where ${STANDS} and e.due = any($2) and ($3::text is null or (a.id, e.due, e.id) > ($3, $4, $5)) and not exists (
    select 1 from task_reminder r where r.entry_id = e.id and r.account_id = a.id and r.due = e.due and r.kind = k.kind)
  order by a.id, e.due, e.id limit ${AT_ONCE}`;

/** Whoever writes the row first reminds; others, on whatever instance, find that it is done. */
const REMEMBER = `
  insert into task_reminder (entry_id, account_id, due, kind, mail_id)
  select unnest($1::text[]), $2, $3, $4, '' on conflict do nothing returning entry_id as "entryId"`;

/**
 * Reminds whoever is responsible of open tasks, some days before they are due and on the day after: once of each task for
 * each day, one mail for all tasks of one day. What came due while nothing ran is made up for, for a week.
 */
export async function remindOfTasks(
  database: Database,
  outbox: Outbox,
  now = new Date(),
  closing?: AbortSignal,
): Promise<void> {
  const today = dayOf(now);
  const days = daysAround(today);
  for (let last: Due | undefined, page: Due[] = []; ; last = page.at(-1)) {
    const behind = [last?.accountId ?? null, last?.due ?? null, last?.entryId ?? null];
    page = await database.withActor({ system: 'tasks' }, ({ sql }) =>
      sql<Due>(DUE, [today, days, ...behind]),
    );
    await remindAll(database, outbox, page, closing);
    if (page.length < AT_ONCE || closing?.aborted) return;
  }
}

async function remindAll(
  database: Database,
  outbox: Outbox,
  due: readonly Due[],
  closing: AbortSignal | undefined,
): Promise<void> {
  const reachable = due.filter((task) => faultOfAddress(task.email) === null);
  const groups = Map.groupBy(reachable, ({ accountId, due: day, kind }) => `${accountId} ${day} ${kind}`);
  for (const tasks of groups.values()) {
    if (closing?.aborted) return;
    await database.withActor({ system: 'tasks' }, (transaction) => remind(transaction, outbox, tasks));
  }
}

async function remind(transaction: Transaction, outbox: Outbox, tasks: readonly Due[]): Promise<void> {
  const { accountId, email, locale, due, kind } = tasks[0]!;
  const ids = tasks.map(({ entryId }) => entryId);
  const fresh = await transaction.sql<{ entryId: string }>(REMEMBER, [ids, accountId, due, kind]);
  if (fresh.length === 0) return;
  const link = `${outbox.origin}/tasks`;
  const words = taskMail({ locale, kind, due, link });
  const mailId = await outbox.enqueue(transaction, {
    kind: TASK_MAIL,
    to: email,
    locale,
    accountId,
    ...words,
  });
  await transaction.sql(
    'update task_reminder set mail_id = $1 where entry_id = any($2) and account_id = $3 and due = $4 and kind = $5',
    [mailId, fresh.map(({ entryId }) => entryId), accountId, due, kind],
  );
}

/** The day in Berlin, so many days from now. */
function dayOf(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}

/** Those of which somebody is reminded on this day. */
function daysAround(today: string): string[] {
  const { lateTaskReminderDays: late, taskReminderDays: soon } = LIMITS;
  return Array.from({ length: late + 1 + soon }, (_, index) => addDays(today, index - late));
}

/** Whether one may still go: a task of which it reminds is open, still due on that day, and still theirs to read. */
export async function isStillToDo({ sql }: Transaction, mail: StoredMail): Promise<boolean> {
  const rows = await sql(
    `select 1 from ${OPEN} join task_reminder r on r.entry_id = e.id and r.account_id = a.id and r.due = e.due
     where r.mail_id = $1 and ${STANDS} limit 1`,
    [mail.id],
  );
  return rows.length > 0;
}
