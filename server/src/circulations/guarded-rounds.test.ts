import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  answerRound,
  moveDeadline,
  namedRules,
  refusedAnswer,
  roundScene,
  seat,
} from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { isStillConcerned, isStillSilent, isStillToAnswer } from './circulation-mails.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const waitingFor = async ({ api }: Person): Promise<string[]> =>
  (await api.query('{ circulations(first: 9, filter: WAITING_FOR_VIEWER) { nodes { id } } }'))[
    'circulations'
  ].nodes.map(({ id }: { id: string }) => id);

describe('a seat', () => {
  it('that is vacant, or of whoever is locked out, bears no vote and holds nobody up', async () => {
    const [person, locked] = [await hub.seed.person(), await hub.seed.person()];
    const body = await hub.seed.body(person.id);
    await seat(hub, body.id, { organisationId: await hub.seed.organisation() });
    await seat(hub, body.id, { accountId: locked.id, organisationId: await hub.seed.organisation() });
    await hub.sql('update account set locked_at = now() where id = $1', [locked.id]);
    const { id, round } = await roundScene(hub, { bodyId: body.id, template: 'CO_SIGNATURE_SEQUENTIAL' });
    expect(round.seats.totalCount).toBe(1);
    expect(await answerRound(person.api, id, 'AGREE')).toMatchObject({
      state: 'ADOPTED',
      standing: { votes: 1, answered: 1 },
    });
  });

  it('that only advises answers for nobody: the round goes on waiting for its organisation', async () => {
    const [member, adviser] = [await hub.seed.person(), await hub.seed.person()];
    const organisationId = await hub.seed.organisation();
    const body = await hub.seed.body(member.id, organisationId);
    await seat(hub, body.id, { kind: 'ADVISORY', accountId: adviser.id, organisationId });
    const { id } = await roundScene(hub, { bodyId: body.id, template: 'CO_SIGNATURE_PARALLEL' });
    await answerRound(adviser.api, id, 'AGREE');
    expect(await waitingFor(member)).toEqual([id]);
  });

  it('that only advises says nothing in a secret round', async () => {
    const [member, adviser] = [await hub.seed.person(), await hub.seed.person()];
    const body = await hub.seed.body(member.id);
    await seat(hub, body.id, {
      kind: 'ADVISORY',
      accountId: adviser.id,
      organisationId: await hub.seed.organisation(),
    });
    const secret = { secret: true, changeUntilDeadline: false, deputies: 'NO_DEPUTIES' } as const;
    const ruleSetId = await namedRules(hub, 'CIRCULAR_RESOLUTION', secret);
    const { id, read } = await roundScene(hub, { bodyId: body.id, ruleSetId });
    expect(await refusedAnswer(adviser.api, id, 'AGREE')).toMatchObject({ code: 'FORBIDDEN' });
    expect([(await read(adviser)).viewerCan.answer, (await read(member)).viewerCan.answer]).toEqual([
      false,
      true,
    ]);
  });

  it('takes so many answers, and no more', async () => {
    const { id, people, read } = await roundScene(hub);
    const [first] = people;
    await answerRound(first.api, id, 'AGREE');
    await hub.sql(
      `insert into circulation_answer (id, circulation_id, space_id, seat_id, account_id, choice, remark, at)
       select 'ans_' || lpad(n::text, 26, '0'), circulation_id, space_id, seat_id, account_id, choice, remark,
         at + n * interval '1 millisecond'
       from circulation_answer, generate_series(1, $2) n where circulation_id = $1`,
      [id, LIMITS.answersPerSeat - 1],
    );
    expect(await refusedAnswer(first.api, id, 'REFUSE', { remark: 'Doch nicht' })).toMatchObject({
      code: 'LIMIT',
      limit: 'answersPerSeat',
      max: LIMITS.answersPerSeat,
    });
    expect((await read()).standing).toMatchObject({ answered: 1, counts: { agreed: 1 } });
  });
});

it('a round that fails keeps no other from its end', async () => {
  const [broken, sound] = [await roundScene(hub), await roundScene(hub)];
  await hub.sql(`create function never() returns trigger language plpgsql as $$
    begin if new.state <> 'RUNNING' then raise exception 'never'; end if; return new; end $$`);
  await hub.sql(`create trigger never before update on circulation for each row
    when (old.id = '${broken.id}') execute function never()`);
  try {
    const past = Date.now() - 1_000;
    await moveDeadline(hub, broken.id, new Date(past - 1_000));
    await moveDeadline(hub, sound.id, new Date(past));
    await expect.poll(async () => (await sound.read()).state).not.toBe('RUNNING');
    expect((await broken.read()).state).toBe('RUNNING');
  } finally {
    await hub.sql('drop trigger never on circulation; drop function never()');
  }
  await hub.sql('update circulation set next_at = now() where id = $1', [broken.id]);
  await expect.poll(async () => (await broken.read()).state).not.toBe('RUNNING');
});

describe('a mail', () => {
  const guards = async (seatId: string): Promise<boolean[]> =>
    hub.server.hub.database.withActor({ system: 'mail' }, async (transaction) => {
      const mail = { aboutId: seatId } as never;
      const asked = [isStillToAnswer, isStillSilent, isStillConcerned];
      const found: boolean[] = [];
      for (const may of asked) found.push(await may(transaction, mail));
      return found;
    });

  it('reminds nobody who has answered meanwhile, and tells nobody of the end who has left', async () => {
    const { id, people, space, read } = await roundScene(hub);
    const [first] = people;
    const { nodes } = (await read()).seats;
    const seatId: string = nodes.find(({ account }: any) => account.id === first.id).id;
    expect(await guards(seatId)).toEqual([true, true, true]);
    await answerRound(first.api, id, 'AGREE');
    expect(await guards(seatId)).toEqual([true, false, true]);
    const remove = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
    await space.lead.api.query(remove, { input: { spaceId: space.id, accountId: first.id } });
    expect(await guards(seatId)).toEqual([false, false, false]);
  });
});
