import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { employ } from '../../../test/testkit/next-rounds.ts';
import {
  answerRound,
  namedRules,
  READ_ROUND,
  refusedAnswer,
  seat,
  startRound,
} from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const ANSWERS = `query($id: ID!) { circulation(id: $id) { state rules { programs } viewerCan { answer } viewerSeats { id }
  standing { votes answered } answers(first: 9) { nodes { choice program ignored account { name kind } } } } }`;

/** Two organisations are asked, of which the first has a program that reads the space. */
async function scene(rules: object = { programs: true }, bodied = false) {
  const [here, elsewhere] = [await hub.seed.organisation(), await hub.seed.organisation()];
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const [asked, other] = [space.writers[0]!, space.readers[0]!];
  await employ(hub, asked, here);
  await employ(hub, other, elsewhere);
  const program = await hub.seed.program(space, 'READER');
  await hub.sql('update account set organisation_id = $1 where id = $2', [here, program.id]);
  const { id: documentId } = await hub.seed.document({ space });
  const ruleSetId = await namedRules(hub, 'CO_SIGNATURE_PARALLEL', { objection: 'BY_MAJORITY', ...rules });
  let whom: object = { accountIds: [asked.id, other.id] };
  if (bodied) {
    const body = await hub.seed.body(asked.id, here);
    await seat(hub, body.id, { accountId: other.id, organisationId: elsewhere });
    whom = { bodyId: body.id };
  }
  const { id } = await startRound(space.lead.api, { documentId, ruleSetId, ...whom });
  const read = async ({ api }: Pick<Person, 'api'>) => (await api.query(ANSWERS, { id }))['circulation'];
  return { here, space, lead: space.lead, asked, other, program, id: id as string, read };
}

describe('a program', () => {
  it.each([
    ['members', false],
    ['a body', true],
  ])('answers for its organisation, which has one vote, and by name, among %s', async (_, bodied) => {
    const { program, other, lead, id, read } = await scene({ programs: true }, bodied);
    const waiting = '{ circulations(first: 9, filter: WAITING_FOR_VIEWER) { nodes { id } } }';
    expect(await program.api.query(waiting)).toEqual({ circulations: { nodes: [{ id }] } });
    expect(await read(program)).toMatchObject({ viewerCan: { answer: true }, viewerSeats: [{}] });
    await answerRound(program.api, id, 'AGREE_WITH_REMARK', { remark: 'Geprüft.' });
    expect(await program.api.query(waiting)).toEqual({ circulations: { nodes: [] } });
    const [{ name }] = (await hub.sql<{ name: string }>('select name from account where id = $1', [
      program.id,
    ])) as [{ name: string }];
    expect(await read(lead)).toMatchObject({
      state: 'RUNNING',
      standing: { votes: 2, answered: 1 },
      answers: { nodes: [{ program: name, account: { name, kind: 'SERVICE' } }] },
    });
    await answerRound(other.api, id, 'AGREE');
    expect(await read(lead)).toMatchObject({
      state: 'ADOPTED',
      answers: { nodes: [{}, { program: null }] },
    });
    const { circulation } = await lead.api.query(READ_ROUND, { id });
    expect(circulation.verification).toMatchObject({ contentMatches: true, resultMatches: true });
  });

  it('is heard with whoever else speaks for its organisation as one: the first answer counts, or the last', async () => {
    const first = await scene();
    await answerRound(first.asked.api, first.id, 'REFUSE', { remark: 'Nein.' });
    expect(await refusedAnswer(first.program.api, first.id, 'AGREE')).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'ALREADY_ANSWERED' },
    });
    const last = await scene({ programs: true, changeUntilDeadline: true, earlyClose: 'NEVER' });
    await answerRound(last.program.api, last.id, 'AGREE');
    await answerRound(last.asked.api, last.id, 'REFUSE', { remark: 'Nein.' });
    expect(await last.read(last.lead)).toMatchObject({
      standing: { votes: 2, answered: 1 },
      answers: {
        nodes: [
          { choice: 'AGREE', ignored: 'REPLACED' },
          { choice: 'REFUSE', ignored: null },
        ],
      },
    });
  });

  it('answers nothing where the rules do not say so, for another organisation, or without the scope', async () => {
    for (const rules of [{}, { programs: false }]) {
      const none = await scene(rules);
      expect(await none.read(none.program)).toMatchObject({
        ...{ rules: { programs: false }, viewerCan: { answer: false }, viewerSeats: [] },
      });
      expect(await refusedAnswer(none.program.api, none.id, 'AGREE')).toMatchObject({ code: 'FORBIDDEN' });
    }
    const { program, id, lead, read } = await scene();
    await hub.sql('update account set organisation_id = $1 where id = $2', [
      ...[await hub.seed.organisation(), program.id],
    ]);
    expect(await refusedAnswer(program.api, id, 'AGREE')).toMatchObject({ code: 'FORBIDDEN' });
    const narrow = await scene();
    await hub.sql(`update access_token set scopes = '{spaces:read,documents:read}' where account_id = $1`, [
      narrow.program.id,
    ]);
    expect(await refusedAnswer(narrow.program.api, narrow.id, 'AGREE')).toMatchObject({ code: 'FORBIDDEN' });
    // One that does not belong to the space sees no round.
    const strange = await scene();
    await hub.sql('delete from membership where account_id = $1', [strange.program.id]);
    expect(await refusedAnswer(strange.program.api, strange.id, 'AGREE')).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await read(lead)).answers.nodes).toEqual([]);
  });
});
