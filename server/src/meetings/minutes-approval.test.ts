import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { act, halfADayAhead, planMeeting } from '../../../test/testkit/meetings.ts';
import { startWith } from '../../../test/testkit/minutes.ts';
import {
  approvalOf,
  coordinate,
  edit,
  kindsOf,
  openNext,
  passDeadline,
  proposal,
  PUSH,
  record,
  refusedStep,
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

/** Coordinated, with nothing open. */
async function coordinated(): Promise<MinutesScene> {
  const scene = await stageMinutes(hub);
  await coordinate(scene);
  await passDeadline(hub, scene);
  await settleDue(hub.server);
  return scene;
}
const SERIES_MEETINGS = `query($id: ID!) { meetingSeries(id: $id) { meetings(first: 100, filter: ALL) { nodes { id } } } }`;
const approve = ({ chair, id, nextId }: MinutesScene, api = chair.api) =>
  step(api, 'approveMinutes', { meetingId: id, atMeetingId: nextId });

describe('approval', () => {
  it('is an item of the next meeting, which says until then that the last minutes are open', async () => {
    const scene = await coordinated();
    const { chair, keeper, present, id, nextId } = scene;
    const before = (await present.api.query(UNSETTLED, { id: nextId })).meeting;
    expect(before.unsettledMinutes).toEqual([{ viewerCanApprove: false, meeting: { id } }]);
    expect(before.agenda.items).toMatchObject([
      {
        title: expect.stringMatching(/^Genehmigung des Protokolls vom \d\d\.\d\d\.\d{4}$/),
        approves: { id },
      },
    ]);
    expect(before.agenda.text).toContain('Genehmigung des Protokolls');
    expect(
      await refusedStep(chair.api, 'approveMinutes', { meetingId: id, atMeetingId: nextId }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'NOT_RUNNING' });
    expect((await openNext(hub, scene)).markdown).toContain('Genehmigung des Protokolls');
    expect((await approvalOf(chair.api, nextId)).unsettledMinutes).toMatchObject([
      { viewerCanApprove: true },
    ]);
    expect((await approvalOf(present.api, nextId)).unsettledMinutes).toMatchObject([
      { viewerCanApprove: false },
    ]);
    const approved = await approve(scene);
    expect(approved.minutesApproval).toMatchObject({ state: 'APPROVED' });
    expect(approved.minutesApproval.steps.at(-1)).toMatchObject({
      kind: 'APPROVED',
      by: { id: chair.id },
      byHouse: false,
      atMeeting: { id: nextId },
    });
    expect(approved.minutes.sealedAt).not.toBeNull();
    const after = (await present.api.query(UNSETTLED, { id: nextId })).meeting;
    // What is unsettled now are the minutes of the next one alone, which are its own.
    expect(after).toMatchObject({ unsettledMinutes: [], agenda: { items: [{ state: 'DEALT_WITH' }] } });
    expect(await refusedStep(keeper.api, 'withdrawMinutes', { meetingId: id })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_DECIDED',
    });
  });

  it('takes a standing item that is about minutes', async () => {
    const scene = await stageMinutes(hub);
    const { chair, seriesId, id, nextId } = scene;
    await chair.api.query(
      'mutation($input: AddStandingAgendaItemInput!) { addStandingAgendaItem(input: $input) { id } }',
      { input: { seriesId, title: 'Genehmigung des Protokolls der letzten Sitzung' } },
    );
    await coordinate(scene);
    const { agenda } = (await chair.api.query(UNSETTLED, { id: nextId })).meeting;
    expect(agenda.items).toMatchObject([
      { title: 'Genehmigung des Protokolls der letzten Sitzung', approves: { id } },
    ]);
  });

  it('is no item any more while they are a draft, and is one again, but not where somebody removed it', async () => {
    const scene = await stageMinutes(hub);
    const { chair, id, nextId } = scene;
    const items = async () => (await chair.api.query(UNSETTLED, { id: nextId })).meeting.agenda.items;
    await coordinate(scene);
    expect(await items()).toMatchObject([{ approves: { id } }]);
    await step(chair.api, 'withdrawMinutes', { meetingId: id });
    expect(await items()).toEqual([]);
    await coordinate(scene);
    const [item] = await items();
    expect(item).toMatchObject({ approves: { id } });
    await chair.api.query('mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }', { id: item.id });
    await passDeadline(hub, scene);
    await settleDue(hub.server);
    expect((await approvalOf(chair.api, id)).minutesApproval.state).toBe('COORDINATED');
    expect(await items()).toEqual([]);
  });

  it('is an item of the next meeting behind it, not of one that was forgotten', async () => {
    const scene = await stageMinutes(hub);
    const { chair, id, nextId } = scene;
    const { nodes } = (await chair.api.query(SERIES_MEETINGS, { id: scene.seriesId })).meetingSeries.meetings;
    const forgotten = nodes
      .map((node: { id: string }) => node.id)
      .find((each: string) => each !== id && each !== nextId);
    // It lies before the meeting, and nobody has opened or cancelled it.
    await hub.sql(
      `update meeting set state = 'INVITED', starts_at = now() - interval '9 days', ends_at = now() - interval '9 days' + interval '1 hour'
       where id = $1`,
      [forgotten],
    );
    await coordinate(scene);
    const items = async (meetingId: string) =>
      (await chair.api.query(UNSETTLED, { id: meetingId })).meeting.agenda.items;
    expect(await items(nextId)).toMatchObject([{ approves: { id } }]);
    expect(await items(forgotten)).toEqual([]);
  });

  it('is owed no more where a round has sealed them', async () => {
    const scene = await stageMinutes(hub);
    const { chair, nextId, id, documentId } = scene;
    const owed = async () => (await approvalOf(chair.api, nextId)).unsettledMinutes;
    expect(await owed()).toMatchObject([{ meeting: { id } }]);
    await hub.sql('update document set sealed_at = now() where id = $1', [documentId]);
    expect(await owed()).toEqual([]);
  });

  it('happens once, however many approve on two instances', async () => {
    const scene = await coordinated();
    await openNext(hub, scene);
    const { chair, keeper, id, nextId } = scene;
    const apis = [
      chair.api,
      new Api(other.url, keeper.api.secret),
      keeper.api,
      new Api(other.url, chair.api.secret),
    ];
    const outcomes = await Promise.all(
      apis.map((api) =>
        approve(scene, api).then(
          () => 'ok',
          (error: Error) => error.message,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(kindsOf(await approvalOf(chair.api, id)).filter((kind) => kind === 'APPROVED')).toHaveLength(1);
    expect(
      await refusedStep(chair.api, 'approveMinutes', { meetingId: id, atMeetingId: nextId }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_DECIDED' });
  });

  it('is refused while a change is proposed, and at a meeting that cannot', async () => {
    const scene = await stageMinutes(hub);
    const { space, chair, keeper, present, id, nextId, documentId } = scene;
    await coordinate(scene);
    const { id: suggestionId, variables } = await proposal(hub.server, documentId, ' vielleicht');
    await present.api.query(PUSH, variables);
    await expect.poll(async () => (await approvalOf(keeper.api, id)).minutesApproval.openSuggestions).toBe(1);
    await passDeadline(hub, scene);
    await step(keeper.api, 'endMinutesCoordination', { meetingId: id });
    await openNext(hub, scene);
    expect(
      await refusedStep(chair.api, 'approveMinutes', { meetingId: id, atMeetingId: nextId }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'OPEN_SUGGESTIONS' });
    const alone = await planMeeting(chair.api, space.id, {
      ...halfADayAhead(),
      chairId: chair.id,
    });
    await startWith(chair.api, alone.id);
    for (const atMeetingId of [alone.id, id])
      expect(
        await refusedStep(space.lead.api, 'approveMinutes', { meetingId: id, atMeetingId }),
      ).toMatchObject({ code: 'INVALID_INPUT', fields: { atMeetingId: 'MISMATCH' } });
    await keeper.api.query(
      'mutation($input: DecideSuggestionsInput!) { acceptSuggestions(input: $input) { id } }',
      { input: { documentId, suggestionIds: [suggestionId] } },
    );
    const approved = await approve(scene);
    await expect
      .poll(async () => (await approvalOf(keeper.api, id)).minutes.markdown)
      .toContain('vielleicht');
    expect(approved.minutesApproval.remarks).toMatchObject([{ kind: 'SUGGESTION', state: 'ACCEPTED' }]);
  });

  it('without a series is a matter of a later meeting of the same body or space', async () => {
    const space = await hub.seed.space({ writers: 2 });
    const [chair, keeper] = space.writers as [typeof space.lead, typeof space.lead];
    const conduct = { chairId: chair.id, keeperId: keeper.id };
    const meet = (hours: number) => planMeeting(chair.api, space.id, { ...halfADayAhead(hours), ...conduct });
    const [first, second] = [await meet(12), await meet(13)];
    const { id: documentId } = await startWith(chair.api, first.id);
    await record(chair.api, first.id, [chair]);
    await act(chair, 'end', { id: first.id });
    const scene = {
      ...{ space, chair, keeper, documentId, id: first.id, nextId: second.id },
    } as unknown as MinutesScene;
    await coordinate(scene);
    await passDeadline(hub, scene);
    await settleDue(hub.server);
    expect((await approvalOf(chair.api, second.id)).unsettledMinutes).toMatchObject([
      { meeting: { id: first.id } },
    ]);
    await startWith(chair.api, second.id);
    expect((await approve(scene)).minutesApproval.state).toBe('APPROVED');
  });

  it('while somebody types seals whole changes alone, and tells whoever comes too late', async () => {
    const scene = await coordinated();
    await openNext(hub, scene);
    const { keeper, id, documentId } = scene;
    const outcomes: string[] = [];
    let isSealed = false;
    const typing = (async () => {
      for (let word = 1; !isSealed && word < 400; word += 1) {
        const { errors } = await keeper.api.send(PUSH, await edit(hub.server, documentId, ` w${word}.`));
        outcomes.push(errors ? `${errors[0]!.extensions['code']} ${errors[0]!.extensions['reason']}` : 'ok');
        if (errors) return;
      }
    })();
    await expect.poll(() => outcomes.length).toBeGreaterThan(2);
    let approved: any = null;
    while (!approved) {
      // Who types all the time can overtake it: then it says so, and is tried again.
      const answer = await approve(scene).catch((error: Error) => error);
      if (!(answer instanceof Error)) approved = answer;
      else expect((await approvalOf(keeper.api, id)).minutesApproval.state).toBe('COORDINATED');
    }
    const late = await keeper.api.send(PUSH, await edit(hub.server, documentId, ' zu spät'));
    isSealed = true;
    await typing;
    expect(late.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const saved = outcomes.filter((outcome) => outcome === 'ok').length;
    await expect
      .poll(async () => (await approvalOf(keeper.api, id)).minutes.markdown.match(/w\d+\./g)?.length)
      .toBe(saved);
    const { steps } = (await approvalOf(keeper.api, id)).minutesApproval;
    const { document } = await keeper.api.query(
      'query($id: ID!) { document(id: $id) { versions(first: 1) { nodes { contentHash } } } }',
      { id: documentId },
    );
    expect(document.versions.nodes).toEqual([{ contentHash: steps.at(-1).contentHash }]);
  });
});

describe('a correction', () => {
  it('is a new version beside the one that was approved', async () => {
    const scene = await coordinated();
    await openNext(hub, scene);
    const approved = await approve(scene);
    const former = approved.minutesApproval.steps.at(-1);
    const { keeper, absent, id, documentId } = scene;
    expect(
      await refusedStep(keeper.api, 'beginMinutesCorrection', { meetingId: id, reason: ' ' }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: { reason: 'EMPTY' } });
    const begun = await step(keeper.api, 'beginMinutesCorrection', {
      meetingId: id,
      reason: 'Falscher Betrag',
    });
    expect(begun.minutesApproval.state).toBe('IN_CORRECTION');
    expect(begun.minutes).toMatchObject({ sealedAt: null, viewerCan: { edit: true } });
    const written = await edit(hub.server, documentId, ' berichtigt');
    expect((await absent.api.error(PUSH, written)).extensions.code).toBe('FORBIDDEN');
    await keeper.api.query(PUSH, written);
    const corrected = await step(keeper.api, 'endMinutesCorrection', { meetingId: id });
    expect(corrected.minutesApproval.state).toBe('CORRECTED');
    expect(corrected.minutes.sealedAt).not.toBeNull();
    const last = corrected.minutesApproval.steps.at(-1);
    expect(last).toMatchObject({ kind: 'CORRECTED', version: { contentHash: last.contentHash } });
    expect(last.contentHash).not.toBe(former.contentHash);
    const kept = corrected.minutesApproval.steps.find(({ kind }: any) => kind === 'APPROVED');
    expect(kept).toEqual(former);
    expect(corrected.minutesApproval.steps.at(-2)).toMatchObject({
      kind: 'CORRECTION_BEGUN',
      note: 'Falscher Betrag',
    });
    expect((await approvalOf(keeper.api, scene.nextId)).unsettledMinutes).toEqual([]);
  });

  it('that changes nothing leaves all as it was', async () => {
    const scene = await coordinated();
    await openNext(hub, scene);
    await approve(scene);
    const { keeper, id } = scene;
    await step(keeper.api, 'beginMinutesCorrection', { meetingId: id, reason: 'Prüfung' });
    const dropped = await step(keeper.api, 'endMinutesCorrection', { meetingId: id });
    expect(dropped.minutesApproval.state).toBe('APPROVED');
    expect(dropped.minutes.sealedAt).not.toBeNull();
    expect(kindsOf(dropped).slice(-2)).toEqual(['CORRECTION_BEGUN', 'CORRECTION_DROPPED']);
  });
});
