import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { ImapServer } from '../../../test/testkit/imap-server.ts';
import {
  replyMail,
  writtenReply,
  type WrittenMail,
  type WrittenReply,
} from '../../../test/testkit/calendar-reply.ts';
import { MailServer } from '../../../test/testkit/mail-server.ts';
import { seedMeeting } from '../../../test/testkit/meetings.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { openCalendars } from '../calendars.ts';
import { readConfig } from '../platform/config.ts';

let smtp: MailServer;
let imap: ImapServer;
/** The hub's own job reads another mailbox, so that it does not come between. */
let other: ImapServer;
let hub: TestHub;
beforeAll(async () => {
  [smtp, imap, other] = [await MailServer.open(), await ImapServer.open(), await ImapServer.open()];
  hub = await startTestHub({ SMTP_URL: smtp.url, MAIL_FROM: 'umlauf@hub.example', IMAP_URL: other.url });
});
afterAll(async () => {
  await hub.close();
  await smtp.takeAway();
  await imap.close();
  await other.close();
});

const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
beforeEach(() => void lines.splice(0));

/** Reads the mailbox as the job does each minute. */
async function readNow(): Promise<void> {
  const calendars = openCalendars({
    config: readConfig({ IMAP_URL: imap.url }),
    hub: hub.server.hub,
    secret: 'a secret of the tests, long enough',
    origin: hub.url,
    log,
  });
  try {
    await calendars.jobs.find(({ name }) => name === 'read-answers')!.run(new AbortController().signal);
  } finally {
    await calendars.close();
  }
}

/** Somebody who is invited, with what their own invitation says. */
async function invited() {
  const space = await hub.seed.space({ readers: 1 });
  const [reader] = space.readers as [Person];
  const meeting = await seedMeeting(hub, space.id, reader.id, { told: false });
  hub.server.hub.announcements.emit('spaceEvents', [{ type: 'MEETING_INVITED' } as never]);
  await expect.poll(() => smtp.to(reader.email)).toHaveLength(1);
  const { mail } = smtp.to(reader.email)[0]!;
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
  const text = new TextDecoder().decode(part.content as ArrayBuffer).replace(/\r?\n /g, '');
  const uid = /^UID:(.*?)\r?$/m.exec(text)![1]!;
  const read = async () =>
    (
      await hub.sql<{ answer: string; answer_note: string; answered_at: Date | null }>(
        'select answer, answer_note, answered_at from meeting_participant where id = $1',
        [meeting.participantId],
      )
    )[0]!;
  const events = () =>
    hub.sql(`select actor_id from event where stream_id = $1 and type = 'MEETING_ANSWERED'`, [space.id]);
  const reply = (changes: Partial<WrittenReply> = {}) => ({ uid, attendee: reader.email, ...changes });
  return { ...meeting, space, reader, uid, text, mail, read, events, reply };
}
type Invited = Awaited<ReturnType<typeof invited>>;

const deliver = (mail: WrittenMail, arrivedAt?: Date) => imap.deliver(replyMail(mail), arrivedAt);
/** An answer of theirs, but for what is changed. */
const answer = (
  { reader, reply }: Invited,
  changes: Partial<WrittenReply> = {},
  mail: Partial<WrittenMail> = {},
) => deliver({ from: reader.email, calendar: writtenReply(reply(changes)), ...mail });
const OPEN = { answer: 'NONE', answer_note: '', answered_at: null };
const FLAGGED = ['$UmlaufLookedAt', '\\Flagged'];

describe('an answer by mail', () => {
  it('is asked for, and the mail says that it is read', async () => {
    const { text, mail } = await invited();
    expect(text).toMatch(/RSVP=TRUE/);
    expect(text).toContain('ORGANIZER;CN="Umlauf":mailto:umlauf@hub.example');
    expect(mail.text).toContain('in Ihrem Kalender oder in Umlauf zu- oder absagen');
    expect(mail.text).not.toContain('liest niemand');
  });

  it.each(['ACCEPTED', 'DECLINED', 'TENTATIVE'])('counts like one given here: %s', async (word) => {
    const person = await invited();
    const uid = answer(person, { answer: word, note: 'Komme „später“' });
    await readNow();
    expect(await person.read()).toMatchObject({ answer: word, answer_note: 'Komme „später“' });
    expect(await person.events()).toEqual([{ actor_id: person.reader.id }]);
    expect(imap.flagsOf(uid)).toEqual(['\\Seen']);
  });

  it('is taken once, also when it is looked at once more', async () => {
    const person = await invited();
    const arrived = new Date();
    deliver({ from: person.reader.email, calendar: writtenReply(person.reply()) }, arrived);
    deliver({ from: person.reader.email, calendar: writtenReply(person.reply()) }, arrived);
    await readNow();
    expect((await person.read()).answer).toBe('ACCEPTED');
    expect(await person.events()).toHaveLength(1);
  });

  it('gives way to a later one, in whichever order they are read', async () => {
    const person = await invited();
    const { reader, reply } = person;
    const at = (seconds: number) => new Date(Date.now() - 60_000 + seconds * 1_000);
    deliver({ from: reader.email, calendar: writtenReply(reply({ answer: 'DECLINED' })) }, at(20));
    const earlier = deliver({ from: reader.email, calendar: writtenReply(reply()) }, at(10));
    await readNow();
    expect((await person.read()).answer).toBe('DECLINED');
    expect(imap.flagsOf(earlier)).toEqual(['\\Seen']);
    deliver({ from: reader.email, calendar: writtenReply(reply({ answer: 'TENTATIVE' })) }, at(30));
    await readNow();
    expect((await person.read()).answer).toBe('TENTATIVE');
  });

  it('to two meetings in one mail counts for both', async () => {
    const [one, two] = [await invited(), await invited()];
    await hub.sql('update meeting_participant set account_id = $1 where id = $2', [
      one.reader.id,
      two.participantId,
    ]);
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      two.space.id,
      one.reader.id,
    ]);
    const calendar = writtenReply(one.reply(), {
      ...two.reply({ answer: 'DECLINED' }),
      attendee: one.reader.email,
    });
    const uid = deliver({ from: one.reader.email, calendar });
    await readNow();
    expect([(await one.read()).answer, (await two.read()).answer]).toEqual(['ACCEPTED', 'DECLINED']);
    expect(imap.flagsOf(uid)).toEqual(['\\Seen']);
  });
});

