import type { Ids } from './closed-things.ts';
import type { Line } from './access-lines.ts';
import { onAgenda } from './agendas.ts';
import { APPROVAL_LINES, LIVE_APPROVAL_LINES } from './approval-lines.ts';
import { attendanceOf, onAttendance, REMOVE_ATTENDEE } from './attendance.ts';
import { inputOf, type Line as LiveLine, type Scene } from './live-scene.ts';
import { act, halfADayAhead, planMeeting } from './meetings.ts';
import { ON_MINUTES } from './minutes.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

const line = (mutation: string, input: (ids: Ids) => object): Line => [
  mutation,
  `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`,
  (ids) => ({ input: input(ids) }),
];

/** Minutes of a closed space, and who was there: nothing of them exists to whoever does not belong to it. */
export const MINUTES_LINES: Line[] = [
  ...APPROVAL_LINES,
  [
    'meeting: its minutes, and who is there',
    `query($id: ID!) { meeting(id: $id) { minutes { id } agenda { minutesDiffer }
       attendance { quorum { present } attendees { name } } } }`,
    ({ meeting }) => ({ id: meeting }),
  ],
  [
    'document: of which meeting it is the minutes',
    'query($id: ID!) { document(id: $id) { minutesOf { title } } }',
    ({ document }) => ({ id: document }),
  ],
  ['createMinutes', ON_MINUTES.create, ({ meeting }) => ({ id: meeting })],
  ['bringAgendaToMinutes', ON_MINUTES.bring, ({ meeting }) => ({ id: meeting })],
  line('releaseMinutesExtract', ({ meeting, agendaItem }) => ({
    ...{ meetingId: meeting, contentHash: 'x', withoutItemIds: [agendaItem] },
  })),
  line('setAttendance', ({ meeting, attendee }) => ({
    ...{ meetingId: meeting, attendeeIds: [attendee], state: 'PRESENT' },
  })),
  line('setAttendanceTimes', ({ attendee }) => ({ attendeeId: attendee, stays: [] })),
  line('addAttendee', ({ meeting }) => ({ meetingId: meeting, name: 'Meins' })),
  line('changeAttendee', ({ attendee }) => ({ attendeeId: attendee, kind: 'ENTITLED' })),
  ['removeAttendee', REMOVE_ATTENDEE, ({ attendee }) => ({ id: attendee })],
];

const RELEASE_EXTRACT =
  'mutation($input: ReleaseMinutesExtractInput!) { releaseMinutesExtract(input: $input) { id } }';

interface Held {
  meetingId: string;
  documentId: string;
  attendeeId: string;
}

/** What was begun for a scene, before anybody looks. */
const held = new Map<string, Held>();
const heldIn = ({ space }: Scene) => held.get(space.id)!;

async function hold({ lead, reader, space }: Scene, without = false): Promise<void> {
  const { id } = await planMeeting(lead.api, space.id, {
    ...halfADayAhead(),
    participants: [{ accountId: reader.id }],
  });
  await onAgenda(lead.api, 'addAgendaItem', { meetingId: id, title: 'Haushalt' });
  const { startMeeting } = await lead.api.query(ON_MINUTES.start, { id, without });
  const { attendees } = await attendanceOf(lead.api, id);
  held.set(space.id, {
    meetingId: id,
    documentId: startMeeting.minutes?.id ?? '',
    attendeeId: attendees[0].id,
  });
}

const pages = (scene: Scene): [Person, Screen][] => {
  const { meetingId } = heldIn(scene);
  return [
    [scene.reader, screens.attendance(meetingId)],
    [scene.reader, screens.wall(meetingId)],
    [scene.lead, screens.attendance(meetingId)],
  ];
};
const changes = (mutation: string, input: (held: Held) => object): LiveLine => ({
  before: (scene) => hold(scene),
  watching: (scene) => [...pages(scene), [scene.reader, screens.minutesOf(heldIn(scene).documentId)]],
  act: (scene) => onAttendance(scene.lead.api, mutation, input(heldIn(scene))),
});

/** On the page of a meeting, above its minutes, and on the wall. */
export const LIVE_MINUTES_LINES: Record<string, LiveLine> = {
  ...LIVE_APPROVAL_LINES,
  createMinutes: {
    before: (scene) => hold(scene, true),
    watching: (scene) => [
      [scene.reader, screens.meeting(heldIn(scene).meetingId)],
      [scene.reader, screens.wall(heldIn(scene).meetingId)],
      [scene.reader, screens.space(scene.space.id)],
    ],
    act: (scene) => scene.lead.api.query(ON_MINUTES.create, { id: heldIn(scene).meetingId }),
  },
  bringAgendaToMinutes: {
    before: async (scene) => {
      await hold(scene);
      const { meetingId } = heldIn(scene);
      await onAgenda(scene.lead.api, 'addAgendaItem', { meetingId, title: 'Spielplatz' });
    },
    watching: (scene) => [
      [scene.reader, screens.agenda(heldIn(scene).meetingId)],
      [scene.lead, screens.agenda(heldIn(scene).meetingId)],
    ],
    act: (scene) => scene.lead.api.query(ON_MINUTES.bring, { id: heldIn(scene).meetingId }),
  },
  releaseMinutesExtract: {
    before: async (scene) => {
      await hold(scene);
      await act(scene.lead, 'end', { id: heldIn(scene).meetingId });
    },
    watching: (scene) => [
      [scene.lead, screens.extracts(heldIn(scene).meetingId)],
      [scene.reader, screens.extracts(heldIn(scene).meetingId)],
      [scene.reader, screens.adoptedDocument(heldIn(scene).documentId)],
      [scene.reader, screens.space(scene.space.id)],
    ],
    act: async (scene) => {
      const { meetingId } = heldIn(scene);
      const preview = 'query($id: ID!) { meeting(id: $id) { extractPreview { contentHash } } }';
      const { meeting } = await scene.lead.api.query(preview, { id: meetingId });
      const input = { meetingId, contentHash: meeting.extractPreview.contentHash };
      await scene.lead.api.query(RELEASE_EXTRACT, { input });
    },
  },
  setAttendance: changes('setAttendance', ({ meetingId, attendeeId }) => ({
    ...{ meetingId, attendeeIds: [attendeeId], state: 'PRESENT' },
  })),
  setAttendanceTimes: {
    ...changes('setAttendanceTimes', ({ attendeeId }) => ({ attendeeId, stays: [] })),
    before: async (scene) => {
      await hold(scene);
      const { meetingId, attendeeId } = heldIn(scene);
      const input = { meetingId, attendeeIds: [attendeeId], state: 'PRESENT' };
      await onAttendance(scene.lead.api, 'setAttendance', input);
    },
  },
  addAttendee: changes('addAttendee', ({ meetingId }) => ({ meetingId, name: 'Erika Muster' })),
  changeAttendee: {
    ...changes('changeAttendee', ({ attendeeId }) => ({ attendeeId, kind: 'ADVISORY' })),
    watching: (scene) => [[scene.reader, screens.attendance(heldIn(scene).meetingId)]],
  },
  removeAttendee: {
    before: (scene) => hold(scene),
    watching: pages,
    act: (scene) => scene.lead.api.query(REMOVE_ATTENDEE, { id: heldIn(scene).attendeeId }),
  },
};
