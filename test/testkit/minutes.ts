import type { Api } from './api.ts';
import { MEETING } from './meetings.ts';

/** Minutes, as whoever asks sees them, and the way back. */
const MINUTES = 'minutes { id title markdown trashedAt minutesOf { id } }';

/** A meeting with its minutes; null for who does not read it. */
export async function minutesOf(api: Api, meetingId: string): Promise<any> {
  const { meeting } = await api.query(
    `query($id: ID!) { meeting(id: $id) { state startedAt agenda { minutesDiffer } ${MINUTES} } }`,
    { id: meetingId },
  );
  return meeting;
}

/** The mutations about minutes, with what a test looks at. */
export const ON_MINUTES = {
  start: `mutation($id: ID!, $without: Boolean) { startMeeting(meetingId: $id, withoutMinutes: $without) { ${MEETING} ${MINUTES} } }`,
  create: `mutation($id: ID!) { createMinutes(meetingId: $id) { id ${MINUTES} } }`,
  bring: `mutation($id: ID!) { bringAgendaToMinutes(meetingId: $id) { id agenda { minutesDiffer } } }`,
};

/** Opens a meeting; answers its minutes. */
export async function startWith(api: Api, meetingId: string): Promise<any> {
  return (await api.query(ON_MINUTES.start, { id: meetingId })).startMeeting.minutes;
}
