import type { Api } from './api.ts';
import { inputOf } from './live-scene.ts';

const ATTENDANCE = `attendance { viewerCanTake quorum { entitled present needed isReached }
  attendees { id name organisationName kind state account { id } organisation { id } stays { cameAt leftAt } } }`;

/** Who is at a meeting, as somebody reads it; null for who does not. */
export async function attendanceOf(api: Api, meetingId: string): Promise<any> {
  const { meeting } = await api.query(`query($id: ID!) { meeting(id: $id) { ${ATTENDANCE} } }`, {
    id: meetingId,
  });
  return meeting?.attendance ?? null;
}

/** A mutation of the attendance with an input; answers it as it is then. */
export async function onAttendance(api: Api, mutation: string, input: object): Promise<any> {
  const answer = await api.query(
    `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id ${ATTENDANCE} } }`,
    { input },
  );
  return answer[mutation].attendance;
}

/** The same with what is refused: the error's extensions. */
export async function refusedAttendance(api: Api, mutation: string, input: object): Promise<any> {
  const error = await api.error(
    `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`,
    { input },
  );
  return error.extensions;
}

export const REMOVE_ATTENDEE = `mutation($id: ID!) { removeAttendee(attendeeId: $id) { id ${ATTENDANCE} } }`;
