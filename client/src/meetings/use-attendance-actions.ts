import { useMutation } from '@apollo/client/react';
import type { AttendanceState, MeetingParticipantKind } from '../gql/graphql.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { attendanceTexts } from './attendance.i18n.ts';
import { type Attendee, ChangeAttendee, RemoveAttendee, SetAttendance } from './attendance-operations.ts';

export interface AttendanceActions {
  /** `name` is told to screen readers with what was said. */
  say: (attendeeIds: string[], state: AttendanceState, name?: string) => Promise<void>;
  list: (attendee: Attendee, kind: MeetingParticipantKind) => Promise<void>;
  remove: (attendee: Attendee) => Promise<void>;
}

/** What can be done at once with those on the list; what fails is told. */
export function useAttendanceActions(meetingId: string): AttendanceActions {
  const t = useTexts(attendanceTexts);
  const failure = useFailureWords();
  const [set] = useMutation(SetAttendance);
  const [change] = useMutation(ChangeAttendee);
  const [remove] = useMutation(RemoveAttendee);
  const told = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      notify({ kind: 'danger', words: failure(error) });
    }
  };
  return {
    say: (attendeeIds, state, name) =>
      told(async () => {
        await set({ variables: { input: { meetingId, attendeeIds, state } } });
        if (name) announce(t('said', { name, state: t(`state.${state}`) }));
      }),
    list: ({ id }, kind) => told(() => change({ variables: { input: { attendeeId: id, kind } } })),
    remove: ({ id }) => told(() => remove({ variables: { attendeeId: id } })),
  };
}
