import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  act,
  dayAhead,
  MEETING,
  ON_MEETING,
  planMeeting,
  refusedAct as refused,
  seedMeeting,
} from '../../../test/testkit/meetings.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { momentAt } from './wall-clock.ts';

let hub: TestHub;
let space: SeededSpace;
let lead: Person;
let writer: Person;
let reader: Person;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function scene(): Promise<void> {
  space = await hub.seed.space({ writers: 1, readers: 1 });
  lead = space.lead;
  [writer, reader] = [space.writers[0]!, space.readers[0]!];
}

const read = async ({ api }: Pick<Person, 'api'>, id: string) =>
  (await api.query(`query($id: ID!) { meeting(id: $id) { ${MEETING} } }`, { id }))['meeting'];
const eventsOf = async (id: string) =>
  (
    await hub.sql<{ type: string }>('select type from event where subject_id = $1 order by sequence', [id])
  ).map(({ type }) => type);
const at = (day: string, time: string, zone = 'Europe/Berlin') =>
  new Date(momentAt(day, time, zone).at).toISOString();

describe('one meeting', () => {
  it('is planned at a time of the clock on the wall, in a zone', async () => {
    await scene();
    const day = dayAhead(30);
    const meeting = await planMeeting(writer.api, space.id, {
      title: ' Lenkungskreis ',
      day,
      durationMinutes: 90,
      timeZone: 'America/New_York',
      place: ' Raum 2 ',
      videoUrl: 'https://video.example/r/2',
      chairId: lead.id,
      keeperId: reader.id,
      participants: [{ accountId: reader.id }, { accountId: writer.id, kind: 'GUEST' }],
    });
    const begins = at(day, '14:00', 'America/New_York');
    expect(meeting).toMatchObject({
      title: 'Lenkungskreis',
      startsAt: begins,
      endsAt: new Date(Date.parse(begins) + 90 * 60_000).toISOString(),
      place: 'Raum 2',
      videoUrl: 'https://video.example/r/2',
      state: 'PLANNED',
      calendarSequence: 0,
      calendarUid: `${meeting.id}@umlauf`,
      chair: { id: lead.id },
      keeper: { id: reader.id },
      answers: { accepted: 0, declined: 0, tentative: 0, none: 2 },
      viewerCan: { change: true, invite: true, cancel: true, start: false, end: false, answer: true },
    });
    expect(meeting.participants.nodes.map((one: any) => [one.account.id, one.kind])).toEqual([
      [reader.id, 'ENTITLED'],
      [writer.id, 'GUEST'],
    ]);
    expect(await eventsOf(meeting.id)).toEqual(['MEETING_PLANNED']);
  });

  it('is moved, cancelled and changed by whoever leads it or keeps its minutes, though they only read', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id);
    expect(await refused(reader, 'change', { meetingId: id, title: 'Anders' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    await act(writer, 'conduct', { meetingId: id, keeperId: reader.id });
    expect((await read(reader, id)).viewerCan).toMatchObject({ change: true, cancel: true });
    const changed = await act(reader, 'change', { meetingId: id, title: 'Anders' });
    expect(changed).toMatchObject({ title: 'Anders', calendarSequence: 1 });
    await act(writer, 'conduct', { meetingId: id });
    expect(await refused(reader, 'cancel', { meetingId: id, reason: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('asks anew when it moves, and keeps answers when only its place changes', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id, { participants: [{ accountId: reader.id }] });
    await act(writer, 'invite', { meetingId: id });
    await act(reader, 'answer', { meetingId: id, answer: 'ACCEPTED', note: 'Gern' });
    const elsewhere = await act(writer, 'change', { meetingId: id, place: 'Raum 3' });
    expect(elsewhere).toMatchObject({ calendarSequence: 1, answers: { accepted: 1 } });
    const moved = await act(writer, 'change', { meetingId: id, day: dayAhead(11) });
    expect(moved).toMatchObject({
      startsAt: at(dayAhead(11), '14:00'),
      calendarSequence: 2,
      state: 'INVITED',
      answers: { accepted: 0, none: 1 },
    });
    expect(Date.parse(moved.endsAt) - Date.parse(moved.startsAt)).toBe(3_600_000);
    const same = await act(writer, 'change', { meetingId: id, day: dayAhead(11), time: '14:00' });
    expect(same).toMatchObject({ calendarSequence: 2, updatedAt: moved.updatedAt });
    expect(await eventsOf(id)).toEqual([
      'MEETING_PLANNED',
      'MEETING_INVITED',
      'MEETING_ANSWERED',
      'MEETING_CHANGED',
      'MEETING_MOVED',
    ]);
  });

  it('goes from planned to ended, and stays as it was', async () => {
    await scene();
    const soon = new Date(Date.now() + 3_600_000);
    const { id } = await seedMeeting(hub, space.id, reader.id, { startsAt: soon, state: 'PLANNED' });
    const open = await act(writer, 'start', { id });
    expect(open).toMatchObject({ state: 'RUNNING', viewerCan: { start: false, end: true, invite: false } });
    expect(await act(lead, 'start', { id })).toMatchObject({ startedAt: open.startedAt });
    expect(await refused(writer, 'invite', { meetingId: id })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(writer, 'change', { meetingId: id, day: dayAhead(3) })).toMatchObject({
      fields: { day: 'MISMATCH' },
    });
    expect(await refused(reader, 'answer', { meetingId: id, answer: 'ACCEPTED' })).toMatchObject({
      code: 'GONE',
    });
    const over = await act(writer, 'end', { id });
    expect(over).toMatchObject({ state: 'ENDED', viewerCan: { change: false, cancel: false, end: false } });
    for (const [verb, input] of [
      ['end', { id }],
      ['start', { id }],
      ['change', { meetingId: id, title: 'x' }],
      ['cancel', { meetingId: id, reason: 'x' }],
      ['invite', { meetingId: id }],
      ['conduct', { meetingId: id }],
      ['participants', { meetingId: id, participants: [] }],
      ['answer', { meetingId: id, answer: 'DECLINED' }],
    ] as const)
      expect(await refused(verb === 'answer' ? reader : writer, verb, input), verb).toMatchObject({
        code: 'GONE',
        reason: 'ENDED',
      });
    expect(await eventsOf(id)).toEqual(['MEETING_STARTED', 'MEETING_ENDED']);
    await expect(hub.sql(`update meeting set title = 'x' where id = $1`, [id])).rejects.toThrow(
      'a meeting that is over stays as it was',
    );
  });

  it('is cancelled once, with a reason, and takes no answers then', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id, { participants: [{ accountId: reader.id }] });
    await act(writer, 'invite', { meetingId: id });
    expect(await refused(writer, 'cancel', { meetingId: id, reason: ' ' })).toMatchObject({
      fields: { reason: 'EMPTY' },
    });
    expect(await act(writer, 'cancel', { meetingId: id, reason: 'Krankheit' })).toMatchObject({
      state: 'CANCELLED',
      cancelReason: 'Krankheit',
      calendarSequence: 1,
    });
    for (const [who, verb, input] of [
      [writer, 'cancel', { meetingId: id, reason: 'Noch einmal' }],
      [reader, 'answer', { meetingId: id, answer: 'ACCEPTED' }],
      [writer, 'change', { meetingId: id, place: 'x' }],
    ] as const)
      expect(await refused(who, verb, input)).toMatchObject({ code: 'GONE', reason: 'CANCELLED' });
  });
});

describe('what is refused', () => {
  it.each([
    [{ title: ' ' }, { title: 'EMPTY' }],
    [{ title: 'x'.repeat(201) }, { title: 'TOO_LONG' }],
    [{ title: 'a\u202eb' }, { title: 'CONTROL_CHARACTER' }],
    [{ place: 'x'.repeat(301) }, { place: 'TOO_LONG' }],
    [{ day: '2027-02-31' }, { day: 'MALFORMED' }],
    [{ day: '31.12.2030' }, { day: 'MALFORMED' }],
    [{ time: '24:00' }, { time: 'MALFORMED' }],
    [{ time: '9:00' }, { time: 'MALFORMED' }],
    [{ day: '2020-01-01' }, { day: 'IN_THE_PAST' }],
    [{ day: '2199-01-01' }, { day: 'OUT_OF_RANGE' }],
    [{ day: '2028-03-26', time: '02:30' }, { time: 'MISSING_HOUR' }],
    [{ durationMinutes: 0 }, { durationMinutes: 'OUT_OF_RANGE' }],
    [{ durationMinutes: -30 }, { durationMinutes: 'OUT_OF_RANGE' }],
    [{ durationMinutes: 1_441 }, { durationMinutes: 'OUT_OF_RANGE' }],
    [{ timeZone: 'Europe/Atlantis' }, { timeZone: 'UNKNOWN_VALUE' }],
    [{ timeZone: '+02:00' }, { timeZone: 'UNKNOWN_VALUE' }],
    [{ videoUrl: 'http://video.example' }, { videoUrl: 'UNSAFE_LINK' }],
    [{ videoUrl: 'javascript:alert(1)' }, { videoUrl: 'UNSAFE_LINK' }],
    [{ videoUrl: 'https://me:word@video.example' }, { videoUrl: 'UNSAFE_LINK' }],
    [{ videoUrl: 'video' }, { videoUrl: 'MALFORMED' }],
    [{ bodyId: 'bod_x' }, { bodyId: 'UNKNOWN_VALUE' }],
    [
      { chairId: 'acc_x', keeperId: 'acc_y' },
      { chairId: 'UNKNOWN_VALUE', keeperId: 'UNKNOWN_VALUE' },
    ],
  ])('%o', async (wrong, fields) => {
    await scene();
    const input = { spaceId: space.id, title: 'Sitzung', day: dayAhead(5), time: '10:00', ...wrong };
    expect(await refused(writer, 'plan', input)).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect(await hub.sql('select 1 from meeting where space_id = $1', [space.id])).toEqual([]);
  });

  it('is not a time that comes twice: the first one is meant', async () => {
    await scene();
    const meeting = await planMeeting(writer.api, space.id, { day: '2028-10-29', time: '02:30' });
    expect(meeting.startsAt).toBe('2028-10-29T00:30:00.000Z');
  });

  it('is to open a meeting long before, and to invite to one that is over', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id);
    expect(await refused(writer, 'start', { id })).toMatchObject({ code: 'CONFLICT', reason: 'TOO_EARLY' });
    expect(await refused(writer, 'end', { id })).toMatchObject({ code: 'CONFLICT' });
    const gone = await seedMeeting(hub, space.id, reader.id, { startsAt: new Date(Date.now() - 86_400_000) });
    expect(await refused(writer, 'invite', { meetingId: gone.id })).toMatchObject({ code: 'GONE' });
    expect(await refused(reader, 'answer', { meetingId: gone.id, answer: 'ACCEPTED' })).toMatchObject({
      code: 'GONE',
    });
  });

  it('is a series of another space, and a meeting of one', async () => {
    await scene();
    const other = await hub.seed.space();
    const { id, seriesId } = await seedMeeting(hub, other.id, other.lead.id);
    expect(
      await refused(writer, 'plan', {
        spaceId: space.id,
        title: 'x',
        day: dayAhead(3),
        time: '10:00',
        seriesId,
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    // Who leads both: still not one series over two spaces.
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`, [
      other.id,
      lead.id,
    ]);
    expect(
      await refused(lead, 'plan', {
        spaceId: space.id,
        title: 'x',
        day: dayAhead(3),
        time: '10:00',
        seriesId,
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(writer, 'cancel', { meetingId: id, reason: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is the second of two who change the same at once', async () => {
    await scene();
    const { id, updatedAt } = await planMeeting(writer.api, space.id);
    const both = await Promise.all(
      [writer, lead].map((who) =>
        who.api.send(ON_MEETING.change, {
          input: { meetingId: id, place: who.id, expectedUpdatedAt: updatedAt },
        }),
      ),
    );
    const codes = both.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok');
    expect(codes.toSorted()).toEqual(['CONFLICT', 'ok']);
    expect((await read(writer, id)).calendarSequence).toBe(1);
  });

  it('is one cancellation of two at once', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id);
    const both = await Promise.all(
      [writer, lead].map(({ api }) =>
        api.send(ON_MEETING.cancel, { input: { meetingId: id, reason: 'Entfällt' } }),
      ),
    );
    expect(both.filter(({ errors }) => errors?.[0]?.extensions.code === 'GONE')).toHaveLength(1);
    expect((await eventsOf(id)).filter((type) => type === 'MEETING_CANCELLED')).toHaveLength(1);
  });
});

describe('the meetings of a space', () => {
  it('are those to come, the next one first, and those that are over, the last one first', async () => {
    await scene();
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    const seeded = async (startsAt: Date) => (await seedMeeting(hub, space.id, reader.id, { startsAt })).id;
    const later = await seeded(hours(48));
    const soon = await seeded(hours(2));
    const under = await seeded(hours(-5));
    await hub.sql(`update meeting set state = 'RUNNING', started_at = now() where id = $1`, [under]);
    const old = await seeded(hours(-30));
    const yesterday = await seeded(hours(-20));
    const list = async (args: string) =>
      (
        await reader.api.query(
          `query($id: ID!) { space(id: $id) { meetings(${args}) { totalCount nodes { id } pageInfo { endCursor } } } }`,
          { id: space.id },
        )
      )['space'].meetings;
    const ids = ({ nodes }: any) => nodes.map(({ id }: any) => id);
    expect(ids(await list('first: 9'))).toEqual([under, soon, later]);
    expect(ids(await list('first: 9, filter: PAST'))).toEqual([yesterday, old]);
    expect(await list('first: 9, filter: ALL')).toMatchObject({ totalCount: 5 });
    const page = await list('first: 2');
    expect(ids(await list(`first: 2, after: "${page.pageInfo.endCursor}"`))).toEqual([later]);
  });

  it('are there for no guest and no visitor', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id);
    await hub.seed.open(space, 'PUBLIC');
    const guest = await hub.seed.member(space, 'GUEST');
    const query = `query($id: ID!) { space(id: $id) { meetings(first: 9, filter: ALL) { totalCount nodes { id } }
      meetingSeries(first: 9) { totalCount } viewerCan { readMeetings planMeetings } } }`;
    for (const api of [guest.api, space.outsider.api]) {
      const found = (await api.query(query, { id: space.id }))['space'];
      expect(found).toEqual({
        meetings: { totalCount: 0, nodes: [] },
        meetingSeries: { totalCount: 0 },
        viewerCan: { readMeetings: false, planMeetings: false },
      });
      expect(await read({ api }, id)).toBeNull();
    }
  });
});
