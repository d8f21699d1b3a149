import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  approvalOf,
  coordinate,
  edit,
  inHours,
  kindsOf,
  openNext,
  passDeadline,
  PUSH,
  refusedStep,
  remark,
  settleDue,
  stageMinutes,
  step,
  type MinutesScene,
} from '../../../test/testkit/minutes-approval.ts';
import { START, startRound, WITHDRAW } from '../../../test/testkit/rounds.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';
const HELD = { code: 'FORBIDDEN', reason: 'HELD' };
const round = ({ chair, documentId }: MinutesScene) => ({
  ...{ documentId, question: 'Einverstanden?', accountIds: [chair.id], template: 'FOR_INFORMATION' },
});
const mailsAbout = ({ id }: MinutesScene) =>
  hub.sql<{ recipient: string }>(
    `select recipient from mail where kind = 'MINUTES_COORDINATION' and about_id = $1`,
    [id],
  );

describe('mails about minutes', () => {
  it('reach nobody twice in half a day, and tell of a moved deadline after that', async () => {
    const scene = await stageMinutes(hub);
    const { keeper, id } = scene;
    await coordinate(scene);
    expect(await mailsAbout(scene)).toHaveLength(2);
    const move = (hours: number) =>
      step(keeper.api, 'setMinutesDeadline', { meetingId: id, deadlineAt: inHours(hours) });
    await move(50);
    expect(await mailsAbout(scene)).toHaveLength(2);
    await hub.sql(`update mail set created_at = now() - interval '13 hours' where about_id = $1`, [id]);
    await move(51);
    expect(await mailsAbout(scene)).toHaveLength(4);
  });

  it('have an end, as steps have', async () => {
    const scene = await stageMinutes(hub);
    const { keeper, id, space } = scene;
    await coordinate(scene);
    await hub.sql(
      `insert into minutes_step (id, meeting_id, space_id, kind) select 'mns_' || n, $1, $2, 'DEADLINE_MOVED'
       from generate_series(1, 199) n`,
      [id, space.id],
    );
    const input = { meetingId: id, deadlineAt: inHours(50) };
    expect(await refusedStep(keeper.api, 'setMinutesDeadline', input)).toMatchObject({
      ...{ code: 'LIMIT', limit: 'stepsPerMinutes', max: 200 },
    });
    await step(keeper.api, 'withdrawMinutes', { meetingId: id });
  });
});

describe('minutes that are held', () => {
  it('are written by leads where whoever leads and keeps them does not write', async () => {
    const scene = await stageMinutes(hub);
    const { space, chair, keeper, id, documentId } = scene;
    await hub.sql(`update membership set role = 'READER' where space_id = $1 and account_id = any($2)`, [
      space.id,
      [chair.id, keeper.id],
    ]);
    await coordinate(scene);
    const refused = await keeper.api.error(PUSH, await edit(hub.server, documentId, ' nein'));
    expect(refused.extensions.code).toBe('FORBIDDEN');
    await space.lead.api.query(PUSH, await edit(hub.server, documentId, ' doch'));
    expect((await approvalOf(space.lead.api, id)).minutes.viewerCan.edit).toBe(true);
  });

  it('are not sent round, nor coordinated while they are', async () => {
    const scene = await stageMinutes(hub);
    const { space, keeper, id } = scene;
    const { id: circulationId } = await startRound(space.lead.api, round(scene));
    const input = { meetingId: id, deadlineAt: inHours(48) };
    expect(await refusedStep(keeper.api, 'startMinutesCoordination', input)).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'CIRCULATED' },
    });
    await space.lead.api.query(WITHDRAW, { input: { circulationId, reason: 'Abstimmung' } });
    await coordinate(scene);
    const refused = await space.lead.api.error(START, { input: round(scene) });
    expect(refused.extensions).toMatchObject(HELD);
  });

  it('are sealed by no round that was begun in the meantime, and corrected behind one', async () => {
    const scene = await stageMinutes(hub);
    const { space, chair, keeper, id, nextId, documentId } = scene;
    await coordinate(scene);
    await passDeadline(hub, scene);
    await settleDue(hub.server);
    await openNext(hub, scene);
    await step(chair.api, 'approveMinutes', { meetingId: id, atMeetingId: nextId });
    const { id: circulationId } = await startRound(space.lead.api, round(scene));
    const input = { meetingId: id, reason: 'Betrag' };
    expect(await refusedStep(keeper.api, 'beginMinutesCorrection', input)).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'CIRCULATED' },
    });
    await space.lead.api.query(WITHDRAW, { input: { circulationId, reason: 'Berichtigung' } });
    await step(keeper.api, 'beginMinutesCorrection', input);
    const sealed = await hub.server.hub.database.withActor({ system: 'demo' }, async (transaction) => {
      const { sealDocument } = await import('../documents/seal-document.ts');
      const [state] = await transaction.sql<{ revision: number; title: string }>(
        'select revision, title from document where id = $1',
        [documentId],
      );
      return sealDocument(transaction, { documentId, ...state! });
    });
    expect(sealed).toBe(false);
  });

  it('are put in the bin by leads alone, also with what stands above them', async () => {
    const scene = await stageMinutes(hub);
    const { space, keeper, documentId } = scene;
    const parent = await hub.seed.document({ space, title: 'Protokolle' });
    await hub.sql('update document set parent_id = $2 where id = $1', [documentId, parent.id]);
    await coordinate(scene);
    for (const id of [documentId, parent.id])
      expect((await keeper.api.error(TRASH, { id })).extensions).toMatchObject(HELD);
    await space.lead.api.query(TRASH, { id: parent.id });
  });
});

describe('silence', () => {
  it('approves nothing where somebody else has settled what was said', async () => {
    const scene = await stageMinutes(hub);
    const { space, keeper, present, id, documentId } = scene;
    await step(space.lead.api, 'startMinutesCoordination', {
      ...{ meetingId: id, deadlineAt: inHours(48), bySilence: true },
    });
    const threadId = await remark(present.api, documentId);
    await keeper.api.query('mutation($id: ID!) { resolveCommentThread(threadId: $id) { id } }', {
      id: threadId,
    });
    await passDeadline(hub, scene);
    await settleDue(hub.server);
    const meeting = await approvalOf(keeper.api, id);
    expect(kindsOf(meeting)).toEqual(['COORDINATION_STARTED', 'COORDINATED']);
    expect(meeting.minutes.sealedAt).toBeNull();
  });

  it('waits a moment for what was said in time', async () => {
    const scene = await stageMinutes(hub);
    await coordinate(scene);
    const [found] = await hub.sql<{ seconds: number }>(
      'select extract(epoch from minutes_due_at - minutes_deadline_at)::int as seconds from meeting where id = $1',
      [scene.id],
    );
    expect(found!.seconds).toBe(15);
  });
});
