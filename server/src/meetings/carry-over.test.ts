import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  agendaOn,
  agendaWith,
  linesOf,
  onAgenda,
  refusedOnAgenda,
  seedAgendaItem,
} from '../../../test/testkit/agendas.ts';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  dayAhead,
  ON_MEETING,
  ON_SERIES,
  planMeeting,
  planSeries,
  seedMeeting,
  SERIES,
} from '../../../test/testkit/meetings.ts';
import { layAllMeetings } from './change-series.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const NOTHING = { items: [], proposals: [] };
const FIRST = new Date(`${dayAhead(10)}T13:00:00Z`);

/** A series with one meeting, in a space of its own; and what happens to its meetings. */
async function stage() {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const writer = space.writers[0]!;
  const { id: first, seriesId } = await seedMeeting(hub, space.id, space.lead.id, { startsAt: FIRST });
  const apiAt = ({ url }: { url: string }) => new Api(url, writer.api.secret);
  const plan = async (daysAhead: number, at: { url: string } = hub): Promise<string> =>
    (await planMeeting(apiAt(at), space.id, { seriesId, day: dayAhead(daysAhead) })).id;
  const begin = (meetingId: string) =>
    hub.sql(`update meeting set state = 'RUNNING', started_at = now() where id = $1`, [meetingId]);
  const end = (id: string, at: { url: string } = hub) => apiAt(at).query(ON_MEETING.end, { id });
  const cancel = (meetingId: string) =>
    writer.api.query(ON_MEETING.cancel, { input: { meetingId, reason: 'Fällt aus' } });
  const add = (meetingId: string, title: string, input: object = {}) =>
    onAgenda(writer.api, 'addAgendaItem', { meetingId, title, ...input });
  const agendaOf = (meetingId: string) => agendaOn(writer.api, meetingId);
  return { space, writer, first, seriesId, plan, begin, end, cancel, add, agendaOf };
}

