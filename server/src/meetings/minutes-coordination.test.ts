import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  approvalOf,
  coordinate,
  edit,
  inHours,
  kindsOf,
  passDeadline,
  proposal,
  PUSH,
  refusedStep,
  remark,
  settleDue,
  stageMinutes,
  step,
  UNSETTLED,
  type MinutesScene,
} from '../../../test/testkit/minutes-approval.ts';
import type { RunningServer } from '../server.ts';

let hub: TestHub;
let other: RunningServer;
beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
}, 60_000);
afterAll(async () => {
  await other.close();
  await hub.close();
});

const mails = (documentId: string) =>
  hub.sql<{ recipient: string; text: string }>(
    `select recipient, text from mail where kind = 'MINUTES_COORDINATION' and text like '%' || $1 || '%' order by recipient`,
    [documentId],
  );

const RULE = 'mutation($input: SetMinutesRuleInput!) { setMinutesRule(input: $input) { minutesBySilence } }';
const letSilenceApprove = ({ space, seriesId }: MinutesScene) =>
  space.lead.api.query(RULE, { input: { seriesId, bySilence: true } });

describe('silence', () => {
  it('is let approve by leads alone, by the series or against it', async () => {
    const scene = await stageMinutes(hub);
    const { space, chair, keeper, seriesId, id } = scene;
    const input = { meetingId: id, deadlineAt: inHours(48), bySilence: true };
    for (const { api } of [keeper, chair]) {
      expect(await refusedStep(api, 'startMinutesCoordination', input)).toMatchObject({ code: 'FORBIDDEN' });
      const refused = await api.error(RULE, { input: { seriesId, bySilence: true } });
      expect(refused.extensions.code).toBe('FORBIDDEN');
    }
    const started = await step(space.lead.api, 'startMinutesCoordination', input);
    expect(started.minutesApproval).toMatchObject({ state: 'IN_COORDINATION', bySilence: true });
  });

  it('has a day to be broken, which nobody takes away again', async () => {
    const scene = await stageMinutes(hub);
    const { keeper, id } = scene;
    await letSilenceApprove(scene);
    const refused = { code: 'INVALID_INPUT', fields: { deadlineAt: 'OUT_OF_RANGE' } };
    const at = (hours: number) => ({ meetingId: id, deadlineAt: inHours(hours) });
    expect(await refusedStep(keeper.api, 'startMinutesCoordination', at(23))).toMatchObject(refused);
    await coordinate(scene);
    for (const hours of [23, 47])
      expect(await refusedStep(keeper.api, 'setMinutesDeadline', at(hours))).toMatchObject(refused);
    await step(keeper.api, 'setMinutesDeadline', at(49));
    await hub.sql(`update meeting set minutes_deadline_at = now() where id = $1`, [id]);
    expect(await refusedStep(keeper.api, 'setMinutesDeadline', at(23))).toMatchObject(refused);
  });
});

