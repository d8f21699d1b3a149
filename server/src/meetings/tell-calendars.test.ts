import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedAgendaItem } from '../../../test/testkit/agendas.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { MailServer, type ReceivedMail } from '../../../test/testkit/mail-server.ts';
import { ON_MEETING, planMeeting, seedMeeting } from '../../../test/testkit/meetings.ts';
import type { Person } from '../../../test/testkit/seed.ts';

/** A meeting whose mails are still to be written. */
const UNTOLD = { told: false };

let server: MailServer;
let hub: TestHub;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await startTestHub({ SMTP_URL: server.url, MAIL_FROM: 'Umlauf <umlauf@hub.example>' });
});
afterAll(async () => {
  await hub.close();
  await server.takeAway();
});

/** What another library finds in the calendar of a mail. */
function calendarIn({ mail }: ReceivedMail) {
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
  const text = new TextDecoder().decode(part.content as ArrayBuffer);
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const event = calendar.getFirstSubcomponent('vevent')!;
  return {
    text,
    method: calendar.getFirstPropertyValue('method'),
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: event.getFirstPropertyValue('sequence'),
    summary: event.getFirstPropertyValue('summary'),
    description: event.getFirstPropertyValue('description'),
    startsAt: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
  };
}
const told = (person: Person) => server.to(person.email).map(calendarIn);
const methods = (person: Person) => told(person).map(({ method, sequence }) => `${method} ${sequence}`);
/** As whoever changes a meeting tells of it. */
const wake = (at = hub.server) =>
  at.hub.announcements.emit('spaceEvents', [{ type: 'MEETING_CHANGED' } as never]);
const change = async (id: string, changes: string) => {
  await hub.sql(`update meeting set ${changes} where id = $1`, [id]);
  wake();
};

async function scene() {
  const space = await hub.seed.space({ readers: 2 });
  const [reader, other] = space.readers as [Person, Person];
  const meeting = await seedMeeting(hub, space.id, reader.id, UNTOLD);
  const { database } = hub.server.hub;
  await database.withActor({ system: 'demo' }, ({ sql }) =>
    sql(
      `insert into meeting_participant (id, meeting_id, space_id, account_id, kind)
       select overlay(id placing 'zz' from 29), meeting_id, space_id, $2, 'GUEST' from meeting_participant where id = $1`,
      [meeting.participantId, other.id],
    ),
  );
  wake();
  return { space, reader, other, ...meeting };
}