describe('what is left of a meeting', () => {
  it('comes back in the next one of the series, with its documents and its history, and what was dealt with does not', async () => {
    const { space, writer, first, plan, begin, end, add, agendaOf } = await stage();
    const document = await hub.seed.document({ space, title: 'Entwurf' });
    await add(first, 'Begrüßung');
    const open = await add(first, 'Haushalt', {
      ...{ minutes: 20, note: 'Mit Zahlen', documentIds: [document.id], responsibleId: space.lead.id },
    });
    await add(first, 'Prognose', { parentId: open.id });
    const postponed = await add(first, 'Spielplatz');
    const done = await add(first, 'Erledigtes');
    const below = await add(first, 'Rest davon', { parentId: done.id });
    const next = await plan(40);
    await add(next, 'Neues');
    await begin(first);
    const set = (itemId: string, state: string) =>
      onAgenda(writer.api, 'setAgendaItemState', { itemId, state });
    await set(postponed.id, 'POSTPONED');
    await set(done.id, 'DEALT_WITH');
    await set(below.id, 'PLANNED');
    const { items } = await agendaWith(writer.api, open.id);
    await set(items[0].id, 'DEALT_WITH');
    await end(first);
    const agenda = await agendaOf(next);
    expect(linesOf(agenda)).toEqual([
      ...['1 Neues', '2 Haushalt', '2.1 Prognose', '3 Spielplatz', '4 Rest davon'],
    ]);
    expect(agenda.items[1]).toMatchObject({
      ...{ state: 'PLANNED', minutes: 20, note: 'Mit Zahlen', carriedTimes: 1, isStanding: false },
      ...{ firstAt: FIRST.toISOString(), documents: [{ title: 'Entwurf' }] },
      responsible: { name: space.lead.name },
      history: [{ meetingId: first, state: 'PLANNED', meetingState: 'ENDED', title: 'Haushalt' }],
    });
    expect(agenda.items[3].history).toMatchObject([{ state: 'POSTPONED' }]);
    expect(agenda.items[0]).toMatchObject({ carriedTimes: 0, firstAt: null, history: [] });
  });

  it('says for which time it is there, and since when, meeting by meeting', async () => {
    const { first, plan, begin, end, cancel, add, agendaOf } = await stage();
    await add(first, 'Haushalt');
    const second = await plan(40);
    const third = await plan(70);
    await begin(first);
    await end(first);
    await cancel(second);
    const [item] = (await agendaOf(third)).items;
    expect(item).toMatchObject({ carriedTimes: 2, firstAt: FIRST.toISOString() });
    expect(item.history.map((stay: any) => [stay.meetingId, stay.meetingState])).toEqual([
      [second, 'CANCELLED'],
      [first, 'ENDED'],
    ]);
  });

  it('waits where no next meeting is planned, and comes to the one that is planned then', async () => {
    const { first, plan, begin, end, add, agendaOf } = await stage();
    await add(first, 'Haushalt');
    const before = await plan(3);
    await begin(first);
    await end(first);
    expect(await agendaOf(before)).toMatchObject(NOTHING);
    const next = await plan(40);
    const after = await plan(70);
    expect(linesOf(await agendaOf(next))).toEqual(['1 Haushalt']);
    expect(await agendaOf(after)).toMatchObject(NOTHING);
  });

  it('comes back once, though two instances end its meeting and plan the next one at the same moment', async () => {
    const { first, plan, begin, end, add, agendaOf } = await stage();
    for (const title of ['Eins', 'Zwei', 'Drei']) await add(first, title);
    await begin(first);
    const other = await hub.startAnother();
    try {
      const [next, later, ...ends] = await Promise.all([
        plan(40),
        plan(70, other),
        ...[hub, other].map((at) => end(first, at).then(...([() => 'ended', () => 'refused'] as const))),
      ]);
      expect(ends.toSorted()).toEqual(['ended', 'refused']);
      const found = [await agendaOf(next), await agendaOf(later)].flatMap((agenda) => agenda?.items ?? []);
      expect(found.map(({ title }) => title).toSorted()).toEqual(['Drei', 'Eins', 'Zwei']);
    } finally {
      await other.close();
    }
  });

  it('is neither lost nor doubled when the end of the meeting fails half way', async () => {
    const { space, first, plan, begin, end, add, agendaOf } = await stage();
    await add(first, 'Haushalt');
    const next = await plan(40);
    await begin(first);
    await hub.sql(
      `create function breaks() returns trigger language plpgsql as $$ begin raise exception 'x'; end $$`,
    );
    await hub.sql(
      `create trigger breaks after update of carried_at on agenda_item for each row
       when (new.space_id = '${space.id}') execute function breaks()`,
    );
    await expect(end(first)).rejects.toThrow();
    expect(await agendaOf(next)).toMatchObject(NOTHING);
    expect(await hub.sql('select state from meeting where id = $1', [first])).toEqual([{ state: 'RUNNING' }]);
    await hub.sql('drop trigger breaks on agenda_item');
    await end(first);
    expect(linesOf(await agendaOf(next))).toEqual(['1 Haushalt']);
  });

  it('does not come back again once somebody has removed it there', async () => {
    const { writer, first, plan, begin, end, cancel, add, agendaOf } = await stage();
    await add(first, 'Haushalt');
    const next = await plan(40);
    await begin(first);
    await end(first);
    const [item] = (await agendaOf(next)).items;
    await writer.api.query('mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }', { id: item.id });
    await hub.sql(`update agenda_item set removed_at = now() - interval '2 days' where id = $1`, [item.id]);
    const other = await add(next, 'Anderes');
    await writer.api.query('mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }', { id: other.id });
    expect(await hub.sql('select 1 from agenda_item where id = $1', [item.id])).toEqual([]);
    const later = await plan(70);
    await cancel(next);
    expect(await agendaOf(later)).toMatchObject(NOTHING);
  });

  it('holds proposals about which nobody has decided, as proposals', async () => {
    const { space, first, plan, cancel, add, agendaOf } = await stage();
    const reader = space.readers[0]!;
    const { id } = await onAgenda(reader.api, 'proposeAgendaItem', { meetingId: first, title: 'Spielplatz' });
    const refused = await seedAgendaItem(hub, { id: first, spaceId: space.id }, { state: 'REFUSED' });
    await add(first, 'Haushalt');
    const next = await plan(40);
    await cancel(first);
    const agenda = await agendaOf(next);
    expect(agenda).toMatchObject({
      items: [{ title: 'Haushalt' }],
      proposals: [
        { title: 'Spielplatz', state: 'PROPOSED', proposedBy: { name: reader.name }, carriedTimes: 1 },
      ],
    });
    expect([id, refused]).not.toContain(agenda.proposals[0].id);
  });
});