describe('coordination', () => {
  it('gives minutes to those who were there, and tells them', async () => {
    const scene = await stageMinutes(hub);
    const { keeper, chair, present, id, documentId } = scene;
    expect((await approvalOf(keeper.api, id)).minutesApproval).toMatchObject({
      ...{ state: 'DRAFT', deadlineAt: null, steps: [], viewerCan: { coordinate: true, remark: false } },
    });
    const deadlineAt = inHours(48);
    const { minutesApproval } = await coordinate(scene, { deadlineAt });
    expect(minutesApproval).toMatchObject({ state: 'IN_COORDINATION', deadlineAt, bySilence: false });
    expect(minutesApproval.steps).toMatchObject([
      { kind: 'COORDINATION_STARTED', by: { id: keeper.id }, byHouse: false, deadlineAt },
    ]);
    const { version, contentHash } = minutesApproval.steps[0];
    expect(version.contentHash).toBe(contentHash);
    const told = await mails(documentId);
    const emails = await hub.sql<{ email: string }>(
      'select email from account where id = any($1) order by email',
      [[chair.id, present.id]],
    );
    expect(told.map(({ recipient }) => recipient)).toEqual(emails.map(({ email }) => email));
    expect(told[0]!.text).toContain('Ortszeit Berlin');
  });

  it('lets whoever keeps them or leads write, those who were there remark, and nobody else anything', async () => {
    const scene = await stageMinutes(hub);
    const { space, keeper, chair, present, absent, id, documentId } = scene;
    await coordinate(scene);
    const can = async ({ api }: { api: Api }) => (await approvalOf(api, id)).minutes.viewerCan;
    const same = { rename: false, beginDraft: false };
    expect(await can(keeper)).toEqual({ edit: true, suggest: true, comment: true, ...same });
    expect(await can(chair)).toEqual({ edit: true, suggest: true, comment: true, ...same });
    expect(await can(present)).toEqual({ edit: false, suggest: true, comment: true, ...same });
    for (const person of [absent, space.lead, space.readers[1]!])
      expect(await can(person)).toEqual({ edit: false, suggest: false, comment: false, ...same });
    const written = await edit(hub.server, documentId, ' ergänzt');
    for (const person of [absent, space.lead, present])
      expect((await person.api.error(PUSH, written)).extensions.code).toBe('FORBIDDEN');
    const proposed = await proposal(hub.server, documentId, ' vielleicht');
    for (const person of [absent, space.lead])
      expect((await person.api.error(PUSH, proposed.variables)).extensions.code).toBe('FORBIDDEN');
    await present.api.query(PUSH, proposed.variables);
    await keeper.api.query(PUSH, written);
    await remark(present.api, documentId);
    const comment = { input: { documentId, source: 'Ich auch' } };
    const said = await absent.api.error(
      'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
      comment,
    );
    expect(said.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'HELD' });
    const renamed = await space.lead.api.error(
      'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }',
      { input: { documentId, title: 'Anders' } },
    );
    expect(renamed.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'HELD' });
    await expect
      .poll(async () => (await approvalOf(present.api, id)).minutesApproval)
      .toMatchObject({ openSuggestions: 1, openThreads: 1, viewerCan: { remark: true } });
    const { remarks } = (await approvalOf(absent.api, id)).minutesApproval;
    expect(remarks.toSorted((a: any, b: any) => a.kind.localeCompare(b.kind))).toMatchObject([
      { kind: 'COMMENT', state: 'OPEN', source: 'Der Betrag stimmt nicht', by: { id: present.id } },
      { id: proposed.id, kind: 'SUGGESTION', state: 'OPEN', by: { id: present.id } },
    ]);
  });

  it('holds on the other instance as well', async () => {
    const scene = await stageMinutes(hub);
    const { absent, documentId } = scene;
    const there = new Api(other.url, absent.api.secret);
    await there.query(PUSH, await edit(other, documentId, ' vorher'));
    await coordinate(scene);
    await expect
      .poll(
        async () => {
          const { errors } = await there.send(PUSH, await edit(other, documentId, ' nachher'));
          return errors?.[0]?.extensions['code'];
        },
        { timeout: 5_000 },
      )
      .toBe('FORBIDDEN');
  });

  it('takes no remark after the deadline, by the clock and before any job', async () => {
    const scene = await stageMinutes(hub);
    const { present, id, documentId } = scene;
    await coordinate(scene);
    await passDeadline(hub, scene);
    const meeting = await approvalOf(present.api, id);
    expect(meeting.minutes.viewerCan).toMatchObject({ suggest: false, comment: false });
    expect(meeting.minutesApproval.viewerCan.remark).toBe(false);
    const { variables } = await proposal(hub.server, documentId, ' zu spät');
    expect((await present.api.error(PUSH, variables)).extensions.code).toBe('FORBIDDEN');
  });

  it('counts whoever was there after all', async () => {
    const scene = await stageMinutes(hub);
    const { chair, absent, id, documentId } = scene;
    await coordinate(scene);
    const { attendees } = (
      await chair.api.query(
        'query($id: ID!) { meeting(id: $id) { startedAt endedAt attendance { attendees { id account { id } } } } }',
        { id },
      )
    ).meeting.attendance;
    const [{ started }] = (await hub.sql<{ started: Date }>(
      'select started_at as started from meeting where id = $1',
      [id],
    )) as [{ started: Date }];
    await chair.api.query(
      'mutation($input: SetAttendanceTimesInput!) { setAttendanceTimes(input: $input) { id } }',
      {
        input: {
          attendeeId: attendees.find((each: any) => each.account.id === absent.id).id,
          stays: [{ cameAt: started.toISOString(), leftAt: started.toISOString() }],
        },
      },
    );
    await remark(absent.api, documentId);
    expect((await approvalOf(absent.api, id)).minutesApproval).toMatchObject({
      openThreads: 1,
      viewerCan: { remark: true },
    });
  });

  it('is refused where it makes no sense, with the reason', async () => {
    const running = await stageMinutes(hub, { isOver: false });
    expect(
      await refusedStep(running.keeper.api, 'startMinutesCoordination', {
        meetingId: running.id,
        deadlineAt: inHours(1),
      }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'TOO_EARLY' });
    const nobody = await stageMinutes(hub, { isRecorded: false });
    expect(
      await refusedStep(nobody.keeper.api, 'startMinutesCoordination', {
        meetingId: nobody.id,
        deadlineAt: inHours(1),
      }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'NO_ATTENDANCE' });
    const scene = await stageMinutes(hub);
    const { keeper, id } = scene;
    for (const hours of [-1, 24 * 400])
      expect(
        await refusedStep(keeper.api, 'startMinutesCoordination', {
          meetingId: id,
          deadlineAt: inHours(hours),
        }),
      ).toMatchObject({ code: 'INVALID_INPUT', fields: { deadlineAt: 'OUT_OF_RANGE' } });
    await coordinate(scene);
    expect(
      await refusedStep(keeper.api, 'startMinutesCoordination', { meetingId: id, deadlineAt: inHours(1) }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'OTHER_STATE' });
    expect(await refusedStep(keeper.api, 'endMinutesCoordination', { meetingId: id })).toMatchObject({
      code: 'CONFLICT',
      reason: 'TOO_EARLY',
    });
    expect(
      await refusedStep(keeper.api, 'setMinutesDeadline', { meetingId: id, deadlineAt: inHours(-1) }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('can be given more time, and taken back', async () => {
    const scene = await stageMinutes(hub);
    const { keeper, absent, id, documentId } = scene;
    await coordinate(scene);
    await passDeadline(hub, scene);
    const deadlineAt = inHours(3);
    const moved = await step(keeper.api, 'setMinutesDeadline', { meetingId: id, deadlineAt });
    expect(moved.minutesApproval).toMatchObject({ state: 'IN_COORDINATION', deadlineAt });
    await settleDue(hub.server);
    const back = await step(keeper.api, 'withdrawMinutes', { meetingId: id });
    expect(back.minutesApproval).toMatchObject({ state: 'DRAFT', deadlineAt: null });
    expect(kindsOf(back)).toEqual(['COORDINATION_STARTED', 'DEADLINE_MOVED', 'WITHDRAWN']);
    await absent.api.query(PUSH, await edit(hub.server, documentId, ' wieder offen'));
  });
});

describe('when the deadline has passed', () => {
  it('silence approves and seals where the series says so, once on two instances', async () => {
    const scene = await stageMinutes(hub);
    const { chair, keeper, absent, id, nextId, documentId } = scene;
    await letSilenceApprove(scene);
    expect((await coordinate(scene)).minutesApproval.bySilence).toBe(true);
    await passDeadline(hub, scene);
    await Promise.all([settleDue(hub.server), settleDue(other), settleDue(hub.server)]);
    const meeting = await approvalOf(keeper.api, id);
    expect(meeting.minutesApproval).toMatchObject({ state: 'APPROVED' });
    expect(kindsOf(meeting)).toEqual(['COORDINATION_STARTED', 'COORDINATED', 'APPROVED']);
    expect(meeting.minutesApproval.steps[2]).toMatchObject({ byHouse: true, by: null, atMeeting: null });
    expect(meeting.minutesApproval.steps[2].contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(meeting.minutes).toMatchObject({
      sealedAt: expect.any(String),
      viewerCan: { edit: false, suggest: false, comment: true, beginDraft: false },
    });
    expect((await approvalOf(absent.api, nextId)).unsettledMinutes).toEqual([]);
    const begun = await absent.api.error('mutation($id: ID!) { beginNewDraft(documentId: $id) { id } }', {
      id: documentId,
    });
    expect(begun.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const { agenda } = (await chair.api.query(UNSETTLED, { id: nextId })).meeting;
    expect(agenda.items).toEqual([]);
  });

  it('an open remark rules silence out, until whoever keeps them says that they are coordinated', async () => {
    const scene = await stageMinutes(hub);
    const { keeper, present, id, documentId } = scene;
    await letSilenceApprove(scene);
    await coordinate(scene);
    const threadId = await remark(present.api, documentId);
    await passDeadline(hub, scene);
    await Promise.all([settleDue(hub.server), settleDue(other)]);
    const meeting = await approvalOf(keeper.api, id);
    expect(meeting.minutesApproval).toMatchObject({ state: 'IN_COORDINATION', viewerCan: { finish: true } });
    expect(kindsOf(meeting)).toEqual(['COORDINATION_STARTED', 'DEADLINE_PASSED']);
    await settleDue(hub.server);
    await keeper.api.query('mutation($id: ID!) { resolveCommentThread(threadId: $id) { id } }', {
      id: threadId,
    });
    const done = await step(keeper.api, 'endMinutesCoordination', { meetingId: id });
    expect(done.minutesApproval).toMatchObject({
      state: 'COORDINATED',
      openThreads: 0,
      remarks: [{ id: threadId, state: 'SETTLED' }],
    });
    expect(done.minutes.sealedAt).toBeNull();
  });

  it('waits while they are in the bin', async () => {
    const scene = await stageMinutes(hub);
    const { space, keeper, id, documentId } = scene;
    await coordinate(scene);
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', {
      id: documentId,
    });
    await passDeadline(hub, scene);
    await settleDue(hub.server);
    expect(await refusedStep(keeper.api, 'endMinutesCoordination', { meetingId: id })).toMatchObject({
      code: 'GONE',
      reason: 'IN_BIN',
    });
    await space.lead.api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', {
      id: documentId,
    });
    await hub.sql('update meeting set minutes_due_at = now() where id = $1', [id]);
    await settleDue(hub.server);
    expect((await approvalOf(keeper.api, id)).minutesApproval.state).toBe('COORDINATED');
  });
});
