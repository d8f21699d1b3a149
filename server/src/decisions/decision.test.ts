import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  answerRound,
  decide,
  moveDeadline,
  roundScene,
  seat,
  SET_STATE,
} from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const DECISION = `id number year title wording outcome bodyName decidedAt state stateOn stateNote
  votes { entitled agreed refused abstained notConcerned silent } replacedBy { number } stateBy { id }
  space { id } body { id } document { id } version { contentHash } circulation { id } viewerCan { setState }`;
const YEAR = new Date().toLocaleString('en', { timeZone: 'Europe/Berlin', year: 'numeric' });

const read = async ({ api }: Pick<Person, 'api'>, id: string) =>
  (await api.query(`query($id: ID!) { decision(id: $id) { ${DECISION} } }`, { id }))['decision'];
const list = async (api: Api, filter: object, more = '') =>
  (
    await api.query(
      `query($filter: DecisionFilter) { decisions(first: 100, filter: $filter${more}) {
        totalCount nodes { ${DECISION} } pageInfo { endCursor hasNextPage } } }`,
      { filter },
    )
  )['decisions'];
const numbers = async (api: Api, filter: object) =>
  (await list(api, filter)).nodes.map(({ number }: { number: string }) => number);
const set = (api: Api, input: object) => api.query(SET_STATE, { input });
const refused = async (api: Api, input: object) => (await api.error(SET_STATE, { input })).extensions;

async function bodyOf(...people: Person[]): Promise<string> {
  const [first, ...others] = people;
  const body = await hub.seed.body(first!.id);
  for (const { id } of others)
    await seat(hub, body.id, { accountId: id, organisationId: await hub.seed.organisation() });
  return body.id;
}

describe('a round that decides', () => {
  it('is entered with the number, what was asked, how the votes stood, and where it comes from', async () => {
    const scene = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL', question: 'Zeichnen Sie mit?' });
    const { id, people, lead, space, documentId, round } = scene;
    for (const { api } of people) await answerRound(api, id, 'AGREE');
    const { nodes } = await list(lead.api, { spaceId: space.id });
    expect(nodes).toMatchObject([
      {
        number: `${YEAR}/1`,
        title: round.title,
        wording: 'Zeichnen Sie mit?',
        outcome: 'ADOPTED',
        bodyName: null,
        votes: { entitled: 3, agreed: 3, refused: 0, silent: 0 },
        state: 'VALID',
        stateOn: null,
        stateNote: '',
        space: { id: space.id },
        body: null,
        document: { id: documentId },
        version: { contentHash: round.contentHash },
        circulation: { id },
        viewerCan: { setState: true },
      },
    ]);
    expect(nodes[0].decidedAt).toBe((await scene.read()).endedAt);
    const [event] = await hub.sql(
      `select facts from event where type = 'CIRCULATION_ENDED' and stream_id = $1`,
      [space.id],
    );
    expect(event).toMatchObject({
      facts: { outcome: 'ADOPTED', number: `${YEAR}/1`, decisionId: nodes[0].id },
    });
  });

  it('is entered when it rejects, and not when nothing is decided', async () => {
    const rejected = await roundScene(hub, { template: 'SILENCE_IS_ABSTENTION' });
    for (const { api } of rejected.people) await answerRound(api, rejected.id, 'REFUSE', { remark: 'Nein.' });
    await moveDeadline(hub, rejected.id, new Date(Date.now() - 1));
    await expect.poll(async () => (await rejected.read()).state).toBe('REJECTED');
    expect((await list(rejected.lead.api, { spaceId: rejected.space.id })).nodes).toMatchObject([
      { outcome: 'REJECTED', votes: { refused: 3 } },
    ]);
    const silent = await roundScene(hub, { template: 'SILENCE_IS_ABSTENTION' });
    await moveDeadline(hub, silent.id, new Date(Date.now() - 1));
    await expect.poll(async () => (await silent.read()).state).toBe('NOT_BROUGHT_ABOUT');
    const informed = await roundScene(hub, { template: 'FOR_INFORMATION' });
    for (const { api } of informed.people) await answerRound(api, informed.id, 'ACKNOWLEDGE');
    for (const { lead, space } of [silent, informed])
      expect(await numbers(lead.api, { spaceId: space.id })).toEqual([]);
  });

  it('belongs to the year in Berlin in which it was decided, whenever that is noticed', async () => {
    const {
      id,
      people,
      space,
      lead,
      read: round,
    } = await roundScene(hub, { template: 'SILENCE_IS_ABSTENTION' });
    await answerRound(people[0].api, id, 'AGREE');
    await hub.sql(`update circulation_answer set at = '2025-12-31T20:00:00Z' where circulation_id = $1`, [
      id,
    ]);
    // Half past eleven in the evening of the last day, in UTC, is the first day of the next year in Berlin.
    await moveDeadline(hub, id, new Date('2025-12-31T23:30:00Z'));
    await expect.poll(async () => (await round()).state).toBe('ADOPTED');
    expect(await numbers(lead.api, { spaceId: space.id })).toEqual(['2026/1']);
  });
});

