import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { dayAhead, ON_MEETING, ON_SERIES, planSeries } from '../../../test/testkit/meetings.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { layAllMeetings } from './change-series.ts';
import { dayIn, momentAt } from './wall-clock.ts';

let hub: TestHub;
let space: SeededSpace;
let writer: Person;
let reader: Person;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function scene(): Promise<void> {
  space = await hub.seed.space({ writers: 1, readers: 1 });
  [writer, reader] = [space.writers[0]!, space.readers[0]!];
}

const LOG = { warn: (facts: object) => expect(facts, 'a warning').toEqual({}) };
const DAY = 86_400_000;
const change = async (input: object, { api } = writer): Promise<any> =>
  Object.values(await api.query(ON_SERIES.change, { input }))[0];
const end = async (id: string): Promise<any> =>
  Object.values(await writer.api.query(ON_SERIES.end, { id }))[0];
const refused = async (verb: keyof typeof ON_SERIES, variables: object) =>
  (await writer.api.error(ON_SERIES[verb], { ...variables })).extensions;
const onMeeting = (verb: keyof typeof ON_MEETING, input: object) =>
  writer.api.query(ON_MEETING[verb], { input });
const at = (day: string, time: string, zone = 'Europe/Berlin') =>
  new Date(momentAt(day, time, zone).at).toISOString();
const startsOf = (series: any): string[] => series.meetings.nodes.map(({ startsAt }: any) => startsAt);
const daysOf = (series: any): string[] =>
  startsOf(series).map((startsAt) => dayIn(Date.parse(startsAt), series.timeZone));

