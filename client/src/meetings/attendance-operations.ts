import type { Attendance_MeetingFragment } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const Quorum_quorum = graphql(/* GraphQL */ `
  fragment Quorum_quorum on MeetingQuorum {
    entitled
    present
    needed
    isReached
  }
`);

export const Attendance_meeting = graphql(/* GraphQL */ `
  fragment Attendance_meeting on Meeting {
    id
    state
    startedAt
    endedAt
    attendance {
      viewerCanTake
      quorum {
        ...Quorum_quorum
      }
      attendees {
        id
        name
        organisationName
        kind
        state
        account {
          id
          name
        }
        organisation {
          id
          name
        }
        stays {
          cameAt
          leftAt
        }
      }
    }
  }
`);

export const MeetingAttendanceQuery = graphql(/* GraphQL */ `
  query MeetingAttendance($meetingId: ID!) @live {
    meeting(id: $meetingId) {
      ...Attendance_meeting
    }
  }
`);

export const SetAttendance = graphql(/* GraphQL */ `
  mutation SetAttendance($input: SetAttendanceInput!) {
    setAttendance(input: $input) {
      ...Attendance_meeting
    }
  }
`);

export const SetAttendanceTimes = graphql(/* GraphQL */ `
  mutation SetAttendanceTimes($input: SetAttendanceTimesInput!) {
    setAttendanceTimes(input: $input) {
      ...Attendance_meeting
    }
  }
`);

export const AddAttendee = graphql(/* GraphQL */ `
  mutation AddAttendee($input: AddAttendeeInput!) {
    addAttendee(input: $input) {
      ...Attendance_meeting
    }
  }
`);

export const ChangeAttendee = graphql(/* GraphQL */ `
  mutation ChangeAttendee($input: ChangeAttendeeInput!) {
    changeAttendee(input: $input) {
      ...Attendance_meeting
    }
  }
`);

export const RemoveAttendee = graphql(/* GraphQL */ `
  mutation RemoveAttendee($attendeeId: ID!) {
    removeAttendee(attendeeId: $attendeeId) {
      ...Attendance_meeting
    }
  }
`);

export type AttendanceMeeting = Attendance_MeetingFragment;
export type Attendee = AttendanceMeeting['attendance']['attendees'][number];