describe('whoever is invited', () => {
  it('is told once, with a file for their own calendar', async () => {
    const { reader, other, id, space } = await scene();
    await expect.poll(() => methods(reader)).toEqual(['REQUEST 0']);
    await expect.poll(() => methods(other)).toEqual(['REQUEST 0']);
    const [mail] = server.to(reader.email) as [ReceivedMail];
    expect(mail.mail.subject).toMatch(/^Einladung: Lenkungskreis, Dienstag, 3\. März 2099/);
    expect(mail.mail.text).toContain(`${hub.url}/spaces/${space.id}/meetings/${id}`);
    expect(mail.mail.text).toContain('14:00');
    const [calendar] = told(reader) as [ReturnType<typeof calendarIn>];
    expect(calendar).toMatchObject({ summary: 'Lenkungskreis', startsAt: '2099-03-03T13:00:00.000Z' });
    expect(calendar.description).toContain(`/meetings/${id}`);
    // Everybody has a name of the meeting that nobody else knows, and nobody’s address is told to another.
    expect(calendar.uid).not.toBe(told(other)[0]!.uid);
    expect(calendar.text.replace(/\r\n /g, '')).not.toContain(other.email);
    expect(mail.raw).not.toContain(other.email);
  });

  it('reads the agenda in the mail and in their calendar', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    const { id } = await seedMeeting(hub, space.id, reader.id, UNTOLD);
    await seedAgendaItem(hub, { id, spaceId: space.id }, { title: 'Haushalt; Entwurf, neu' });
    wake();
    await expect.poll(() => methods(reader)).toEqual(['REQUEST 0']);
    const [{ mail }] = server.to(reader.email) as [ReceivedMail];
    for (const text of [mail.text, mail.html, told(reader)[0]!.description])
      expect(text).toContain('TOP 1: Haushalt; Entwurf, neu');
  });

  it.each(['"', '😀', '.😀'])(
    'is told in spite of an agenda that is longer than a mail: %s',
    async (start) => {
      const space = await hub.seed.space({ readers: 1 });
      const [reader] = space.readers as [Person];
      const { id } = await seedMeeting(hub, space.id, reader.id, UNTOLD);
      const note = `${start}${start.replace('.', '').repeat(19_000)}`;
      await seedAgendaItem(hub, { id, spaceId: space.id }, { note });
      wake();
      await expect.poll(() => methods(reader)).toEqual(['REQUEST 0']);
      expect(told(reader)[0]!.description).toContain('TOP 1: Haushalt');
    },
  );

  it('is told however many others fail', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    const { id } = await seedMeeting(hub, space.id, reader.id, UNTOLD);
    const { database } = hub.server.hub;
    // No subject can hold what stands in their titles.
    await database.withActor({ system: 'demo' }, async ({ sql }) => {
      const copy = async (table: string, changes: string) => {
        await sql(
          `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${changes}))).*
           from ${table} t, generate_series(100, 200) n where t.${table === 'meeting' ? 'id' : 'meeting_id'} = $1`,
          [id],
        );
      };
      const other = "overlay($1 placing '00' || n from 5)";
      await copy('meeting', `'id', ${other}, 'calendar_uid', n || $1, 'title', chr(7)`);
      await copy('meeting_participant', `'id', 'mpa_' || n || $1, 'meeting_id', ${other}`);
    });
    wake();
    await expect.poll(() => methods(reader), { timeout: 20_000 }).toEqual(['REQUEST 0']);
    const untold = await database.withActor({ system: 'demo' }, async ({ sql }) => {
      const rows = await sql(`select 1 from meeting_participant p join meeting m on m.id = p.meeting_id
        where m.title = chr(7) and p.told_sequence is null`);
      await sql('delete from meeting where title = chr(7)');
      return rows.length;
    });
    expect(untold).toBe(101);
  });

  it('is told in their language', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    await hub.sql(`update account set locale = 'EN' where id = $1`, [reader.id]);
    await seedMeeting(hub, space.id, reader.id, UNTOLD);
    wake();
    await expect.poll(() => server.to(reader.email).map(({ mail }) => mail.subject)).toHaveLength(1);
    expect(server.to(reader.email)[0]!.mail.subject).toMatch(
      /^Invitation: Lenkungskreis, Tuesday,? 3 March 2099/,
    );
  });

  it('is told of another time and of the end of it, in the same event of their calendar', async () => {
    const { reader, id } = await scene();
    await expect.poll(() => methods(reader)).toEqual(['REQUEST 0']);
    const later = `starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'`;
    await change(id, `${later}, calendar_sequence = calendar_sequence + 1`);
    await expect.poll(() => methods(reader)).toEqual(['REQUEST 0', 'REQUEST 1']);
    expect(server.to(reader.email)[1]!.mail.subject).toMatch(/^Geändert: /);
    const off = `state = 'CANCELLED', cancelled_at = now(), cancel_reason = 'Grippe'`;
    await change(id, `${off}, calendar_sequence = calendar_sequence + 1`);
    await expect.poll(() => methods(reader)).toEqual(['REQUEST 0', 'REQUEST 1', 'CANCEL 2']);
    expect(server.to(reader.email)[2]!.mail.text).toContain('Grippe');
    expect(new Set(told(reader).map(({ uid }) => uid)).size).toBe(1);
  });

  it('is told nothing of what is only planned, over, or cancelled before they were invited', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    await seedMeeting(hub, space.id, reader.id, { state: 'PLANNED' });
    await seedMeeting(hub, space.id, reader.id, { ...UNTOLD, startsAt: new Date('2020-01-01T10:00:00Z') });
    const { id } = await seedMeeting(hub, space.id, reader.id, { state: 'PLANNED' });
    await change(id, `state = 'CANCELLED', cancelled_at = now(), calendar_sequence = 1`);
    const { other } = await scene();
    await expect.poll(() => methods(other)).toEqual(['REQUEST 0']);
    expect(methods(reader)).toEqual([]);
  });

  it('is told once by two instances, and by one that is started anew', async () => {
    const another = await hub.startAnother();
    try {
      const scenes = await Promise.all([scene(), scene(), scene()]);
      for (let round = 0; round < 5; round++) {
        wake();
        wake(another);
      }
      for (const { reader, other } of scenes)
        for (const person of [reader, other]) await expect.poll(() => methods(person)).toEqual(['REQUEST 0']);
      await hub.restart();
      wake();
      const { reader } = await scene();
      await expect.poll(() => methods(reader)).toEqual(['REQUEST 0']);
      for (const { reader, other } of scenes)
        for (const person of [reader, other]) expect(methods(person)).toEqual(['REQUEST 0']);
    } finally {
      await another.close();
    }
  });

  it('gets only the last of what has changed while no mail could go', async () => {
    await server.takeAway();
    const { reader, id } = await scene();
    const written = (count: number) =>
      expect
        .poll(() => hub.sql(`select 1 from mail where recipient = $1`, [reader.email]), { timeout: 5_000 })
        .toHaveLength(count);
    await written(1);
    await change(id, `place = 'Saal 2', calendar_sequence = 1`);
    await written(2);
    await server.giveBack();
    await expect.poll(() => methods(reader), { timeout: 20_000 }).toEqual(['REQUEST 1']);
    expect(server.to(reader.email)[0]!.mail.text).toContain('Saal 2');
  });
});

