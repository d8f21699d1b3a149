import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import {
  answerRound,
  moveDeadline,
  namedRules,
  OPENED,
  READ_ROUND,
  refusedAnswer,
  roundScene,
  seat,
  startRound,
  WITHDRAW,
} from '../../../test/testkit/rounds.ts';
import { circulationVerify } from '../circulation-verify.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const past = (milliseconds = 1) => new Date(Date.now() - milliseconds);
const ended = async (read: () => Promise<any>) => {
  await expect.poll(async () => (await read()).state).not.toBe('RUNNING');
  return read();
};

describe('an answer', () => {
  it('counts, changes where the rules let it, and every one of them stays readable', async () => {
    const { id, people, read } = await roundScene(hub);
    await answerRound(people[0].api, id, 'AGREE');
    const changed = await answerRound(people[0].api, id, 'REFUSE', { remark: ' Zu teuer. ' });
    expect(changed.standing).toEqual({
      votes: 3,
      answered: 1,
      counts: {
        entitled: 3,
        agreed: 0,
        refused: 1,
        abstained: 0,
        notConcerned: 0,
        acknowledged: 0,
        silent: 2,
      },
    });
    expect((await read()).answers.nodes).toMatchObject([
      { choice: 'AGREE', ignored: 'REPLACED' },
      { choice: 'REFUSE', remark: 'Zu teuer.', ignored: null, account: { id: people[0].id } },
    ]);
  });

  it('is refused to whoever is not asked, and for what the rules do not offer or words they need', async () => {
    const { id, lead, people } = await roundScene(hub);
    expect(await refusedAnswer(lead.api, id, 'AGREE')).toMatchObject({ code: 'FORBIDDEN' });
    const [one] = people;
    const fields = async (choice: string, more = {}) =>
      (await refusedAnswer(one.api, id, choice, more))['fields'];
    expect(await fields('ACKNOWLEDGE')).toEqual({ choice: 'UNKNOWN_VALUE' });
    expect(await fields('REFUSE')).toEqual({ remark: 'EMPTY' });
    expect(await fields('REFUSE', { remark: 'x'.repeat(10_001) })).toEqual({ remark: 'TOO_LONG' });
    expect(await refusedAnswer(one.api, id, 'AGREE', { seatId: 'cst_x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('cannot be given twice for one vote where the first one counts', async () => {
    const { id, people } = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    await answerRound(people[0].api, id, 'AGREE');
    expect(await refusedAnswer(people[0].api, id, 'AGREE')).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_ANSWERED',
    });
  });

  it('of a colleague is told on the seats that share the vote', async () => {
    const [one, other, third] = [await hub.seed.person(), await hub.seed.person(), await hub.seed.person()];
    const organisationId = await hub.seed.organisation();
    const body = await hub.seed.body(one.id, organisationId);
    await seat(hub, body.id, { accountId: other.id, organisationId });
    await seat(hub, body.id, { accountId: third.id, organisationId: await hub.seed.organisation() });
    const { id } = await roundScene(hub, { bodyId: body.id, template: 'CO_SIGNATURE_PARALLEL' });
    const { seats } = await answerRound(one.api, id, 'AGREE');
    const told = seats.nodes.map(({ account, isAnswered }: any) => [account.id, isAnswered]);
    expect(told.toSorted()).toEqual(
      [
        [one.id, true],
        [other.id, true],
        [third.id, false],
      ].toSorted(),
    );
    expect(await refusedAnswer(other.api, id, 'AGREE')).toMatchObject({ reason: 'ALREADY_ANSWERED' });
  });

  it('names the seat of whoever has two', async () => {
    const [person, one, other] = [
      await hub.seed.person(),
      await hub.seed.organisation(),
      await hub.seed.organisation(),
    ];
    const body = await hub.seed.body(person.id, one);
    await seat(hub, body.id, { accountId: person.id, organisationId: other });
    const { id } = await roundScene(hub, { bodyId: body.id });
    expect(await refusedAnswer(person.api, id, 'AGREE')).toMatchObject({ fields: { seatId: 'EMPTY' } });
    const mine = (await person.api.query(READ_ROUND, { id }))['circulation'].viewerSeats;
    await answerRound(person.api, id, 'AGREE', { seatId: mine[0].id });
    const { standing } = await answerRound(person.api, id, 'ABSTAIN', { seatId: mine[1].id });
    expect(standing).toMatchObject({ votes: 2, answered: 2, counts: { agreed: 1, abstained: 1 } });
  });

  it('ends the round with the last one that is needed, whoever gives it at the same moment', async () => {
    const { id, people, read } = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    await Promise.all(people.map(({ api }) => answerRound(api, id, 'AGREE')));
    const round = await read();
    expect(round).toMatchObject({
      state: 'ADOPTED',
      result: { outcome: 'ADOPTED', reason: 'UNANIMOUS', counts: { agreed: 3, silent: 0 } },
      resultWords: 'Beschlossen: alle zählenden Stimmen stimmen zu (3 Zustimmung)',
      viewerCan: { answer: false, withdraw: false },
    });
    const events = await hub.sql(
      `select type from event where facts ->> 'circulationId' = $1 order by sequence`,
      [id],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'CIRCULATION_STARTED',
      ...people.map(() => 'CIRCULATION_ANSWERED'),
      'CIRCULATION_ENDED',
    ]);
  });

  it('ends the round also when the one before it bears a moment that has not come yet', async () => {
    const { id, people, read } = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    const [last, ...others] = people;
    for (const { api } of others) await answerRound(api, id, 'AGREE');
    await hub.sql(
      `update circulation_answer set at = date_trunc('milliseconds', now() + interval '1 minute') where circulation_id = $1
       and account_id = $2`,
      [id, others.at(-1)!.id],
    );
    await answerRound(last.api, id, 'AGREE');
    expect((await read()).state).toBe('ADOPTED');
  });

  it('that is late is noted and changes nothing, or is not taken', async () => {
    const noted = await roundScene(hub);
    await answerRound(noted.people[0].api, noted.id, 'AGREE');
    await moveDeadline(hub, noted.id, past());
    const result = (await ended(noted.read)).result;
    const late = await answerRound(noted.people[1].api, noted.id, 'REFUSE', { remark: 'Zu spät.' });
    expect(late).toMatchObject({ state: 'ADOPTED', result, standing: { answered: 1 } });
    expect(late.answers.nodes.at(-1)).toMatchObject({ choice: 'REFUSE', ignored: 'LATE' });

    const ruleSetId = await namedRules(hub, 'SILENCE_IS_ABSTENTION', { lateVotes: 'REFUSED' });
    const refused = await roundScene(hub, { ruleSetId });
    await moveDeadline(hub, refused.id, past());
    expect(await refusedAnswer(refused.people[0].api, refused.id, 'AGREE')).toMatchObject({
      code: 'GONE',
      reason: 'ENDED',
    });
  });
});