describe('numbers', () => {
  it('go on by body, also over spaces, and by space where no body was asked', async () => {
    const one = await hub.seed.person();
    const [first, second] = [await bodyOf(one), await bodyOf(one)];
    const decideIn = async (bodyId: string) => {
      const { id } = await roundScene(hub, { bodyId, template: 'CO_SIGNATURE_PARALLEL' });
      await answerRound(one.api, id, 'AGREE');
    };
    for (const bodyId of [first, second, first]) await decideIn(bodyId);
    expect(await numbers(one.api, { bodyId: first })).toEqual([`${YEAR}/2`, `${YEAR}/1`]);
    expect(await numbers(one.api, { bodyId: second })).toEqual([`${YEAR}/1`]);
  });

  it('have no gaps and no doubles, over two instances that end rounds at the same moment', async () => {
    const people = [await hub.seed.person(), await hub.seed.person()];
    const bodyId = await bodyOf(...people);
    const other = await hub.startAnother();
    try {
      const scenes = [];
      for (let i = 0; i < 12; i++) {
        scenes.push(await roundScene(hub, { bodyId, template: 'SILENCE_IS_ABSTENTION' }));
        await answerRound(people[0]!.api, scenes[i]!.id, 'AGREE');
      }
      await hub.sql(
        `begin; alter table circulation disable trigger circulation_stays;
         update circulation set deadline_at = now(), next_at = now() where body_id = '${bodyId}';
         alter table circulation enable trigger circulation_stays; commit`,
      );
      await expect
        .poll(async () => (await list(people[0]!.api, { bodyId })).totalCount, { timeout: 20_000 })
        .toBe(12);
      const found = await numbers(people[0]!.api, { bodyId });
      const counted = Array.from({ length: 12 }, (_, i) => `${found[0].split('/')[0]}/${12 - i}`);
      expect(found).toEqual(counted);
    } finally {
      await other.close();
    }
  }, 60_000);

  it('are not given again when what they were given to is gone, and leave no gap when deciding fails', async () => {
    const { lead, space, ...document } = await hub.seed.document();
    const first = await decide(lead, document.id);
    await hub.sql('delete from decision where id = $1', [first.id]);
    expect((await decide(lead, document.id)).number).toBe(`${YEAR}/2`);
    await hub.sql(
      `create function fails() returns trigger language plpgsql as $$ begin raise exception 'x'; end $$`,
    );
    await hub.sql(
      `create trigger fails before insert on decision for each row when (new.space_id = '${space.id}') execute function fails()`,
    );
    await expect(decide(lead, document.id)).rejects.toThrow();
    await hub.sql('drop trigger fails on decision');
    expect((await decide(lead, document.id)).number).toBe(`${YEAR}/3`);
  });

  it('and what was decided are changed by nobody', async () => {
    const { lead, id } = await hub.seed.document();
    const decision = await decide(lead, id);
    for (const change of [`number = 9`, `wording = 'Anders'`, `outcome = 'REJECTED'`, `votes = '{}'`])
      await expect(hub.sql(`update decision set ${change} where id = $1`, [decision.id])).rejects.toThrow(
        'a decision stays as it was decided',
      );
    await expect(hub.sql('update decision_number set last = last - 1')).rejects.toThrow(
      'one after the other',
    );
  });
});