describe('a series', () => {
  it('has its meetings for the next 13 months, at the same time of the clock on the wall', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id, {
      title: ' Jour fixe ',
      purpose: 'Abstimmung',
      rrule: 'freq=weekly;interval=2',
      durationMinutes: 45,
      place: 'Raum 1',
      participants: [{ accountId: reader.id }],
    });
    expect(series).toMatchObject({
      title: 'Jour fixe',
      rrule: 'FREQ=WEEKLY;INTERVAL=2',
      startsAtTime: '10:00',
      viewerCanChange: true,
      usualParticipants: [{ kind: 'ENTITLED', account: { id: reader.id } }],
    });
    expect(series.meetings.totalCount).toBe(29);
    expect(startsOf(series)).toEqual(
      Array.from({ length: 29 }, (_, nth) => at(dayAhead(1 + 14 * nth), '10:00')),
    );
    for (const meeting of series.meetings.nodes)
      expect(meeting).toMatchObject({
        title: 'Jour fixe',
        place: 'Raum 1',
        state: 'PLANNED',
        occurrenceAt: meeting.startsAt,
        endsAt: new Date(Date.parse(meeting.startsAt) + 45 * 60_000).toISOString(),
      });
    const events = await hub.sql('select type from event where stream_id = $1 and type like $2', [
      space.id,
      'MEETING%',
    ]);
    expect(events).toEqual([{ type: 'MEETING_SERIES_PLANNED' }]);
  });

  it('keeps the time of its own zone, where the clock changes on other days', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id, {
      timeZone: 'America/New_York',
      rrule: 'FREQ=DAILY',
    });
    expect(startsOf(series)).toEqual(
      startsOf(series).map((_, nth) => at(dayAhead(1 + nth), '10:00', 'America/New_York')),
    );
    expect(series.meetings.totalCount).toBe(396);
  });

  it('beats in the hour that is left out, and once in the hour that comes twice', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id, { rrule: 'FREQ=DAILY', startsAtTime: '02:30' });
    const all = (
      await hub.sql<{ at: Date }>('select starts_at as at from meeting where series_id = $1 order by 1', [
        series.id,
      ])
    ).map((row) => row.at.toISOString());
    expect(new Set(all).size).toBe(396);
    // Within 13 months there is one of each; by the wall it is half past two on every day, but for one.
    const walls = all.map((iso) => new Date(iso).toLocaleTimeString('de', { timeZone: 'Europe/Berlin' }));
    expect(walls.filter((wall) => wall === '03:30:00')).toHaveLength(1);
    expect(walls.filter((wall) => wall === '02:30:00')).toHaveLength(395);
  });

  it('goes on by itself, once for two instances at the same time', async () => {
    await scene();
    const { id } = await planSeries(writer.api, space.id);
    const { database } = hub.server.hub;
    const count = async (where = 'series_id = $1') =>
      (await hub.sql(`select 1 from meeting where ${where}`, [id])).length;
    const ofAll = () => count('series_id is not null and $1 <> id');
    // Nothing new, or by a day.
    await layAllMeetings(database, LOG);
    const before = [await ofAll(), await count()] as const;
    const other = await hub.startAnother();
    const later = Date.now() + 100 * DAY;
    const made = await Promise.all(
      [database, other.hub.database].map((each) => layAllMeetings(each, LOG, undefined, later)),
    );
    await other.close();
    expect(made[0]! + made[1]!).toBe((await ofAll()) - before[0]);
    expect((await count()) - before[1]).toBeGreaterThanOrEqual(14);
    const doubled = 'select occurrence_at from meeting where series_id = $1 group by 1 having count(*) > 1';
    expect(await hub.sql(doubled, [id])).toEqual([]);
  });

  it('brings those along that nobody has touched, when it changes', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id, { participants: [{ accountId: reader.id }] });
    const [invited, moved, cancelled, free] = series.meetings.nodes;
    await onMeeting('invite', { meetingId: invited.id });
    await onMeeting('change', { meetingId: moved.id, day: dayAhead(9) });
    await onMeeting('cancel', { meetingId: cancelled.id, reason: 'Ferien' });
    const changed = await change({
      seriesId: series.id,
      title: 'Runde',
      startsAtTime: '11:30',
      place: 'Raum 9',
    });
    const byId = new Map<string, any>(changed.meetings.nodes.map((meeting: any) => [meeting.id, meeting]));
    expect(changed.meetings.totalCount).toBe(series.meetings.totalCount);
    expect(byId.get(invited.id)).toMatchObject({ title: 'Jour fixe', startsAt: invited.startsAt });
    // Its place in the rhythm stays though it was moved.
    expect(byId.get(moved.id)).toMatchObject({
      startsAt: at(dayAhead(9), '10:00'),
      occurrenceAt: moved.occurrenceAt,
    });
    expect(byId.get(cancelled.id)).toMatchObject({
      state: 'CANCELLED',
      occurrenceAt: cancelled.occurrenceAt,
    });
    expect(byId.get(free.id)).toMatchObject({
      title: 'Runde',
      place: 'Raum 9',
      startsAt: at(dayAhead(22), '11:30'),
      occurrenceAt: at(dayAhead(22), '11:30'),
      calendarSequence: 1,
    });
    // What is cancelled does not come back when the months go on.
    await layAllMeetings(hub.server.hub.database, LOG);
    expect((await hub.sql('select 1 from meeting where series_id = $1', [series.id])).length).toBe(
      series.meetings.totalCount,
    );
  });

  it('asks anew whoever had answered about a meeting that gets another time, and nobody else', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id);
    const meetingId = series.meetings.nodes[0].id;
    await hub.sql(
      `insert into meeting_participant (id, meeting_id, space_id, account_id, kind, answer, answered_at)
       values ($1, $2, $3, $4, 'ENTITLED', 'ACCEPTED', now())`,
      [`mpa_${meetingId}`, meetingId, space.id, reader.id],
    );
    const answers = () =>
      hub.sql('select answer, answered_at is null as open from meeting_participant where meeting_id = $1', [
        meetingId,
      ]);
    await change({ seriesId: series.id, title: 'Runde' });
    expect(await answers()).toEqual([{ answer: 'ACCEPTED', open: false }]);
    await change({ seriesId: series.id, startsAtTime: '11:30' });
    expect(await answers()).toEqual([{ answer: 'NONE', open: true }]);
  });

  it('gives what is prepared the next free day of another rhythm, and leaves it where there is none', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id);
    const last = series.meetings.nodes.at(-1);
    const second = series.meetings.nodes[1];
    for (const { id } of [second, last]) await onMeeting('conduct', { meetingId: id, chairId: reader.id });
    const changed = await change({
      seriesId: series.id,
      rrule: 'FREQ=MONTHLY;BYMONTHDAY=15',
      startsOn: dayAhead(1),
    });
    const ids = changed.meetings.nodes.map(({ id }: any) => id);
    expect(ids).toEqual(expect.arrayContaining([second.id, last.id]));
    const onRule = daysOf(changed).filter((day) => day.endsWith('-15'));
    expect(onRule.length).toBeGreaterThanOrEqual(13);
    expect(changed.meetings.totalCount - onRule.length).toBeLessThanOrEqual(1);
    expect(changed.meetings.nodes.find(({ id }: any) => id === last.id).startsAt).toBe(last.startsAt);
  });

  it('is planned by hand from now on, when it has no rhythm any more', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id, { participants: [{ accountId: reader.id }] });
    await onMeeting('invite', { meetingId: series.meetings.nodes[0].id });
    const changed = await change({ seriesId: series.id, rrule: '' });
    expect(changed).toMatchObject({ rrule: null, meetings: { totalCount: 1 } });
    await onMeeting('plan', {
      spaceId: space.id,
      seriesId: series.id,
      title: 'Sondersitzung',
      day: dayAhead(20),
      time: '09:00',
    });
    const again = await change({ seriesId: series.id, rrule: 'FREQ=MONTHLY', startsOn: dayAhead(2) });
    expect(again.meetings.nodes.filter(({ title }: any) => title === 'Sondersitzung')).toHaveLength(1);
    expect(again.meetings.totalCount).toBeGreaterThanOrEqual(14);
  });

  it('ends: what nobody was invited to goes, the rest stays', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id, { participants: [{ accountId: reader.id }] });
    const [invited, moved] = series.meetings.nodes;
    await onMeeting('invite', { meetingId: invited.id });
    await onMeeting('change', { meetingId: moved.id, time: '15:00' });
    const ended = await end(series.id);
    expect(ended).toMatchObject({ viewerCanChange: false, meetings: { totalCount: 2 } });
    expect(ended.endedAt).toBeTruthy();
    expect(await refused('end', { id: series.id })).toMatchObject({ code: 'GONE', reason: 'ENDED' });
    expect(await refused('change', { input: { seriesId: series.id, title: 'x' } })).toMatchObject({
      code: 'GONE',
    });
    await layAllMeetings(hub.server.hub.database, LOG);
    expect(await hub.sql('select 1 from meeting where series_id = $1', [series.id])).toHaveLength(2);
  });

  it('may be over by its own rule', async () => {
    await scene();
    const series = await planSeries(writer.api, space.id, { rrule: 'FREQ=WEEKLY;COUNT=3' });
    expect(daysOf(series)).toEqual([dayAhead(1), dayAhead(8), dayAhead(15)]);
    const renamed = await change({ seriesId: series.id, title: 'Anders' });
    expect(renamed.meetings.nodes.map(({ title }: any) => title)).toEqual(['Anders', 'Anders', 'Anders']);
  });
});