describe('a round that ends by its deadline', () => {
  it('ends once, by whichever instance, and at its deadline', async () => {
    const { id, read } = await roundScene(hub, { template: 'SILENCE_IS_CONSENT' });
    await hub.sql(`update circulation_seat set reached_at = now() where circulation_id = $1`, [id]);
    const other = await hub.startAnother();
    const deadline = new Date(Date.now() + 300);
    await moveDeadline(hub, id, deadline);
    const round = await ended(read);
    await other.close();
    expect(round).toMatchObject({ state: 'ADOPTED', result: { reason: 'UNANIMOUS', counts: { silent: 3 } } });
    expect(round.endedAt).toBe(deadline.toISOString());
    const events = await hub.sql(
      `select actor_id from event where facts ->> 'circulationId' = $1 and type = 'CIRCULATION_ENDED'`,
      [id],
    );
    expect(events).toEqual([{ actor_id: null }]);
  });

  it('ends with the result of its deadline when nothing ran over it', async () => {
    const { id } = await roundScene(hub, { template: 'SILENCE_IS_CONSENT' });
    await hub.server.close();
    const deadline = past(60_000);
    await moveDeadline(hub, id, deadline);
    await hub.restart();
    const isOver = async () =>
      (await hub.sql('select 1 from circulation where id = $1 and ended_at is not null', [id])).length;
    await expect.poll(isOver).toBe(1);
    const [row] = await hub.sql('select state, reason, ended_at from circulation where id = $1', [id]);
    expect(row).toEqual({ state: 'NOT_BROUGHT_ABOUT', reason: 'NOT_ALL_REACHED', ended_at: deadline });
  });

  it('is frozen: neither rules nor text nor result can be changed by a statement', async () => {
    const { id, people } = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    const tries = [`content = 'anders'`, `rules = '{}'`, `deadline_at = now()`, `question = '?'`];
    for (const change of tries)
      await expect(hub.sql(`update circulation set ${change} where id = $1`, [id])).rejects.toThrow('stays');
    for (const { api } of people) await answerRound(api, id, 'AGREE');
    await expect(hub.sql(`update circulation set state = 'REJECTED' where id = $1`, [id])).rejects.toThrow(
      'stays',
    );
  });
});