describe('the register', () => {
  it('is read by whoever is asked, wherever they belong, and for as long as they read the round', async () => {
    const [member, asked] = [await hub.seed.person(), await hub.seed.person()];
    const bodyId = await bodyOf(member, asked);
    const { id, space } = await roundScene(hub, { bodyId, template: 'CO_SIGNATURE_PARALLEL' });
    for (const { api } of [member, asked]) await answerRound(api, id, 'AGREE');
    const [decision] = (await list(asked.api, { bodyId })).nodes;
    expect(decision).toMatchObject({ space: null, document: null, version: null, circulation: { id } });
    expect((await list(asked.api, { spaceId: space.id })).totalCount).toBe(1);
    await hub.sql('update body_seat set account_id = null where account_id = $1', [asked.id]);
    expect(await read(asked, decision.id)).toBeNull();
    expect(await list(asked.api, { bodyId })).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await read(member, decision.id)).not.toBeNull();
  });

  it('is searched as the house searches: bent words, parts of words, quotes, numbers, all of them', async () => {
    const { lead, space, ...document } = await hub.seed.document({ title: 'Sperrmüllanmeldung' });
    await decide(lead, document.id, 'Wird die Gebühr für große Häuser gesenkt?');
    await decide(lead, document.id, 'Wird die alte Halle verkauft?');
    const found = (text: string) => numbers(lead.api, { spaceId: space.id, text });
    expect(await found('gebühren haus')).toEqual([`${YEAR}/1`]);
    expect(await found('muell')).toEqual([`${YEAR}/2`, `${YEAR}/1`]);
    expect(await found('"alte halle"')).toEqual([`${YEAR}/2`]);
    expect(await found('"halle alte"')).toEqual([]);
    expect(await found(`${YEAR}/2`)).toEqual([`${YEAR}/2`]);
    expect(await found('halle gebühr')).toEqual([]);
    expect(await found('100%_')).toEqual([]);
  });

  it('is filtered by what has become of its entries, outcome, year and moment', async () => {
    const { lead, space, ...document } = await hub.seed.document();
    const spaceId = space.id;
    const first = await decide(lead, document.id);
    const between = new Date().toISOString();
    const second = await decide(lead, document.id);
    await set(lead.api, { decisionId: first.id, state: 'CARRIED_OUT' });
    const of = (filter: object) => numbers(lead.api, { spaceId, ...filter });
    expect(await of({ state: 'CARRIED_OUT' })).toEqual([first.number]);
    expect(await of({ state: 'VALID' })).toEqual([second.number]);
    expect(await of({ since: between })).toEqual([second.number]);
    expect(await of({ year: Number(YEAR) - 1 })).toEqual([]);
    expect(await of({ outcome: 'REJECTED' })).toEqual([]);
    expect(await of({ outcome: 'ADOPTED', year: Number(YEAR) })).toHaveLength(2);
  });

  it('is followed by a cursor: behind the last one stands what is entered later, and nothing else', async () => {
    const { lead, space, ...document } = await hub.seed.document();
    for (let i = 0; i < 3; i++) await decide(lead, document.id);
    const query = `query($filter: DecisionFilter, $after: String) {
      decisions(first: 2, after: $after, order: OLDEST_FIRST, filter: $filter) {
        nodes { number } pageInfo { endCursor hasNextPage } } }`;
    const page = async (after: string | null) =>
      (await lead.api.query(query, { filter: { spaceId: space.id }, after }))['decisions'];
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const seen = [...first.nodes, ...second.nodes].map(({ number }) => number);
    expect(seen).toEqual([1, 2, 3].map((number) => `${YEAR}/${number}`));
    const { endCursor } = second.pageInfo;
    expect((await page(endCursor)).nodes).toEqual([]);
    const { number } = await decide(lead, document.id);
    expect((await page(endCursor)).nodes).toEqual([{ number }]);
    const made = Buffer.from('["x","dec_x"]').toString('base64url');
    const { extensions } = await lead.api.error(query, { filter: null, after: made });
    expect(extensions).toMatchObject({ code: 'INVALID_INPUT', fields: { after: 'MALFORMED' } });
  });
});

