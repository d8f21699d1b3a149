import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  answerRound,
  READ_ROUND,
  refusedAnswer,
  roundScene,
  seat,
  START,
  startRound,
} from '../../../test/testkit/rounds.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

describe('who leaves', () => {
  it('a body speaks in its rounds no more, and in a sequence nobody waits for them', async () => {
    const [first, second] = [await hub.seed.person(), await hub.seed.person()];
    const organisations = [await hub.seed.organisation(), await hub.seed.organisation()].sort();
    const body = await hub.seed.body(first.id, organisations[0]);
    await seat(hub, body.id, { accountId: second.id, organisationId: organisations[1]! });
    const { id, read } = await roundScene(hub, { bodyId: body.id, template: 'CO_SIGNATURE_SEQUENTIAL' });
    await hub.sql('update body_seat set account_id = null where id = $1', [body.seatId]);
    await expect
      .poll(async () => (await read()).seats.nodes.map((each: any) => each.askedAt !== null))
      .toEqual([true, true]);
    expect(await refusedAnswer(first.api, id, 'AGREE')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await answerRound(second.api, id, 'AGREE')).standing).toMatchObject({ answered: 1 });
  });

  it('the space as whose member they were asked reads no round of it, neither one that is over', async () => {
    const { id, people, space, documentId, read } = await roundScene(hub);
    const [first, second] = people;
    const over = await startRound(space.lead.api, {
      documentId,
      accountIds: [first.id],
      template: 'CO_SIGNATURE_PARALLEL',
    });
    await answerRound(first.api, over.id, 'AGREE');
    await answerRound(first.api, id, 'AGREE');
    const remove = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
    await space.lead.api.query(remove, { input: { spaceId: space.id, accountId: first.id } });
    for (const each of [id, over.id]) {
      expect((await first.api.query(READ_ROUND, { id: each }))['circulation']).toBeNull();
      expect(await refusedAnswer(first.api, each, 'AGREE')).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(
      (await first.api.query('{ circulations(first: 5) { totalCount } }'))['circulations'].totalCount,
    ).toBe(0);
    const { verification, standing } = await read(second);
    expect([verification.resultMatches, standing.answered]).toEqual([true, 1]);
    expect(
      (await space.lead.api.query(READ_ROUND, { id: over.id }))['circulation'].verification.resultMatches,
    ).toBe(true);
  });

  it('a body on a day that is known makes it the next one’s turn with the end of it', async () => {
    const [first, second] = [await hub.seed.person(), await hub.seed.person()];
    const organisations = [await hub.seed.organisation(), await hub.seed.organisation()].sort();
    const body = await hub.seed.body(first.id, organisations[0]);
    await seat(hub, body.id, { accountId: second.id, organisationId: organisations[1]! });
    await hub.sql(`update body_seat set ends_on = current_date + 1 where id = $1`, [body.seatId]);
    const { id, read } = await roundScene(hub, { bodyId: body.id, template: 'CO_SIGNATURE_SEQUENTIAL' });
    const { endedAt } = (await read()).seats.nodes[0];
    expect(new Date(endedAt).getTime()).toBeLessThan(Date.now() + 3 * 86_400_000);
    const [{ nextAt }] = (await hub.sql('select next_at as "nextAt" from circulation where id = $1', [
      id,
    ])) as [{ nextAt: Date }];
    expect(nextAt.toISOString()).toBe(endedAt);
  });

  it('a body or a space while a round is started is not asked', async () => {
    const { lead, space, documentId, people } = await roundScene(hub);
    const [first] = people;
    const { database } = hub.server.hub;
    let asked: Promise<unknown> = Promise.resolve();
    await database.withActor({ system: 'demo' }, async ({ sql }) => {
      await sql('delete from membership where space_id = $1 and account_id = $2', [space.id, first.id]);
      const input = { documentId, question: 'Ja?', template: 'FOR_INFORMATION', accountIds: [first.id] };
      asked = lead.api.error(START, { input });
      await vi.waitFor(async () => {
        const waiting = await hub.sql(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%from membership%for share%'`,
        );
        expect(waiting).toHaveLength(1);
      });
    });
    expect(await asked).toMatchObject({ extensions: { fields: { accountIds: 'UNKNOWN_VALUE' } } });
  });

  it('a body on a day that is known speaks until the end of it', async () => {
    const person = await hub.seed.person();
    const body = await hub.seed.body(person.id);
    const { read } = await roundScene(hub, { bodyId: body.id });
    await hub.sql(`update body_seat set ends_on = '2027-01-31' where id = $1`, [body.seatId]);
    expect((await read()).seats.nodes[0].endedAt).toBe('2027-01-31T23:00:00.000Z');
  });

  it('a body on a day that is written down too late leaves what they answered, and the result', async () => {
    const person = await hub.seed.person();
    const body = await hub.seed.body(person.id);
    const { id, read } = await roundScene(hub, { bodyId: body.id, template: 'CO_SIGNATURE_PARALLEL' });
    await answerRound(person.api, id, 'AGREE');
    await hub.sql(`update body_seat set ends_on = '2026-01-31' where id = $1`, [body.seatId]);
    expect(await read()).toMatchObject({
      state: 'ADOPTED',
      standing: { answered: 1 },
      verification: { resultMatches: true, state: 'ADOPTED' },
    });
    expect(await refusedAnswer(person.api, id, 'AGREE')).toMatchObject({ code: 'NOT_FOUND' });
  });
});