it('follows what is done by the API: invited, moved, taken out, cancelled', async () => {
  const space = await hub.seed.space({ readers: 2 });
  const [reader, other] = space.readers as [Person, Person];
  const { api } = space.lead;
  const { id: meetingId } = await planMeeting(api, space.id);
  const participant = ({ id: accountId }: Person) => ({ accountId, kind: 'ENTITLED' });
  const participants = [reader, other].map(participant);
  await api.query(ON_MEETING.invite, { input: { meetingId, participants } });
  for (const person of [reader, other]) await expect.poll(() => methods(person)).toEqual(['REQUEST 0']);
  await api.query(ON_MEETING.change, { input: { meetingId, time: '15:30' } });
  for (const person of [reader, other])
    await expect.poll(() => methods(person)).toEqual(['REQUEST 0', 'REQUEST 1']);
  await api.query(ON_MEETING.participants, { input: { meetingId, participants: [participant(reader)] } });
  await expect.poll(() => methods(other)).toEqual(['REQUEST 0', 'REQUEST 1', 'CANCEL 2']);
  // Asked once more, they are somebody new to the meeting: an event of its own.
  await api.query(ON_MEETING.participants, { input: { meetingId, participants } });
  await expect.poll(() => methods(other)).toEqual(['REQUEST 0', 'REQUEST 1', 'CANCEL 2', 'REQUEST 1']);
  expect(new Set(told(other).map(({ uid }) => uid)).size).toBe(2);
  await api.query(ON_MEETING.cancel, { input: { meetingId, reason: 'Hitzefrei' } });
  await expect.poll(() => methods(reader)).toEqual(['REQUEST 0', 'REQUEST 1', 'CANCEL 2']);
  await expect.poll(() => methods(other).at(-1)).toBe('CANCEL 2');
  expect(server.to(reader.email).at(-1)!.mail.text).toContain('Hitzefrei');
});

describe('whoever is not invited any more', () => {
  it('is told so once, when they had been invited', async () => {
    const { reader, other, id } = await scene();
    await expect.poll(() => methods(other)).toEqual(['REQUEST 0']);
    await hub.sql('delete from meeting_participant where meeting_id = $1 and account_id = $2', [
      id,
      other.id,
    ]);
    wake();
    await expect.poll(() => methods(other)).toEqual(['REQUEST 0', 'CANCEL 1']);
    expect(told(other)[0]!.uid).toBe(told(other)[1]!.uid);
    expect(server.to(other.email)[1]!.mail.subject).toMatch(/^Nicht mehr eingeladen: Lenkungskreis/);
    await change(id, `place = 'Saal 3', calendar_sequence = 1`);
    await expect.poll(() => methods(reader)).toEqual(['REQUEST 0', 'REQUEST 1']);
    expect(methods(other)).toHaveLength(2);
  });

  it('because they left the space, is told without a word of what they may not read', async () => {
    const { space, reader, other, id } = await scene();
    await expect.poll(() => methods(other)).toEqual(['REQUEST 0']);
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      { input: { spaceId: space.id, accountId: other.id } },
    );
    await expect.poll(() => methods(other)).toEqual(['REQUEST 0', 'CANCEL 1']);
    expect(told(other)[0]!.uid).toBe(told(other)[1]!.uid);
    const { mail, raw } = server.to(other.email)[1]!;
    expect(mail.subject).toMatch(/^Nicht mehr eingeladen: Sitzung/);
    for (const word of ['Lenkungskreis', id]) expect(`${mail.text}${mail.html}${raw}`).not.toContain(word);
    expect(told(other)[1]!.text).not.toContain('Lenkungskreis');
    expect(methods(reader)).toEqual(['REQUEST 0']);
  });

  it('is told nothing when they were never invited, or have no account any more', async () => {
    const space = await hub.seed.space({ readers: 2 });
    const [planned, erased] = space.readers as [Person, Person];
    const { id } = await seedMeeting(hub, space.id, planned.id, { state: 'PLANNED' });
    await hub.sql('delete from meeting_participant where meeting_id = $1', [id]);
    await seedMeeting(hub, space.id, erased.id, UNTOLD);
    wake();
    await expect.poll(() => methods(erased)).toEqual(['REQUEST 0']);
    await hub.sql('delete from membership where account_id = $1', [erased.id]);
    await hub.sql('delete from account where id = $1', [erased.id]);
    const { reader } = await scene();
    await expect.poll(() => methods(reader)).toEqual(['REQUEST 0']);
    expect(methods(planned)).toEqual([]);
    expect(methods(erased)).toEqual(['REQUEST 0']);
    expect(await hub.sql('select 1 from calendar_farewell')).toEqual([]);
  });
});