describe('what has become of a decision', () => {
  it('is said with a day and a note, once more said otherwise, and each time an event', async () => {
    const { lead, space, ...document } = await hub.seed.document();
    const [old, next] = [await decide(lead, document.id), await decide(lead, document.id)];
    await set(lead.api, { decisionId: old.id, state: 'CARRIED_OUT', on: '2026-11-02', note: ' Getan. ' });
    expect(await read(lead, old.id)).toMatchObject({
      ...{ state: 'CARRIED_OUT', stateOn: '2026-11-02', stateNote: 'Getan.', stateBy: { id: lead.id } },
      replacedBy: null,
    });
    await set(lead.api, { decisionId: old.id, state: 'REPLACED', replacedById: next.id });
    expect(await read(lead, old.id)).toMatchObject({
      ...{ state: 'REPLACED', stateNote: '', replacedBy: { number: next.number } },
    });
    await set(lead.api, { decisionId: old.id, state: 'VALID' });
    expect(await read(lead, old.id)).toMatchObject({ state: 'VALID', replacedBy: null });
    const events = await hub.sql(
      `select facts from event where stream_id = $1 and type = 'DECISION_CHANGED' order by sequence`,
      [space.id],
    );
    expect(events).toMatchObject([
      { facts: { state: 'CARRIED_OUT', on: '2026-11-02', note: 'Getan.', number: old.number } },
      { facts: { state: 'REPLACED', replacedById: next.id } },
      { facts: { state: 'VALID' } },
    ]);
  });

  it('is refused where it cannot be', async () => {
    const { lead, id } = await hub.seed.document();
    const [one, two, three] = [await decide(lead, id), await decide(lead, id), await decide(lead, id)];
    const fields = async (input: object) =>
      (await refused(lead.api, { decisionId: one.id, ...input }))['fields'];
    expect(await fields({ state: 'REPLACED' })).toEqual({ replacedById: 'EMPTY' });
    expect(await fields({ state: 'VALID', replacedById: two.id })).toEqual({ replacedById: 'MISMATCH' });
    expect(await fields({ state: 'REPLACED', replacedById: one.id })).toEqual({ replacedById: 'CYCLE' });
    expect(await fields({ state: 'VALID', on: '2026-02-30', note: 'x'.repeat(1_001) })).toEqual({
      ...{ on: 'MALFORMED', note: 'TOO_LONG' },
    });
    const elsewhere = await hub.seed.document();
    const closed = await decide(elsewhere.lead, elsewhere.id);
    expect(await fields({ state: 'REPLACED', replacedById: closed.id })).toEqual({
      replacedById: 'UNKNOWN_VALUE',
    });
    await set(lead.api, { decisionId: two.id, state: 'REPLACED', replacedById: three.id });
    await set(lead.api, { decisionId: three.id, state: 'REPLACED', replacedById: one.id });
    expect(await fields({ state: 'REPLACED', replacedById: two.id })).toEqual({ replacedById: 'CYCLE' });
    await hub.sql('alter table decision disable trigger decision_stays');
    await hub.sql(`update decision set outcome = 'REJECTED' where id = $1`, [one.id]);
    await hub.sql('alter table decision enable trigger decision_stays');
    expect(await fields({ state: 'CARRIED_OUT' })).toEqual({ state: 'MISMATCH' });
  });

  it('is for whoever presides over the body as well, today and not for ever', async () => {
    const [chair, member] = [await hub.seed.person(), await hub.seed.person()];
    const { id: bodyId, seatId } = await hub.seed.body(member.id);
    const chairSeat = await seat(hub, bodyId, {
      ...{ accountId: chair.id, kind: 'CHAIR', organisationId: await hub.seed.organisation() },
    });
    const { id } = await roundScene(hub, { bodyId, template: 'CO_SIGNATURE_PARALLEL' });
    for (const { api } of [chair, member]) await answerRound(api, id, 'AGREE');
    const [decision] = (await list(member.api, { bodyId })).nodes;
    expect(decision.viewerCan).toEqual({ setState: false });
    const input = { decisionId: decision.id, state: 'CARRIED_OUT' };
    expect(await refused(member.api, input)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await read(chair, decision.id)).viewerCan).toEqual({ setState: true });
    await set(chair.api, input);
    await hub.sql(`update body_seat set kind = 'ENTITLED' where id = $1`, [chairSeat]);
    // Whose kind of seat is another one has left the round, and reads it no more.
    expect(await refused(chair.api, input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(seatId).not.toBe(chairSeat);
  });

  it('stays when whoever said it is erased', async () => {
    const { lead, id, space } = await hub.seed.document();
    const decision = await decide(lead, id);
    const other = await hub.seed.member(space, 'LEAD');
    await set(other.api, { decisionId: decision.id, state: 'CARRIED_OUT', note: 'Getan.' });
    await hub.sql('delete from account where id = $1', [other.id]);
    expect(await read(lead, decision.id)).toMatchObject({
      ...{ state: 'CARRIED_OUT', stateNote: 'Getan.', stateBy: null },
    });
  });
});