describe('a secret round', () => {
  it('tells who voted, and how nobody ever; counts come at the end', async () => {
    const ruleSetId = await namedRules(hub, 'SILENCE_IS_ABSTENTION', {
      secret: true,
      changeUntilDeadline: false,
      deputies: 'NO_DEPUTIES',
    });
    const { id, people, read, round } = await roundScene(hub, { ruleSetId });
    expect(round.choices).toEqual(['AGREE', 'REFUSE', 'ABSTAIN', 'NOT_CONCERNED']);
    expect(await refusedAnswer(people[0].api, id, 'REFUSE', { remark: 'Weil' })).toMatchObject({
      fields: { remark: 'MISMATCH' },
    });
    await answerRound(people[0].api, id, 'REFUSE');
    await answerRound(people[1].api, id, 'AGREE');
    await answerRound(people[2].api, id, 'AGREE');
    expect((await read()).standing).toEqual({ votes: 3, answered: 3, counts: null });
    expect(await hub.sql('select choice from circulation_answer where circulation_id = $1', [id])).toEqual([
      { choice: null },
      { choice: null },
      { choice: null },
    ]);
    expect(await hub.sql('select choices from circulation_ballots where circulation_id = $1', [id])).toEqual([
      { choices: ['AGREE', 'AGREE', 'REFUSE'] },
    ]);
    expect(await refusedAnswer(people[0].api, id, 'AGREE')).toMatchObject({ reason: 'ALREADY_ANSWERED' });
    await moveDeadline(hub, id, past());
    expect(await ended(read)).toMatchObject({
      state: 'ADOPTED',
      standing: { counts: { agreed: 2, refused: 1 } },
      result: { counts: { agreed: 2, refused: 1 } },
    });
  });
});

describe('a round is read', () => {
  it('by members and by whoever is asked, who sees nothing else of the space', async () => {
    const asked = await hub.seed.person();
    const body = await hub.seed.body(asked.id);
    const { id, documentId, space, people } = await roundScene(hub, { bodyId: body.id });
    const read = async ({ api }: Person) => (await api.query(READ_ROUND, { id }))['circulation'];
    for (const person of [...people, space.lead]) expect(await read(person)).toMatchObject({ id });
    expect(await read(asked)).toMatchObject({
      id,
      document: null,
      viewerCan: { answer: true, withdraw: false },
    });
    expect(await read(space.outsider)).toBeNull();
    const guest = await hub.seed.documentGuest({ id: documentId, space });
    expect(await read(guest)).toBeNull();
    const list = '{ circulations(first: 10, filter: WAITING_FOR_VIEWER) { totalCount nodes { id } } }';
    expect((await asked.api.query(list))['circulations']).toEqual({ totalCount: 1, nodes: [{ id }] });
    await answerRound(asked.api, id, 'AGREE');
    expect((await asked.api.query(list))['circulations']).toEqual({ totalCount: 0, nodes: [] });
    const elsewhere = await hub.seed.within(asked, [(await hub.seed.space()).id]);
    expect((await elsewhere.api.query(READ_ROUND, { id }))['circulation']).toBeNull();
    const ofDocument = `{ document(id: "${documentId}") { circulations(first: 5) { totalCount } } }`;
    expect((await guest.api.query(ofDocument))['document'].circulations.totalCount).toBe(0);
    expect((await space.lead.api.query(ofDocument))['document'].circulations.totalCount).toBe(1);
  });

  it('the first time by whoever is asked, which is noted once', async () => {
    const { id, people, read, lead } = await roundScene(hub);
    await lead.api.query(OPENED, { id });
    await people[0].api.query(OPENED, { id });
    const [first] = (await read()).seats.nodes;
    expect(first.openedAt).toBe(first.reachedAt);
    await people[0].api.query(OPENED, { id });
    expect((await read()).seats.nodes.map(({ openedAt }: any) => openedAt)).toEqual([
      first.openedAt,
      null,
      null,
    ]);
  });
});

