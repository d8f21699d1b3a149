import type { Line } from './access-lines.ts';
import type { Line as LiveLine, Scene } from './live-scene.ts';
import { act, dayAhead, ON_MEETING, ON_SERIES, planMeeting, planSeries } from './meetings.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

const FIELDS = 'id title place cancelReason participants(first: 9) { totalCount nodes { answerNote } }';
const ON_ONE: [keyof typeof ON_MEETING, object][] = [
  ['change', { title: 'Meins' }],
  ['conduct', {}],
  ['participants', { participants: [] }],
  ['invite', {}],
  ['cancel', { reason: 'Meins' }],
  ['answer', { answer: 'ACCEPTED' }],
];
const fieldOf = (query: string) => /\{ (\w+)\(/.exec(query)![1]!;

/** Meetings of a closed space: nothing of them exists to whoever does not belong to it. */
export const MEETING_LINES: Line[] = [
  ['meeting', `query($id: ID!) { meeting(id: $id) { ${FIELDS} } }`, ({ meeting }) => ({ id: meeting })],
  [
    'meetingSeries',
    'query($id: ID!) { meetingSeries(id: $id) { id title purpose meetings(first: 9) { totalCount } } }',
    ({ meetingSeries }) => ({ id: meetingSeries }),
  ],
  [
    'space: its meetings',
    'query($id: ID!) { space(id: $id) { meetings(first: 9, filter: ALL) { totalCount } meetingSeries(first: 9) { totalCount } } }',
    ({ space }) => ({ id: space }),
  ],
  [
    'planMeeting',
    ON_MEETING.plan,
    ({ space }) => ({ input: { spaceId: space, title: 'Meins', day: dayAhead(3), time: '10:00' } }),
  ],
  [
    'planMeetingSeries',
    ON_SERIES.plan,
    ({ space }) => ({
      input: { spaceId: space, title: 'Meins', startsOn: dayAhead(3), startsAtTime: '10:00' },
    }),
  ],
  [
    'changeMeetingSeries',
    ON_SERIES.change,
    ({ meetingSeries }) => ({ input: { seriesId: meetingSeries, title: 'Meins' } }),
  ],
  ['endMeetingSeries', ON_SERIES.end, ({ meetingSeries }) => ({ id: meetingSeries })],
  ['startMeeting', ON_MEETING.start, ({ meeting }) => ({ id: meeting })],
  ['endMeeting', ON_MEETING.end, ({ meeting }) => ({ id: meeting })],
  ...ON_ONE.map(([verb, more]): Line => [
    fieldOf(ON_MEETING[verb]),
    ON_MEETING[verb],
    ({ meeting }) => ({ input: { meetingId: meeting, ...more } }),
  ]),
];

/** A meeting of the writer's, to which the reader is invited. */
const planned = ({ writer, reader, space }: Scene, more: object = {}) =>
  planMeeting(writer.api, space.id, { participants: [{ accountId: reader.id }], ...more });

const pages = ({ space, reader, writer }: Scene): [Person, Screen][] => [
  [reader, screens.meetings(space.id)],
  [writer, screens.meetings(space.id)],
  [reader, screens.space(space.id)],
];
const line = (work: (scene: Scene) => Promise<unknown>): LiveLine => ({ watching: pages, act: work });

/** Meetings are seen on the page of a space's meetings, and in what happened of late. */
export const LIVE_MEETING_LINES: Record<string, LiveLine> = {
  planMeeting: line(planned),
  changeMeeting: line(async (scene) => {
    const { id } = await planned(scene);
    await act(scene.writer, 'change', { meetingId: id, day: dayAhead(12), title: 'Anders' });
  }),
  setMeetingConduct: line(async (scene) => {
    const { id } = await planned(scene);
    await act(scene.writer, 'conduct', { meetingId: id, chairId: scene.lead.id });
  }),
  setMeetingParticipants: line(async (scene) => {
    const { id } = await planned(scene);
    await act(scene.writer, 'participants', { meetingId: id, participants: [{ accountId: scene.lead.id }] });
  }),
  inviteToMeeting: line(async (scene) => {
    const { id } = await planned(scene);
    await act(scene.writer, 'invite', { meetingId: id });
  }),
  answerMeeting: line(async (scene) => {
    const { id } = await planned(scene);
    await act(scene.writer, 'invite', { meetingId: id });
    await act(scene.reader, 'answer', { meetingId: id, answer: 'ACCEPTED', note: 'Gern' });
  }),
  cancelMeeting: line(async (scene) => {
    const { id } = await planned(scene);
    await act(scene.writer, 'cancel', { meetingId: id, reason: 'Krankheit' });
  }),
  startMeeting: line(async (scene) => {
    const { id } = await planned(scene, { day: dayAhead(1), time: '00:00' });
    await act(scene.writer, 'start', { id });
  }),
  endMeeting: line(async (scene) => {
    const { id } = await planned(scene, { day: dayAhead(1), time: '00:00' });
    await act(scene.writer, 'start', { id });
    await act(scene.writer, 'end', { id });
  }),
  planMeetingSeries: line(({ writer, space }) => planSeries(writer.api, space.id)),
  changeMeetingSeries: line(async ({ writer, space }) => {
    const { id } = await planSeries(writer.api, space.id);
    await writer.api.query(ON_SERIES.change, { input: { seriesId: id, startsAtTime: '15:00' } });
  }),
  endMeetingSeries: line(async ({ writer, space }) => {
    const { id } = await planSeries(writer.api, space.id);
    await writer.api.query(ON_SERIES.end, { id });
  }),
};
