import { expect } from 'vitest';
import type { Line } from './access-lines.ts';
import type { Ids } from './closed-things.ts';
import { inputOf, type Line as LiveLine, type Scene } from './live-scene.ts';
import { act, halfADayAhead, planMeeting, planSeries } from './meetings.ts';
import { startWith } from './minutes.ts';
import { approvalOf, inHours, record, step, stepQuery } from './minutes-approval.ts';
import { screens } from './screens.ts';

const line = (mutation: string, input: (ids: Ids) => object): Line => [
  mutation,
  `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`,
  (ids) => ({ input: input(ids) }),
];
const byMeeting = (mutation: string): Line => [
  mutation,
  stepQuery(mutation, 'id'),
  ({ meeting }) => ({ meetingId: meeting }),
];

/** How minutes of a closed space become what counts. */
export const APPROVAL_LINES: Line[] = [
  [
    'meeting: how far its minutes are, and what is owed of former ones',
    `query($id: ID!) { meeting(id: $id) { minutesApproval { state steps { note } remarks { source } }
       unsettledMinutes { viewerCanApprove } agenda { items { approves { id } } } } }`,
    ({ meeting }) => ({ id: meeting }),
  ],
  line('startMinutesCoordination', ({ meeting }) => ({ meetingId: meeting, deadlineAt: inHours(9) })),
  line('setMinutesDeadline', ({ meeting }) => ({ meetingId: meeting, deadlineAt: inHours(9) })),
  byMeeting('withdrawMinutes'),
  byMeeting('endMinutesCoordination'),
  line('approveMinutes', ({ meeting }) => ({ meetingId: meeting, atMeetingId: meeting })),
  line('beginMinutesCorrection', ({ meeting }) => ({ meetingId: meeting, reason: 'Meins' })),
  byMeeting('endMinutesCorrection'),
  line('setMinutesRule', ({ meetingSeries }) => ({ seriesId: meetingSeries, bySilence: true })),
];

interface Kept {
  id: string;
  laterId: string;
  documentId: string;
}

/** What was begun for a scene, before anybody looks. */
const kept = new Map<string, Kept>();
const keptIn = ({ space }: Scene) => kept.get(space.id)!;
const series = new Map<string, string>();

/** A meeting that is over, with minutes, and a later one that runs. */
async function keep({ lead, space }: Scene): Promise<void> {
  const participants = [{ accountId: lead.id }];
  const meet = (hours: number) => planMeeting(lead.api, space.id, { ...halfADayAhead(hours), participants });
  const [{ id }, later] = [await meet(12), await meet(13)];
  const { id: documentId } = await startWith(lead.api, id);
  await record(lead.api, id, [lead]);
  await act(lead, 'end', { id });
  await startWith(lead.api, later.id);
  kept.set(space.id, { id, laterId: later.id, documentId });
}

const take = (scene: Scene, mutation: string, more: object = {}) =>
  step(scene.lead.api, mutation, { meetingId: keptIn(scene).id, ...more });
const coordinate = async (scene: Scene, deadlineAt = () => inHours(9)): Promise<void> => {
  await keep(scene);
  // Planning takes time, of which the deadline has little.
  await take(scene, 'startMinutesCoordination', { deadlineAt: deadlineAt() });
};
/** As soon as the deadline has passed; the house may be faster. */
const finish = (scene: Scene): Promise<void> =>
  expect
    .poll(
      async () => {
        await take(scene, 'endMinutesCoordination').catch(() => null);
        return (await approvalOf(scene.lead.api, keptIn(scene).id)).minutesApproval.state;
      },
      { timeout: 9_000 },
    )
    .toBe('COORDINATED');
const soon = () => new Date(Date.now() + 2_000).toISOString();
const approve = (scene: Scene) => take(scene, 'approveMinutes', { atMeetingId: keptIn(scene).laterId });
const finished = async (scene: Scene): Promise<void> => {
  await coordinate(scene, soon);
  await finish(scene);
};
const approved = async (scene: Scene): Promise<void> => {
  await finished(scene);
  await approve(scene);
};

const watching: LiveLine['watching'] = (scene) => {
  const { id, laterId, documentId } = keptIn(scene);
  return [
    [scene.reader, screens.meeting(id)],
    [scene.reader, screens.approval(id)],
    [scene.lead, screens.approval(id)],
    [scene.reader, screens.approval(laterId)],
    [scene.reader, screens.minutesOf(documentId)],
    [scene.writer, screens.document(documentId, scene.space.id)],
  ];
};
const settling = (before: LiveLine['before'], act: LiveLine['act']): LiveLine => ({ before, watching, act });

/** On the pages of both meetings, above the minutes, and in their text. */
export const LIVE_APPROVAL_LINES: Record<string, LiveLine> = {
  startMinutesCoordination: settling(keep, (scene) =>
    take(scene, 'startMinutesCoordination', { deadlineAt: inHours(9) }),
  ),
  setMinutesDeadline: settling(
    (scene) => coordinate(scene),
    (scene) => take(scene, 'setMinutesDeadline', { deadlineAt: inHours(19) }),
  ),
  withdrawMinutes: settling(
    (scene) => coordinate(scene),
    (scene) => take(scene, 'withdrawMinutes'),
  ),
  endMinutesCoordination: settling((scene) => coordinate(scene, soon), finish),
  approveMinutes: settling(finished, approve),
  beginMinutesCorrection: settling(approved, (scene) =>
    take(scene, 'beginMinutesCorrection', { reason: 'Betrag' }),
  ),
  endMinutesCorrection: settling(
    async (scene) => {
      await approved(scene);
      await take(scene, 'beginMinutesCorrection', { reason: 'Betrag' });
    },
    (scene) => take(scene, 'endMinutesCorrection'),
  ),
  setMinutesRule: {
    before: async ({ lead, space }) => {
      series.set(space.id, (await planSeries(lead.api, space.id)).id);
    },
    watching: ({ reader, space }) => [[reader, screens.standingAgenda(series.get(space.id)!)]],
    act: ({ lead, space }) =>
      lead.api.query('mutation($input: SetMinutesRuleInput!) { setMinutesRule(input: $input) { id } }', {
        input: { seriesId: series.get(space.id), bySilence: true },
      }),
  },
};
