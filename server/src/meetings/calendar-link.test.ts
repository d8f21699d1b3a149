import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { seedMeeting } from '../../../test/testkit/meetings.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi, sessionCookie } from '../../../test/testkit/sign-in.ts';
import { newId } from '../platform/ids.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CREATE = `mutation($input: CreateCalendarLinkInput!) { createCalendarLink(input: $input) {
  url calendarLink { id fetchedAt isOfViewer space { id } series { id title } } } }`;
const REMOVE = 'mutation($id: ID!) { removeCalendarLink(calendarLinkId: $id) }';
const LIST = '{ viewer { calendarLinks { id fetchedAt isOfViewer space { id } series { id } } } }';

const create = async ({ api }: Person, input: object = {}) =>
  (await api.query(CREATE, { input }))['createCalendarLink'];
const linksOf = async ({ api }: Person) => (await api.query(LIST))['viewer'].calendarLinks;

/** The same person in a browser. */
const signedIn = async (person: Person): Promise<Person> => ({
  ...person,
  api: await sessionApi(hub.url, person),
});

async function scene() {
  const space = await hub.seed.space({ readers: 2, password: true });
  const [reader, other] = await Promise.all(space.readers.map(signedIn));
  const theirs = await seedMeeting(hub, space.id, reader!.id);
  const elsewhere = await seedMeeting(hub, space.id, other!.id);
  return { space, reader: reader!, other: other!, theirs, elsewhere };
}

/** What a calendar program that subscribes gets. */
async function fetchCalendar(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  const text = await response.text();
  const events =
    response.status === 200
      ? new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((event) => ({
          uid: String(event.getFirstPropertyValue('uid')),
          link: String(event.getFirstPropertyValue('url')),
        }))
      : [];
  const ids = events.map(({ link }) => /mtg_\w+/.exec(link)![0]).toSorted();
  return { status: response.status, headers: response.headers, text, ids, events };
}

describe('a link to a calendar', () => {
  it('shows somebody’s own meetings, those of a series, and those of a space', async () => {
    const { space, reader, theirs, elsewhere } = await scene();
    const own = await create(reader);
    expect(own.calendarLink).toMatchObject({ isOfViewer: true, space: null, series: null, fetchedAt: null });
    expect(own.url).toMatch(new RegExp(`^${hub.url}/api/calendar/[A-Za-z0-9_-]{43}\\.ics$`));
    expect((await fetchCalendar(own.url)).ids).toEqual([theirs.id]);
    const ofSeries = await create(reader, { seriesId: elsewhere.seriesId });
    expect(ofSeries.calendarLink.series).toEqual({ id: elsewhere.seriesId, title: 'Lenkungskreis' });
    expect((await fetchCalendar(ofSeries.url)).ids).toEqual([elsewhere.id]);
    const ofSpace = await create(reader, { spaceId: space.id });
    const fetched = await fetchCalendar(ofSpace.url);
    expect(fetched.ids).toEqual([theirs.id, elsewhere.id].toSorted());
    expect(fetched.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(fetched.headers.get('cache-control')).toBe('private, no-cache');
    expect(fetched.text).toContain(`X-WR-CALNAME:${space.name}`);
    expect(fetched.text).not.toMatch(/@umlauf\.example/);
    // The same name as in their invitation, and one that is everybody's for what they are not invited to.
    const uids = new Map(fetched.events.map(({ uid, link }) => [/mtg_\w+/.exec(link)![0], uid]));
    expect(uids.get(theirs.id)).toMatch(new RegExp(`^${theirs.participantId}-[0-9a-f]{32}$`));
    expect(uids.get(elsewhere.id)).toBe(`${elsewhere.id}@umlauf`);
  });

  it('is listed without its address, by its owner alone, and says when it was fetched', async () => {
    const { space, reader, other } = await scene();
    const { url, calendarLink } = await create(reader, { spaceId: space.id });
    const secret = /calendar\/(.*)\.ics/.exec(url)![1]!;
    await fetchCalendar(url);
    const [listed, ...rest] = await linksOf(reader);
    expect(rest).toEqual([]);
    expect(listed).toMatchObject({ id: calendarLink.id, space: { id: space.id } });
    expect(listed.fetchedAt).not.toBeNull();
    expect(await linksOf(other)).toEqual([]);
    expect(JSON.stringify(await hub.sql('select * from calendar_link'))).not.toContain(secret);
    expect(JSON.stringify(await hub.sql(`select * from event where stream_id = 'hub'`))).not.toContain(
      secret,
    );
  });

  it('takes the place of the former one, and ends when it is withdrawn', async () => {
    const { reader } = await scene();
    const first = await create(reader);
    const second = await create(reader);
    expect((await fetchCalendar(first.url)).status).toBe(404);
    expect((await fetchCalendar(second.url)).status).toBe(200);
    expect(await linksOf(reader)).toHaveLength(1);
    await reader.api.query(REMOVE, { id: second.calendarLink.id });
    expect((await fetchCalendar(second.url)).status).toBe(404);
    expect((await reader.api.error(REMOVE, { id: second.calendarLink.id })).extensions).toEqual({
      code: 'NOT_FOUND',
    });
  });

  it('is not changed in between: then nothing is sent', async () => {
    const { reader, theirs } = await scene();
    const { url } = await create(reader);
    const first = await fetchCalendar(url);
    const etag = first.headers.get('etag')!;
    const same = await fetchCalendar(url, { 'if-none-match': etag });
    expect([same.status, same.text]).toEqual([304, '']);
    await hub.sql(`update meeting set place = 'Saal 9', updated_at = now() where id = $1`, [theirs.id]);
    const changed = await fetchCalendar(url, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.text).toContain('Saal 9');
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('is for people, and not for tokens', async () => {
    const { space, reader } = await scene();
    const token = space.readers[0]!.api;
    expect((await token.error(CREATE, { input: {} })).extensions.code).toBe('FORBIDDEN');
    await create(reader);
    expect((await token.query(LIST))['viewer'].calendarLinks).toEqual([]);
    expect((await hub.anonymous.error(CREATE, { input: {} })).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('cannot be had to what one may not read, to two calendars at once, or to ever more', async () => {
    const { space, reader, theirs } = await scene();
    const outsider = await signedIn(space.outsider);
    for (const input of [
      { spaceId: space.id },
      { seriesId: theirs.seriesId },
      { spaceId: newId('spc') },
      { seriesId: newId('mse') },
      { spaceId: 'x' },
      { seriesId: '' },
    ])
      expect((await outsider.api.error(CREATE, { input })).extensions, JSON.stringify(input)).toEqual({
        code: 'NOT_FOUND',
      });
    const both = { spaceId: space.id, seriesId: theirs.seriesId };
    expect((await reader.api.error(CREATE, { input: both })).extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: { spaceId: 'UNKNOWN_VALUE' },
    });
    await hub.seed.open(space, 'HUB');
    expect((await outsider.api.error(CREATE, { input: { spaceId: space.id } })).extensions.code).toBe(
      'FORBIDDEN',
    );
    await hub.sql(
      `insert into calendar_link (id, account_id, space_id, secret_hash)
       select 'cal_' || n, $1, $2, 'hash ' || n from generate_series(1, $3::int) n
       on conflict do nothing`,
      [reader.id, space.id, 1],
    );
    const max = LIMITS.calendarLinksPerAccount;
    await hub.sql(
      `insert into meeting_series (id, space_id, title, starts_on, starts_at_time, duration_minutes)
       select 'mse_many' || n, $1, 'x', '2099-01-01', '10:00', 60 from generate_series(1, $2::int) n`,
      [space.id, max - 1],
    );
    await hub.sql(
      `insert into calendar_link (id, account_id, space_id, series_id, secret_hash)
       select 'cal_many' || n, $1, $2, 'mse_many' || n, 'hash many ' || n from generate_series(1, $3::int) n`,
      [reader.id, space.id, max - 1],
    );
    expect((await reader.api.error(CREATE, { input: {} })).extensions).toEqual({
      code: 'LIMIT',
      limit: 'calendarLinksPerAccount',
      max,
    });
    // One that takes another's place is none more.
    await create(reader, { spaceId: space.id });
  });
});

describe('at each fetch it is asked what the owner may', () => {
  const taken: Record<string, (person: Person, spaceId: string) => Promise<unknown>> = {
    'they left the space': ({ id }, spaceId) =>
      hub.sql('delete from membership where account_id = $1 and space_id = $2', [id, spaceId]),
    'they became a guest': ({ id }, spaceId) =>
      hub.sql(
        `update membership set role = 'GUEST', ends_at = now() + interval '1 day'
         where account_id = $1 and space_id = $2`,
        [id, spaceId],
      ),
    'their account was locked': ({ id }) =>
      hub.sql('update account set locked_at = now() where id = $1', [id]),
    'their account is gone': ({ id }) => hub.sql('delete from account where id = $1', [id]),
  };
  it.each(Object.keys(taken))('%s', async (kind) => {
    const { space, reader, theirs } = await scene();
    const urls = [
      (await create(reader)).url,
      (await create(reader, { spaceId: space.id })).url,
      (await create(reader, { seriesId: theirs.seriesId })).url,
    ];
    for (const url of urls) expect((await fetchCalendar(url)).ids).toContain(theirs.id);
    await taken[kind]!(reader, space.id);
    for (const url of urls) {
      const { ids, text } = await fetchCalendar(url);
      expect(ids).toEqual([]);
      expect(text).not.toContain('Lenkungskreis');
    }
  });
});

it('knows no link that was guessed, and slows down whoever guesses, but nobody with a good one', async () => {
  const { reader } = await scene();
  const { url } = await create(reader);
  const statuses: number[] = [];
  for (let i = 0; i <= LIMITS.badCalendarLinksPerMinute; i++)
    statuses.push((await fetch(`${hub.url}/api/calendar/${'x'.repeat(43)}.ics`)).status);
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
  expect((await fetchCalendar(url)).status).toBe(200);
  expect((await fetch(url.replace('.ics', ''))).status).toBe(429);
});

it('is fetched as often as a program may, and no more', async () => {
  const { reader } = await scene();
  const { url } = await create(reader);
  const statuses = new Set<number>();
  for (let i = 0; i <= LIMITS.calendarFetchesPerMinute; i++) statuses.add((await fetch(url)).status);
  expect(statuses).toEqual(new Set([200, 429]));
});

it('is fetched on the account of whoever made it', async () => {
  const { reader } = await scene();
  const { url } = await create(reader);
  const left = async () => (await reader.api.send('{ __typename }')).extensions!.cost!.remaining;
  const first = await left();
  const second = await left();
  await fetchCalendar(url);
  expect(second - (await left())).toBe(first - second + LIMITS.fileRequestCost);
});

describe('the file of one meeting', () => {
  const file = async (id: string, person: Person | null) =>
    fetch(`${hub.url}/api/calendar/meetings/${id}.ics`, {
      headers: person ? { cookie: await sessionCookie(hub.url, person.email) } : {},
    });

  it('is for whoever reads it', async () => {
    const { space, reader, theirs, elsewhere } = await scene();
    const response = await file(theirs.id, reader);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('METHOD:PUBLISH');
    expect(text).toContain('SUMMARY:Lenkungskreis');
    expect(text).toContain(`UID:${theirs.participantId}-`);
    expect(await (await file(elsewhere.id, reader)).text()).toContain(`UID:${elsewhere.id}@umlauf`);
    for (const id of [theirs.id, newId('mtg'), 'x']) {
      const refused = await file(id, space.outsider);
      expect(refused.status).toBe(404);
      expect(await refused.text()).not.toContain('Lenkungskreis');
    }
    expect((await file(theirs.id, null)).status).toBe(401);
  });
});
