import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { MailServer } from '../../../test/testkit/mail-server.ts';
import {
  COLLEAGUES,
  colleaguesScene,
  employee,
  FORWARD,
  readNext,
  TAKE_BACK,
} from '../../../test/testkit/next-rounds.ts';
import {
  answerRound,
  moveDeadline,
  READ_ROUND,
  refusedAnswer,
  seat,
  startRound,
} from '../../../test/testkit/rounds.ts';
import { newId } from '../platform/ids.ts';

let server: MailServer;
let hub: TestHub;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await startTestHub({ SMTP_URL: server.url, MAIL_FROM: 'umlauf@hub.example' });
});
afterAll(async () => {
  await hub.close();
  await server.takeAway();
});

const WAITING = '{ circulations(first: 5, filter: WAITING_FOR_VIEWER) { totalCount } }';
const seatOf = (round: any, { id }: { id: string }) =>
  round.seats.nodes.find(({ account }: any) => account?.id === id);

describe('a question that is handed on', () => {
  it('is a colleague’s, who is told by mail, reads the round and nothing else, and answers with the one vote', async () => {
    const { asked, kara, lead, id, documentId, seatId, forward } = await colleaguesScene(hub);
    expect((await kara.api.query(READ_ROUND, { id }))['circulation']).toBeNull();
    const { forwardCirculation: round } = await forward(asked, kara);
    expect(round).toMatchObject({
      standing: { votes: 2, answered: 0 },
      viewerCan: { answer: false, forward: false },
      viewerSeats: [{ id: seatId, forwardedTo: { account: { id: kara.id }, answer: null } }],
    });
    expect(seatOf(round, kara)).toMatchObject({
      kind: 'ENTITLED',
      voteId: seatOf(round, asked).voteId,
      forwardedFrom: { id: seatId, account: { id: asked.id } },
    });
    await expect.poll(() => server.to(kara.email).length).toBe(1);
    const [{ mail }] = server.to(kara.email) as [(typeof server.received)[number]];
    expect(mail.text).toContain('Die Frage wurde Ihnen aus Ihrer Organisation weitergegeben.');
    expect(mail.text).toContain(`${hub.url}/circulations/${id}`);
    for (const word of ['Einverstanden', 'Entwurf', asked.name]) expect(mail.text).not.toContain(word);
    // It waits for the one, and not for the other.
    for (const [person, count] of [
      [asked, 0],
      [kara, 1],
    ] as const)
      expect((await person.api.query(WAITING))['circulations'].totalCount).toBe(count);
    expect(await refusedAnswer(asked.api, id, 'AGREE')).toMatchObject({
      code: 'CONFLICT',
      reason: 'FORWARDED',
    });
    const document = await kara.api.query('query($id: ID!) { document(id: $id) { id } }', { id: documentId });
    expect(document['document']).toBeNull();
    const answered = await answerRound(kara.api, id, 'AGREE');
    expect(answered.standing).toMatchObject({ votes: 2, answered: 1, counts: { agreed: 1 } });
    const seen = await readNext(asked, id);
    expect(seatOf(seen, asked).forwardedTo).toMatchObject({ answer: { choice: 'AGREE' } });
    const events = await lead.api.query(
      'query($id: ID!) { document(id: $id) { space { latestEvents(first: 9) { type actor { id } } } } }',
      { id: documentId },
    );
    expect(events['document'].space.latestEvents).toContainEqual({
      type: 'CIRCULATION_FORWARDED',
      actor: { id: asked.id },
    });
  });

  it('is taken back until the colleague has answered, and then not any more', async () => {
    const { asked, kara, kim, id, seatId, forward } = await colleaguesScene(hub);
    expect((await asked.api.error(TAKE_BACK, { id: seatId })).extensions).toMatchObject({
      reason: 'NOT_FORWARDED',
    });
    await forward(asked, kara);
    const { withdrawCirculationForward: back } = await asked.api.query(TAKE_BACK, { id: seatId });
    expect(back.viewerCan).toMatchObject({ answer: true, forward: true });
    expect((await kara.api.query(READ_ROUND, { id }))['circulation']).toBeNull();
    expect(await refusedAnswer(kara.api, id, 'AGREE')).toMatchObject({ code: 'NOT_FOUND' });
    // Somebody can have it again: what they had before is no seat of theirs any more.
    await forward(asked, kara);
    expect((await readNext(kara, id)).viewerSeats).toHaveLength(1);
    await asked.api.query(TAKE_BACK, { id: seatId });
    await forward(asked, kim);
    await answerRound(kim.api, id, 'AGREE');
    expect((await asked.api.error(TAKE_BACK, { id: seatId })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_ANSWERED',
    });
  });

  it('goes on from there, never in a circle, and comes back with all who had it', async () => {
    const { asked, kara, kim, id, seatId, forward, refused } = await colleaguesScene(hub);
    const first = seatOf((await forward(asked, kara))['forwardCirculation'], kara);
    expect(await refused(kara, asked, first.id)).toMatchObject({ fields: { accountId: 'CYCLE' } });
    expect(await refused(asked, kim)).toMatchObject({ code: 'CONFLICT', reason: 'FORWARDED' });
    const second = seatOf((await forward(kara, kim, first.id))['forwardCirculation'], kim);
    expect(await refused(kim, asked, second.id)).toMatchObject({ fields: { accountId: 'CYCLE' } });
    expect(await refused(kim, kara, second.id)).toMatchObject({ fields: { accountId: 'CYCLE' } });
    const back = (await asked.api.query(TAKE_BACK, { id: seatId }))['withdrawCirculationForward'];
    expect([kara, kim].map((person) => seatOf(back, person).endedAt === null)).toEqual([false, false]);
    expect((await kim.api.query(READ_ROUND, { id }))['circulation']).toBeNull();
    expect((await answerRound(asked.api, id, 'AGREE')).standing).toMatchObject({ votes: 2, answered: 1 });
  });

  it('stays within the organisation, with people, who are not asked themselves', async () => {
    const { asked, other, lead, elsewhere, here, refused, id } = await colleaguesScene(hub);
    const stranger = await employee(hub, elsewhere);
    const locked = await employee(hub, here);
    await hub.sql('update account set locked_at = now() where id = $1', [locked.id]);
    const program = await hub.seed.program(undefined, 'WRITER', { organisationId: here });
    for (const to of [stranger, lead, locked, program, { id: newId('acc') }, { id: 'acc_x' }])
      expect(await refused(asked, to)).toMatchObject({ fields: { accountId: 'UNKNOWN_VALUE' } });
    await hub.sql('update account set organisation_id = $1 where id = $2', [here, other.id]);
    expect(await refused(asked, other)).toMatchObject({ fields: { accountId: 'TAKEN' } });
    expect(await refused(asked, asked)).toMatchObject({ fields: { accountId: 'TAKEN' } });
    const { circulation } = await asked.api.query(COLLEAGUES, { id });
    expect(circulation.viewerSeats[0].colleagues.nodes.map(({ name }: any) => name)).toEqual([
      'Kara Kollegin',
      'Kim Kollege',
    ]);
    const found = await asked.api.query(COLLEAGUES, { id, search: 'kim' });
    expect(found['circulation'].viewerSeats[0].colleagues).toMatchObject({ totalCount: 1 });
  });

  it('is nobody else’s to hand on, and after the deadline nobody’s', async () => {
    const { asked, other, lead, kara, id, seatId, refused } = await colleaguesScene(hub);
    expect(await refused(kara, kara)).toMatchObject({ code: 'NOT_FOUND' });
    for (const person of [other, lead])
      expect(await refused(person, kara)).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      (await other.api.query(COLLEAGUES, { id }))['circulation'].viewerSeats[0].colleagues.totalCount,
    ).toBe(0);
    await moveDeadline(hub, id, new Date(Date.now() - 1000));
    expect(await refused(asked, kara)).toMatchObject({ code: 'GONE', reason: 'ENDED' });
    expect((await asked.api.error(TAKE_BACK, { id: seatId })).extensions).toMatchObject({ code: 'GONE' });
  });

  it('waits for its turn, and for no answer', async () => {
    const { asked, other, kara, id, forward, refused, elsewhere } = await colleaguesScene(
      hub,
      'CO_SIGNATURE_SEQUENTIAL',
    );
    const colleague = await employee(hub, elsewhere);
    const theirs = seatOf(await readNext(other, id), other).id;
    expect(await refused(other, colleague, theirs)).toMatchObject({
      code: 'CONFLICT',
      reason: 'BEFORE_TURN',
    });
    await forward(asked, kara);
    await answerRound(kara.api, id, 'AGREE');
    // The next one's turn, with the colleague's answer.
    const { forwardCirculation } = await forward(other, colleague, theirs);
    expect(seatOf(forwardCirculation, colleague).askedAt).not.toBeNull();
    const third = await colleaguesScene(hub);
    await answerRound(third.asked.api, third.id, 'AGREE');
    expect(await third.refused(third.asked, third.kara)).toMatchObject({ reason: 'ALREADY_ANSWERED' });
  });

  it('cannot be where the rules say nothing of it, as those do that are older than this rule', async () => {
    const { asked, lead, documentId, refused, kara } = await colleaguesScene(hub);
    const old = structuredClone(RULE_TEMPLATES.CO_SIGNATURE_PARALLEL.rules) as { forwarding?: boolean };
    delete old.forwarding;
    const ruleSetId = newId('rul');
    await hub.sql('insert into rule_set (id, name) values ($1, $1)', [ruleSetId]);
    await hub.sql('insert into rule_set_version (rule_set_id, version, rules) values ($1, 1, $2)', [
      ruleSetId,
      JSON.stringify(old),
    ]);
    for (const by of [{ ruleSetId }, { template: 'SILENCE_IS_ABSTENTION', ruleSetId: undefined }]) {
      const { id } = await startRound(lead.api, { documentId, accountIds: [asked.id], ...by });
      const round = await readNext(asked, id);
      expect([round.rules.forwarding, round.viewerCan.forward]).toEqual([false, false]);
      expect(await refused(asked, kara, round.viewerSeats[0].id)).toMatchObject({ code: 'FORBIDDEN' });
      await answerRound(asked.api, id, 'AGREE');
      const { verification } = await readNext(asked, id);
      expect(verification).toEqual({ contentMatches: true, resultMatches: true });
    }
    // What was frozen stays as it was, to the letter.
    const [row] = await hub.sql<{ rules: object }>('select rules from circulation where rule_set_id = $1', [
      ruleSetId,
    ]);
    expect(row!.rules).toEqual(old);
    expect(tellRules(old as never, 'de').join()).not.toContain('weitergeben');
  });

  it('of a deputy stays a deputy’s, and gives way to the member', async () => {
    const { here, kara, kim, asked, lead, documentId, forward } = await colleaguesScene(hub);
    const body = await hub.seed.body(asked.id, here);
    await seat(hub, body.id, {
      kind: 'DEPUTY',
      accountId: kim.id,
      organisationId: here,
      deputyOfId: body.seatId,
    });
    const { id } = await startRound(lead.api, { documentId, bodyId: body.id, template: 'STATEMENT' });
    const theirs = seatOf(await readNext(kim, id), kim).id;
    const round = (await forward(kim, kara, theirs))['forwardCirculation'];
    expect(seatOf(round, kara)).toMatchObject({ kind: 'DEPUTY' });
    await answerRound(kara.api, id, 'STATE', { remark: 'Vertretung' });
    const after = await answerRound(asked.api, id, 'STATE', { remark: 'Mitglied' });
    expect(after.answers.nodes.map(({ ignored }: any) => ignored)).toEqual(['MEMBER_ANSWERED', null]);
    expect(after).toMatchObject({ state: 'CONCLUDED', verification: { resultMatches: true } });
  });

  it('ends with the seat that it comes from, when whoever handed it on leaves', async () => {
    const { asked, kara, kim, space, id, forward } = await colleaguesScene(hub);
    const first = seatOf((await forward(asked, kara))['forwardCirculation'], kara);
    await forward(kara, kim, first.id);
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      { input: { spaceId: space.id, accountId: asked.id } },
    );
    for (const person of [kara, kim])
      expect(await refusedAnswer(person.api, id, 'AGREE')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is handed on once by several who do so at the same moment, and so often and no more', async () => {
    const { asked, kara, kim, seatId, forward } = await colleaguesScene(hub);
    const answers = await Promise.all(
      [kara, kim, kara, kim].map(({ id }) => asked.api.send(FORWARD, { input: { seatId, accountId: id } })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    for (let more = 1; more < 10; more++) {
      await asked.api.query(TAKE_BACK, { id: seatId });
      await forward(asked, kara);
    }
    await asked.api.query(TAKE_BACK, { id: seatId });
    const { extensions } = await asked.api.error(FORWARD, { input: { seatId, accountId: kim.id } });
    expect(extensions).toMatchObject({ code: 'LIMIT', limit: 'forwardsPerSeat', max: 10 });
  });
});