describe('an answer that is none of theirs', () => {
  const otherwise = (person: Invited) => ({
    'from another address': () => answer(person, {}, { from: 'evil@mail.example' }),
    'for another address': () => answer(person, { attendee: 'evil@mail.example' }),
    'with a name that was guessed': () =>
      answer(person, { uid: `${person.participantId}-${'0'.repeat(32)}` }),
    'with the id alone': () => answer(person, { uid: person.participantId }),
    'that a server on its way disowns': () =>
      answer(person, {}, { headers: 'Authentication-Results: mx.hub.example; dmarc=fail' }),
    'ahead of what was sent': () => answer(person, { sequence: 7 }),
    'that is too large': () => answer(person, {}, { text: 'x'.repeat(1_100_000) }),
    'that is broken': () =>
      deliver({ from: person.reader.email, calendar: writtenReply(person.reply()).slice(0, 120) }),
    'that says two things': () =>
      deliver({
        from: person.reader.email,
        calendar: writtenReply(person.reply(), person.reply({ answer: 'DECLINED' })),
      }),
  });
  const KINDS = Object.keys(otherwise({} as Invited)) as (keyof ReturnType<typeof otherwise>)[];

  it.each(KINDS)('%s changes nothing, is kept and flagged', async (kind) => {
    const person = await invited();
    const uid = otherwise(person)[kind]();
    await readNow();
    expect(await person.read()).toEqual(OPEN);
    expect(await person.events()).toEqual([]);
    expect(imap.flagsOf(uid)).toEqual(FLAGGED);
  });

  it('of somebody else who is invited does not count for them', async () => {
    const [one, two] = [await invited(), await invited()];
    // Two knows the name that the meeting has for one, as when the invitation was forwarded.
    const uid = deliver({
      from: two.reader.email,
      calendar: writtenReply({ uid: one.uid, attendee: two.reader.email }),
    });
    await readNow();
    expect([await one.read(), await two.read()]).toEqual([OPEN, OPEN]);
    expect(imap.flagsOf(uid)).toEqual(FLAGGED);
  });
});

describe('an answer that comes too late', () => {
  const late: Record<string, (person: Invited) => Promise<unknown>> = {
    'after the meeting was moved': ({ id }) =>
      hub.sql('update meeting set calendar_sequence = calendar_sequence + 1 where id = $1', [id]),
    'after it was cancelled': ({ id }) =>
      hub.sql(`update meeting set state = 'CANCELLED', cancelled_at = now() where id = $1`, [id]),
    'after they were taken out': ({ participantId }) =>
      hub.sql('delete from meeting_participant where id = $1', [participantId]),
    'after they left the space': ({ space, reader }) =>
      hub.sql('delete from membership where space_id = $1 and account_id = $2', [space.id, reader.id]),
    'after their account was locked': ({ reader }) =>
      hub.sql('update account set locked_at = now() where id = $1', [reader.id]),
  };
  it.each(Object.keys(late))('%s changes nothing and is done with', async (kind) => {
    const person = await invited();
    await late[kind]!(person);
    const uid = answer(person);
    await readNow();
    expect((await person.read()) ?? OPEN).toEqual(OPEN);
    expect(await person.events()).toEqual([]);
    expect(imap.flagsOf(uid)).toEqual(['\\Seen']);
  });

  it('after they answered here does not count', async () => {
    const person = await invited();
    await hub.sql(
      `update meeting_participant set answer = 'DECLINED', answered_at = now() + interval '1 minute' where id = $1`,
      [person.participantId],
    );
    answer(person);
    await readNow();
    expect((await person.read()).answer).toBe('DECLINED');
  });
});

it('leaves mails about something else unread', async () => {
  const uids = [
    deliver({ from: 'a@mail.example' }),
    deliver({
      from: 'a@mail.example',
      calendar: writtenReply({ uid: 'elsewhere@x.example', attendee: 'a@mail.example' }),
    }),
  ];
  await readNow();
  for (const uid of uids) expect(imap.flagsOf(uid)).toEqual(['$UmlaufLookedAt']);
});

it('logs what came of each, and nobody’s address, words or secret', async () => {
  const person = await invited();
  answer(person, { note: 'GEHEIMES WORT' });
  answer(person, { attendee: 'evil@mail.example' }, { from: 'evil@mail.example' });
  answer(person, {}, { text: 'x'.repeat(1_100_000) });
  await readNow();
  const said = lines.join('');
  for (const word of ['"outcome":"TAKEN"', '"outcome":"OTHER_SENDER"', 'too large'])
    expect(said).toContain(word);
  for (const word of [
    person.reader.email,
    'evil@',
    'GEHEIMES WORT',
    person.uid,
    person.reader.name,
    'testpass',
  ])
    expect(said).not.toContain(word);
});