describe('what is refused of a series', () => {
  it.each([
    [{ rrule: 'FREQ=SECONDLY' }, { rrule: 'UNKNOWN_VALUE' }, ['FREQ=SECONDLY']],
    [{ rrule: 'FREQ=DAILY;COUNT=9999' }, { rrule: 'OUT_OF_RANGE' }, ['COUNT=9999']],
    [{ rrule: 'FREQ=DAILY;BYHOUR=9' }, { rrule: 'UNKNOWN_VALUE' }, ['BYHOUR=9']],
    [{ rrule: 'every day' }, { rrule: 'MALFORMED' }, ['EVERY DAY']],
    // It never comes.
    [{ rrule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31' }, { rrule: 'OUT_OF_RANGE' }, []],
    [{ rrule: 'FREQ=DAILY;UNTIL=20200101', startsOn: '2026-01-01' }, { rrule: 'OUT_OF_RANGE' }, []],
    [{ startsOn: '2027-02-31' }, { startsOn: 'MALFORMED' }, undefined],
    [{ startsOn: '1999-01-01' }, { startsOn: 'OUT_OF_RANGE' }, undefined],
    [{ startsAtTime: '25:00' }, { startsAtTime: 'MALFORMED' }, undefined],
    [{ timeZone: 'Mars/Olympus' }, { timeZone: 'UNKNOWN_VALUE' }, undefined],
    [{ durationMinutes: -1 }, { durationMinutes: 'OUT_OF_RANGE' }, undefined],
    [{ purpose: 'x'.repeat(2_001) }, { purpose: 'TOO_LONG' }, undefined],
    [{ videoUrl: 'ftp://x' }, { videoUrl: 'UNSAFE_LINK' }, undefined],
    [{ participants: [{ accountId: 'acc_x' }] }, { participants: 'UNKNOWN_VALUE' }, ['acc_x']],
  ])('%o', async (wrong, fields, unknown) => {
    await scene();
    const input = {
      spaceId: space.id,
      title: 'Reihe',
      rrule: 'FREQ=WEEKLY',
      startsOn: dayAhead(1),
      startsAtTime: '10:00',
      ...wrong,
    };
    const facts = await refused('plan', { input });
    expect(facts).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect(facts['unknown']).toEqual(unknown);
    expect(await hub.sql('select 1 from meeting_series where space_id = $1', [space.id])).toEqual([]);
  });

  it('is the second of two who change it at once', async () => {
    await scene();
    const { id, updatedAt } = await planSeries(writer.api, space.id);
    const both = await Promise.all(
      [writer, space.lead].map(({ api, name }) =>
        api.send(ON_SERIES.change, { input: { seriesId: id, title: name, expectedUpdatedAt: updatedAt } }),
      ),
    );
    expect(both.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok').toSorted()).toEqual([
      'CONFLICT',
      'ok',
    ]);
  });

  it('are more than 50 in a space', async () => {
    await scene();
    await hub.sql(
      `insert into meeting_series (id, space_id, title, starts_on, starts_at_time, duration_minutes)
       select 'mse_' || $1::text || n, $1, 'x', '2026-01-01', '10:00', 60 from generate_series(1, 50) n`,
      [space.id],
    );
    const input = { spaceId: space.id, title: 'x', startsOn: dayAhead(1), startsAtTime: '10:00' };
    expect(await refused('plan', { input })).toMatchObject({ code: 'LIMIT', max: 50 });
  });
});

describe('the dates of a rhythm', () => {
  const DATES = `query($rhythm: RhythmInput!, $first: Int) { meetingDates(rhythm: $rhythm, first: $first) { startsAt day doubt } }`;
  const ask = async (rhythm: object, first?: number): Promise<any[]> =>
    (await writer.api.query(DATES, { rhythm, ...(first && { first }) }))['meetingDates'];

  it('can be looked at before it is planned, with what is doubtful about them', async () => {
    await scene();
    expect(
      await ask(
        { rrule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', startsOn: dayAhead(0), startsAtTime: '02:15' },
        2,
      ),
    ).toMatchObject([{ doubt: 'MISSING_HOUR' }, { doubt: 'MISSING_HOUR' }]);
    const five = await ask({ rrule: 'FREQ=WEEKLY', startsOn: dayAhead(1), startsAtTime: '10:00' });
    expect(five.map(({ day }) => day)).toEqual([1, 8, 15, 22, 29].map(dayAhead));
    const rare = {
      rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
      startsOn: dayAhead(1),
      startsAtTime: '10:00',
    };
    expect((await ask(rare)).length).toBeGreaterThanOrEqual(2);
  });

  it('are for whoever is signed in, and at most 24', async () => {
    const rhythm = { rrule: 'FREQ=WEEKLY', startsOn: dayAhead(1), startsAtTime: '10:00' };
    expect((await hub.anonymous.error(DATES, { rhythm })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await writer.api.error(DATES, { rhythm, first: 25 })).extensions).toMatchObject({
      fields: { first: 'OUT_OF_RANGE' },
    });
    expect(
      (await writer.api.error(DATES, { rhythm: { ...rhythm, rrule: 'FREQ=X' } })).extensions,
    ).toMatchObject({ fields: { rrule: 'UNKNOWN_VALUE' }, unknown: ['FREQ=X'] });
  });

  it('are not computed without end', async () => {
    const person = await hub.seed.person();
    const rhythm = { rrule: 'FREQ=WEEKLY', startsOn: dayAhead(1), startsAtTime: '10:00' };
    const answers = await Promise.all(
      Array.from({ length: 121 }, () => person.api.send(DATES, { rhythm, first: 1 })),
    );
    const refusals = answers.flatMap(({ errors }) => errors ?? []);
    expect(refusals.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
  });
});
