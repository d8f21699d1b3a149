import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { readNext } from '../../../test/testkit/next-rounds.ts';
import {
  answerRound,
  roundScene,
  seat,
  SET_STATE,
  startRound,
  WITHDRAW,
} from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const DECISIONS =
  '{ decisions(first: 9, order: NEWEST_FIRST) { nodes { id circulation { id } viewerCan { setState } } } }';
const decided = async ({ api }: Person): Promise<any[]> => (await api.query(DECISIONS))['decisions'].nodes;
const ADD = 'mutation($input: AddBodySeatInput!) { addBodySeat(input: $input) { id } }';
const CHANGE = 'mutation($input: UpdateBodySeatInput!) { updateBodySeat(input: $input) { id } }';

/** Three rounds of a body: one that was adopted, one that was withdrawn and one that goes on. Whoever presides has left them all. */
async function scene() {
  const [member, chair, former] = [await hub.seed.person(), await hub.seed.person(), await hub.seed.person()];
  const body = await hub.seed.body(member.id);
  const organisationId = await hub.seed.organisation();
  const seatId = await seat(hub, body.id, { accountId: chair.id, kind: 'CHAIR', organisationId });
  const endsOn = '2026-01-31';
  const [taken, ended] = [
    await seat(hub, body.id, { accountId: former.id, kind: 'CHAIR', organisationId }),
    await seat(hub, body.id, { accountId: chair.id, kind: 'CHAIR', organisationId, endsOn }),
  ];
  const adopted = await roundScene(hub, { bodyId: body.id, template: 'CO_SIGNATURE_PARALLEL' });
  const start = async () => {
    const input = { documentId: adopted.documentId, bodyId: body.id, template: 'STATEMENT' };
    return (await startRound(adopted.lead.api, input)).id as string;
  };
  const withdrawn = await start();
  await adopted.lead.api.query(WITHDRAW, { input: { circulationId: withdrawn, reason: 'Verfrüht.' } });
  const going = await start();
  await answerRound(chair.api, adopted.id, 'AGREE');
  await answerRound(member.api, adopted.id, 'AGREE_WITH_REMARK', { remark: 'Gut so.' });
  await hub.sql('update circulation_seat set ended_at = now() where account_id <> $1', [member.id]);
  const [decision] = (await hub.sql('select id from decision where circulation_id = $1', [
    adopted.id,
  ])) as any[];
  const seen = async (person: Person) => {
    const rounds = [];
    for (const id of [adopted.id, withdrawn, going]) rounds.push((await readNext(person, id))?.state ?? null);
    return rounds;
  };
  const setState = { input: { decisionId: decision.id, state: 'CARRIED_OUT' } };
  return {
    ...{ member, chair, body, organisationId, seatId, taken, ended, adopted, going, seen, setState },
    /** Sees no round and no decision, and changes none. */
    expectNothing: async (person: Person) => {
      expect(await seen(person)).toEqual([null, null, null]);
      expect(await decided(person)).toEqual([]);
      expect((await person.api.error(SET_STATE, setState)).extensions.code).toBe('NOT_FOUND');
    },
  };
}

describe('whoever presides over a body', () => {
  it('reads its rounds and decisions that have ended since they do, as long as they do', async () => {
    const { chair, member, adopted, going, seen, seatId, setState, expectNothing } = await scene();
    expect(await seen(chair)).toEqual(['ADOPTED', null, null]);
    expect(await readNext(chair, adopted.id)).toMatchObject({
      remarks: { nodes: [{ remark: 'Gut so.' }] },
      viewerCan: { answer: false, startNext: false },
    });
    const [decision] = await decided(chair);
    expect(decision).toMatchObject({ circulation: { id: adopted.id }, viewerCan: { setState: true } });
    await chair.api.query(SET_STATE, setState);
    const withdraw = { input: { circulationId: going, reason: 'x' } };
    expect((await chair.api.error(WITHDRAW, withdraw)).extensions.code).toBe('NOT_FOUND');
    const document = 'query($id: ID!) { document(id: $id) { id } }';
    expect((await chair.api.query(document, { id: adopted.documentId }))['document']).toBeNull();
    expect((await decided(member))[0]).toMatchObject({ viewerCan: { setState: false } });
    await hub.sql(`update body_seat set ends_on = '2026-01-02' where id = $1`, [seatId]);
    await expectNothing(chair);
  });

  it('opens nothing by a seat that administrators give themselves afterwards, whatever day it is to begin on', async () => {
    const { body, organisationId, taken, adopted, setState, expectNothing } = await scene();
    const administrator = await hub.seed.person({ isAdministrator: true });
    const mine = { kind: 'CHAIR', email: administrator.email, startsOn: '2026-01-01' };
    await administrator.api.query(ADD, { input: { bodyId: body.id, organisationId, ...mine } });
    await expectNothing(administrator);
    await hub.sql('delete from body_seat where account_id = $1', [administrator.id]);
    await administrator.api.query(CHANGE, { input: { seatId: taken, email: administrator.email } });
    await expectNothing(administrator);
    // Whoever reads a decision for another reason may change no more of it by such a seat.
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      adopted.space.id,
      administrator.id,
    ]);
    expect((await decided(administrator))[0]).toMatchObject({ viewerCan: { setState: false } });
    expect((await administrator.api.error(SET_STATE, setState)).extensions.code).toBe('FORBIDDEN');
  });

  it('opens nothing by a seat that had ended and is revived, begins on another day or becomes a chair’s', async () => {
    const { chair, member, body, seatId, ended, seen, expectNothing } = await scene();
    await hub.sql('update body_seat set ends_on = current_date + 9 where id = $1', [seatId]);
    expect(await seen(chair)).toEqual(['ADOPTED', null, null]);
    await hub.sql('delete from body_seat where id = $1', [seatId]);
    await expectNothing(chair);
    await hub.sql('update body_seat set ends_on = null where id = $1', [ended]);
    await expectNothing(chair);
    await hub.sql(`update body_seat set starts_on = '2025-01-01' where id = $1`, [ended]);
    await expectNothing(chair);
    await hub.sql(`update body_seat set kind = 'CHAIR' where id = $1`, [body.seatId]);
    await hub.sql('update circulation_seat set ended_at = now() where account_id = $1', [member.id]);
    await expectNothing(member);
  });
});