describe('a round is withdrawn', () => {
  it('with a reason, by whoever started it or leads, and not once it is over', async () => {
    const { id, people, read, lead } = await roundScene(hub);
    const withdraw = (reason: string) => ({ input: { circulationId: id, reason } });
    const [writer] = people;
    expect((await writer.api.error(WITHDRAW, withdraw('Nein'))).extensions.code).toBe('FORBIDDEN');
    expect((await lead.api.error(WITHDRAW, withdraw(' '))).extensions).toMatchObject({
      fields: { reason: 'EMPTY' },
    });
    await lead.api.query(WITHDRAW, withdraw('Falsche Fassung'));
    expect(await read()).toMatchObject({
      state: 'WITHDRAWN',
      withdrawnBecause: 'Falsche Fassung',
      result: null,
      viewerCan: { answer: false },
    });
    expect((await lead.api.error(WITHDRAW, withdraw('Noch einmal'))).extensions).toMatchObject({
      code: 'GONE',
      reason: 'ENDED',
    });
    expect(await refusedAnswer(writer.api, id, 'AGREE')).toMatchObject({ code: 'GONE', reason: 'ENDED' });
  });

  it('by a writer only when it is their own', async () => {
    const { space, documentId } = await roundScene(hub);
    const [writer, other] = space.writers as [Person, Person];
    const { id } = await startRound(writer.api, { documentId, accountIds: [other.id] });
    const input = { circulationId: id, reason: 'Anders' };
    expect((await other.api.error(WITHDRAW, { input })).extensions.code).toBe('FORBIDDEN');
    await writer.api.query(WITHDRAW, { input });
  });
});

describe('a result', () => {
  it('comes out again whoever computes it, and a forged one does not', async () => {
    const { id, people, read } = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    expect((await read()).verification).toEqual({
      contentMatches: true,
      resultMatches: true,
      state: 'RUNNING',
    });
    for (const { api } of people) await answerRound(api, id, 'AGREE');
    expect((await read()).verification).toEqual({
      contentMatches: true,
      resultMatches: true,
      state: 'ADOPTED',
    });
    const sound = await circulationVerify(hub.server.hub.database, id);
    expect(sound).toMatchObject({ isSound: true });
    expect(sound.text).toContain('sound: Adopted: all votes that count agree (3 agreed)');
    await hub.sql(`begin; alter table circulation disable trigger circulation_stays;
      update circulation set state = 'REJECTED', content = content || ' ' where id = '${id}';
      alter table circulation enable trigger circulation_stays; commit`);
    expect((await read()).verification).toEqual({
      contentMatches: false,
      resultMatches: false,
      state: 'ADOPTED',
    });
    const broken = await circulationVerify(hub.server.hub.database, id);
    expect(broken.isSound).toBe(false);
    expect(broken.text).toContain('BROKEN: Adopted');
    await expect(circulationVerify(hub.server.hub.database, 'cir_x')).rejects.toThrow('Name the round');
  });
});
