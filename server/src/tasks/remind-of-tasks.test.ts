import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../server.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { addTask } from '../../../test/testkit/written.ts';
import { isStillToDo, remindOfTasks } from './remind-of-tasks.ts';

let hub: TestHub;
let other: RunningServer;
beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
}, 60_000);
afterAll(async () => {
  await other.close();
  await hub.close();
});

const DUE = '2031-05-07';
/** Noon in Berlin, so many days from the day on which the task is due. */
const daysAfter = (days: number) => new Date(Date.parse(`${DUE}T10:00:00Z`) + days * 86_400_000);
const remindAt = (days: number, { hub: at }: Pick<RunningServer, 'hub'> = hub.server) =>
  remindOfTasks(at.database, at.outbox, daysAfter(days));
const mailsTo = ({ id }: Person) =>
  hub.sql<StoredMail & { subject: string; text: string; html: string }>(
    `select * from mail where kind = 'TASK_REMINDER' and account_id = $1 order by created_at, id`,
    [id],
  );
const mayGo = (mail: StoredMail) =>
  hub.server.hub.database.withActor({ system: 'mail' }, (transaction) => isStillToDo(transaction, mail));

async function withTask(): Promise<{ space: SeededSpace; person: Person; id: string }> {
  const space = await hub.seed.space({ readers: 1, password: true });
  const [person] = space.readers as [Person];
  const id = await addTask(space.lead.api, space.id, 'Geheimer Ortstermin', person.id);
  await hub.sql('update text_entry set due = $2 where id = $1', [id, DUE]);
  return { space, person, id };
}

it('three days before and on the day after, once each, whichever of two instances looks', async () => {
  const { space, person } = await withTask();
  await remindAt(-4);
  expect(await mailsTo(person)).toEqual([]);
  await Promise.all([remindAt(-3), remindAt(-3, other), remindAt(-3)]);
  await remindAt(-2);
  await remindAt(0);
  const [soon, ...more] = await mailsTo(person);
  expect(more).toEqual([]);
  expect(soon!.subject).toBe('Eine Aufgabe in Umlauf ist bald fällig');
  expect(soon!.text).toContain('Mittwoch, 7. Mai 2031');
  for (const form of [soon!.text, soon!.html]) {
    expect(form).toContain('/tasks');
    expect(form).not.toContain('Ortstermin');
    expect(form).not.toContain(space.name);
  }
  await Promise.all([remindAt(1), remindAt(1, other)]);
  await remindAt(3);
  expect((await mailsTo(person)).map(({ subject }) => subject)).toEqual([
    soon!.subject,
    'Eine Aufgabe in Umlauf ist überfällig',
  ]);
});

it('in the language of whoever it is for, and not when they do not want it', async () => {
  const [one, two] = [await withTask(), await withTask()];
  const set = 'mutation($input: UpdateViewerInput!) { updateViewer(input: $input) { taskReminders } }';
  await (await sessionApi(hub.url, one.person)).query(set, { input: { locale: 'EN' } });
  const session = await sessionApi(hub.url, two.person);
  const { updateViewer } = await session.query(set, { input: { taskReminders: false } });
  expect(updateViewer).toEqual({ taskReminders: false });
  await remindAt(-3);
  expect(await mailsTo(two.person)).toEqual([]);
  const [mail] = await mailsTo(one.person);
  expect(mail!.subject).toBe('A task in Umlauf is due soon');
  expect(mail!.text).toContain('Wednesday');
});

it('not of what is done, has left the text, has another day or another person, or may not be read any more', async () => {
  const ended: Record<string, (scene: Awaited<ReturnType<typeof withTask>>) => Promise<unknown>> = {
    done: ({ id, person }) =>
      person.api.query('mutation($input: SetTaskInput!) { setTask(input: $input) { id } }', {
        input: { entryId: id, state: 'DONE' },
      }),
    'handed over': ({ id, space, person }) =>
      person.api.query('mutation($input: HandOverTaskInput!) { handOverTask(input: $input) { id } }', {
        input: { entryId: id, accountId: space.lead.id },
      }),
    removed: ({ id }) => hub.sql('update text_entry set position = null where id = $1', [id]),
    'of another day': ({ id }) => hub.sql(`update text_entry set due = '2031-12-24' where id = $1`, [id]),
    'of somebody who left': ({ person }) =>
      hub.sql('delete from membership where account_id = $1', [person.id]),
    'in the bin': ({ id }) =>
      hub.sql(
        'update document set trashed_at = now() where id = (select document_id from text_entry where id = $1)',
        [id],
      ),
  };
  for (const [name, end] of Object.entries(ended)) {
    const [before, after] = [await withTask(), await withTask()];
    await end(before);
    await remindAt(-3);
    expect(await mailsTo(before.person), name).toEqual([]);
    // One that is written already does not go.
    const [mail] = await mailsTo(after.person);
    expect(await mayGo(mail!), name).toBe(true);
    await end(after);
    expect(await mayGo(mail!), name).toBe(false);
  }
});

it('of several tasks of one day together, and of a day that the calendar has not, of none', async () => {
  const { space, person, id } = await withTask();
  const second = await addTask(space.lead.api, space.id, 'Noch einer', person.id);
  await hub.sql('update text_entry set due = $2 where id = $1', [second, DUE]);
  const third = await addTask(space.lead.api, space.id, 'Ohne Tag', person.id);
  await hub.sql(`update text_entry set due = '2031-05-99' where id = $1`, [third]);
  await remindAt(-1);
  const mails = await mailsTo(person);
  expect(mails).toHaveLength(1);
  // What is left of it is enough for the mail to go.
  await hub.sql(`update text_entry set state = 'DONE' where id = $1`, [id]);
  expect(await mayGo(mails[0]!)).toBe(true);
});
