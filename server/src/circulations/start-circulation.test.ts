import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  answerRound,
  namedRules,
  refusedAnswer,
  roundScene,
  seat,
  START,
} from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const refusedStart = async ({ api }: Person, input: object) =>
  (await api.error(START, { input: { question: 'Einverstanden?', ...input } })).extensions;

describe('a round that is started', () => {
  it('has the document as it was, whoever writes on', async () => {
    const { round, read, lead, documentId } = await roundScene(hub);
    expect(round).toMatchObject({
      title: 'Entwurf',
      question: 'Stimmen Sie zu?',
      state: 'RUNNING',
      markdown: 'Die Gebühr beträgt 12 Euro.',
      document: { id: documentId },
      startedBy: { id: lead.id },
      standing: { votes: 3, answered: 0 },
      viewerCan: { answer: false, withdraw: true },
    });
    await lead.api.query(PUSH, { documentId, update: paragraph('Und die Gebühr beträgt 99 Euro.') });
    const now = await read();
    expect(now).toMatchObject({
      markdown: round.markdown,
      content: round.content,
      contentHash: round.contentHash,
    });
    const content = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(round.content));
    expect(Buffer.from(content).toString('hex')).toBe(round.contentHash);
  });

  it('asks everybody at once, or whose turn it is', async () => {
    const { round } = await roundScene(hub);
    expect(round.seats.nodes.map((each: any) => each.askedAt === null)).toEqual([false, false, false]);
    const inTurn = await roundScene(hub, { template: 'CO_SIGNATURE_SEQUENTIAL' });
    expect(inTurn.round.seats.nodes.map((each: any) => each.askedAt === null)).toEqual([false, true, true]);
    const [first, second] = inTurn.people;
    expect(await refusedAnswer(second.api, inTurn.id, 'AGREE')).toMatchObject({
      code: 'CONFLICT',
      reason: 'BEFORE_TURN',
    });
    const after = await answerRound(first.api, inTurn.id, 'AGREE');
    expect(after.seats.nodes.map((each: any) => each.askedAt === null)).toEqual([false, false, true]);
  });

  it('asks those who sit in a body on that day, deputies too, and each organisation has one vote', async () => {
    const [member, colleague, deputy, former] = await Promise.all([1, 2, 3, 4].map(() => hub.seed.person()));
    const organisationId = await hub.seed.organisation();
    const body = await hub.seed.body(member!.id, organisationId);
    await seat(hub, body.id, { accountId: colleague!.id, organisationId });
    await seat(hub, body.id, {
      kind: 'DEPUTY',
      accountId: deputy!.id,
      organisationId,
      deputyOfId: body.seatId,
    });
    await seat(hub, body.id, { accountId: former!.id, organisationId, endsOn: '2026-01-02' });
    const advisory = await hub.seed.organisation();
    await seat(hub, body.id, { kind: 'ADVISORY', organisationId: advisory, accountId: former!.id });
    const { round, id } = await roundScene(hub, { bodyId: body.id });
    expect(round).toMatchObject({ bodyName: body.id, standing: { votes: 1 }, seats: { totalCount: 4 } });
    expect(round.seats.nodes.map(({ kind }: any) => kind).sort()).toEqual([
      'ADVISORY',
      'DEPUTY',
      'ENTITLED',
      'ENTITLED',
    ]);
    await answerRound(deputy!.api, id, 'REFUSE', { remark: 'So nicht.' });
    await answerRound(former!.api, id, 'ABSTAIN');
    const { standing, answers } = await answerRound(colleague!.api, id, 'AGREE');
    expect(standing).toMatchObject({ answered: 1, counts: { agreed: 1, refused: 0, abstained: 0 } });
    expect(answers.nodes.map(({ ignored }: any) => ignored)).toEqual(['MEMBER_ANSWERED', 'NO_VOTE', null]);
  });

  it.each([
    [{}, { bodyId: 'EMPTY' }],
    [{ accountIds: [] }, { accountIds: 'EMPTY' }],
    [{ accountIds: ['acc_x'] }, { accountIds: 'UNKNOWN_VALUE' }],
    [{ accountIds: ['acc_x'], bodyId: 'bod_x' }, { bodyId: 'MISMATCH' }],
    [{ bodyId: 'bod_x' }, { bodyId: 'UNKNOWN_VALUE' }],
    [{ bodyId: 'bod_x', ruleSetId: 'rul_x' }, { ruleSetId: 'MISMATCH' }],
    [{ bodyId: 'bod_x', template: null }, { ruleSetId: 'EMPTY' }],
    [{ bodyId: 'bod_x', template: null, ruleSetId: 'rul_x' }, { ruleSetId: 'UNKNOWN_VALUE' }],
    [{ bodyId: 'bod_x', question: ' ' }, { question: 'EMPTY' }],
    [{ bodyId: 'bod_x', day: '2020-01-01' }, { day: 'IN_THE_PAST' }],
    [{ bodyId: 'bod_x', day: '2099-01-01' }, { day: 'OUT_OF_RANGE' }],
    [{ bodyId: 'bod_x', day: '2026-02-30' }, { day: 'MALFORMED' }],
    [{ bodyId: 'bod_x', time: '25:00' }, { time: 'MALFORMED' }],
  ])('is refused with its fields: %#', async (input, fields) => {
    const { id: documentId, lead } = await hub.seed.document();
    const refusal = await refusedStart(lead, { documentId, template: 'FOR_INFORMATION', ...input });
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect(await hub.sql('select 1 from circulation where document_id = $1', [documentId])).toEqual([]);
  });

  it('needs somebody who is entitled', async () => {
    const { id: documentId, lead } = await hub.seed.document();
    const { id: bodyId } = await hub.seed.body(null);
    const refusal = await refusedStart(lead, { documentId, bodyId, template: 'FOR_INFORMATION' });
    expect(refusal).toMatchObject({ code: 'CONFLICT', reason: 'NOBODY_ENTITLED' });
  });

  it('takes named rules in their newest version, and keeps them whatever becomes of them', async () => {
    const ruleSetId = await namedRules(hub, 'FOR_INFORMATION', {});
    const { round, read } = await roundScene(hub, { ruleSetId });
    expect(round).toMatchObject({ ruleSetName: ruleSetId, ruleSetVersion: 1, template: null });
    await hub.sql(
      `insert into rule_set_version (rule_set_id, version, rules) select rule_set_id, 2, '{}' from rule_set_version
       where rule_set_id = $1`,
      [ruleSetId],
    );
    expect((await read()).choices).toEqual(['ACKNOWLEDGE']);
  });
});