describe('standing items', () => {
  const addStanding = async (api: any, seriesId: string, title: string, input: object = {}) =>
    (
      await api.query(
        'mutation($input: AddStandingAgendaItemInput!) { addStandingAgendaItem(input: $input) { id title atEnd } }',
        { input: { seriesId, title, ...input } },
      )
    )['addStandingAgendaItem'];

  it('stand on the agenda of every new meeting, others between those at the beginning and those at the end', async () => {
    const { writer, seriesId, first, plan, begin, end, cancel, add, agendaOf } = await stage();
    await addStanding(writer.api, seriesId, 'Verschiedenes', { atEnd: true });
    await addStanding(writer.api, seriesId, 'Genehmigung des Protokolls', { kind: 'DECISION', minutes: 5 });
    // Those who are invited already have their agenda.
    expect(await agendaOf(first)).toMatchObject(NOTHING);
    await add(first, 'Haushalt');
    const next = await plan(40);
    await add(next, 'Neues');
    await begin(first);
    await end(first);
    const agenda = await agendaOf(next);
    expect(linesOf(agenda)).toEqual([
      ...['1 Genehmigung des Protokolls', '2 Neues', '3 Haushalt', '4 Verschiedenes'],
    ]);
    expect(agenda.items[0]).toMatchObject({ isStanding: true, minutes: 5, kind: 'DECISION' });
    // They are there again anyway, and do not come back.
    const later = await plan(70);
    await cancel(next);
    expect(linesOf(await agendaOf(later))).toEqual([
      ...['1 Genehmigung des Protokolls', '2 Neues', '3 Haushalt', '4 Verschiedenes'],
    ]);
  });

  it('stand on the agendas of all meetings that a rhythm lays, and go with them when the series ends', async () => {
    const { space, writer } = await stage();
    const series = await planSeries(writer.api, space.id);
    const [one, two] = series.meetings.nodes;
    await addStanding(writer.api, series.id, 'Bericht');
    for (const { id } of [one, two]) expect(linesOf(await agendaOn(writer.api, id))).toEqual(['1 Bericht']);
    await hub.sql('delete from meeting where id = $1', [two.id]);
    await layAllMeetings(hub.server.hub.database, { warn: () => undefined });
    const again = (
      await writer.api.query(`query($id: ID!) { meetingSeries(id: $id) { ${SERIES} } }`, {
        id: series.id,
      })
    )['meetingSeries'];
    const laid = again.meetings.nodes.find(({ occurrenceAt }: any) => occurrenceAt === two.occurrenceAt);
    expect(laid.id).not.toBe(two.id);
    expect(linesOf(await agendaOn(writer.api, laid.id))).toEqual(['1 Bericht']);
    await onAgenda(writer.api, 'addAgendaItem', { meetingId: one.id, title: 'Haushalt' });
    await writer.api.query(ON_SERIES.end, { id: series.id });
    expect(await agendaOn(writer.api, laid.id)).toBeNull();
    // What somebody has prepared is not taken away.
    expect(linesOf(await agendaOn(writer.api, one.id))).toEqual(['1 Bericht', '2 Haushalt']);
    expect(
      await refusedOnAgenda(writer.api, 'addStandingAgendaItem', { seriesId: series.id, title: 'x' }),
    ).toEqual({
      ...{ code: 'GONE', reason: 'ENDED' },
    });
  });

  it('change where nobody is invited yet, and not where somebody changed them there', async () => {
    const { writer, seriesId, plan, agendaOf } = await stage();
    const [one, two] = [await plan(40), await plan(70)];
    const { id } = await addStanding(writer.api, seriesId, 'Bericht');
    for (const meeting of [one, two]) expect(linesOf(await agendaOf(meeting))).toEqual(['1 Bericht']);
    const [own] = (await agendaOf(two)).items;
    await onAgenda(writer.api, 'changeAgendaItem', { itemId: own.id, title: 'Bericht der Kämmerei' });
    await writer.api.query(
      'mutation($input: ChangeStandingAgendaItemInput!) { changeStandingAgendaItem(input: $input) { id } }',
      { input: { standingItemId: id, title: 'Berichte', minutes: 5 } },
    );
    expect((await agendaOf(one)).items).toMatchObject([{ title: 'Berichte', minutes: 5 }]);
    expect(linesOf(await agendaOf(two))).toEqual(['1 Bericht der Kämmerei']);
    await writer.api.query(
      'mutation($id: ID!) { removeStandingAgendaItem(standingItemId: $id) { id standingItems { id } } }',
      { id },
    );
    expect(await agendaOf(one)).toMatchObject(NOTHING);
    expect(linesOf(await agendaOf(two))).toEqual(['1 Bericht der Kämmerei']);
  });

  it('have an order of their own, and 50 places', async () => {
    const { space, writer, seriesId } = await stage();
    const [a, b] = [
      await addStanding(writer.api, seriesId, 'A'),
      await addStanding(writer.api, seriesId, 'B'),
    ];
    const query = `mutation($input: MoveStandingAgendaItemInput!) { moveStandingAgendaItem(input: $input) { id } }`;
    await writer.api.query(query, { input: { standingItemId: b.id, afterId: null } });
    const order = await hub.sql<{ title: string }>(
      'select title from agenda_standing_item where series_id = $1 order by position',
      [seriesId],
    );
    expect(order.map(({ title }) => title)).toEqual(['B', 'A']);
    await hub.sql(
      `insert into agenda_standing_item (id, series_id, space_id, position, kind, title)
       select id || n, series_id, space_id, position || n, kind, title from agenda_standing_item, generate_series(1, 48) n
       where id = $1`,
      [a.id],
    );
    const input = { seriesId, title: 'Zu viel' };
    expect(await refusedOnAgenda(writer.api, 'addStandingAgendaItem', input)).toEqual({
      ...{ code: 'LIMIT', limit: 'standingItemsPerSeries', max: 50 },
    });
    expect(await refusedOnAgenda(space.readers[0]!.api, 'addStandingAgendaItem', input)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
