import type { MinutesApproval_MeetingFragment, MinutesStanding_MeetingFragment } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

/** How far minutes are: the same wherever it is shown. */
export const MinutesStanding_meeting = graphql(/* GraphQL */ `
  fragment MinutesStanding_meeting on Meeting {
    id
    title
    startsAt
    space {
      id
      viewerRole
    }
    minutes {
      id
    }
    minutesApproval {
      state
      deadlineAt
      bySilence
      openSuggestions
      openThreads
      remarks {
        id
        kind
        state
        at
        source
        quote
        by {
          id
          name
        }
      }
      steps {
        kind
        at
        byHouse
        deadlineAt
        note
        contentHash
        by {
          id
          name
        }
        atMeeting {
          id
          startsAt
          space {
            id
          }
        }
        version {
          id
        }
      }
      viewerCan {
        coordinate
        moveDeadline
        withdraw
        finish
        correct
        remark
      }
    }
  }
`);

export const MinutesApproval_meeting = graphql(/* GraphQL */ `
  fragment MinutesApproval_meeting on Meeting {
    id
    ...MinutesStanding_meeting
    series {
      id
      minutesBySilence
    }
    unsettledMinutes {
      viewerCanApprove
      meeting {
        id
        ...MinutesStanding_meeting
      }
    }
  }
`);

export const MinutesApprovalQuery = graphql(/* GraphQL */ `
  query MinutesApproval($id: ID!) @live {
    meeting(id: $id) {
      id
      ...MinutesApproval_meeting
    }
  }
`);

export const StartMinutesCoordination = graphql(/* GraphQL */ `
  mutation StartMinutesCoordination($input: StartMinutesCoordinationInput!) {
    startMinutesCoordination(input: $input) {
      ...MinutesStanding_meeting
    }
  }
`);

export const SetMinutesDeadline = graphql(/* GraphQL */ `
  mutation SetMinutesDeadline($input: SetMinutesDeadlineInput!) {
    setMinutesDeadline(input: $input) {
      ...MinutesStanding_meeting
    }
  }
`);

export const WithdrawMinutes = graphql(/* GraphQL */ `
  mutation WithdrawMinutes($meetingId: ID!) {
    withdrawMinutes(meetingId: $meetingId) {
      ...MinutesStanding_meeting
    }
  }
`);

export const EndMinutesCoordination = graphql(/* GraphQL */ `
  mutation EndMinutesCoordination($meetingId: ID!) {
    endMinutesCoordination(meetingId: $meetingId) {
      ...MinutesStanding_meeting
    }
  }
`);

export const ApproveMinutes = graphql(/* GraphQL */ `
  mutation ApproveMinutes($input: ApproveMinutesInput!) {
    approveMinutes(input: $input) {
      ...MinutesStanding_meeting
    }
  }
`);

export const BeginMinutesCorrection = graphql(/* GraphQL */ `
  mutation BeginMinutesCorrection($input: BeginMinutesCorrectionInput!) {
    beginMinutesCorrection(input: $input) {
      ...MinutesStanding_meeting
    }
  }
`);

export const EndMinutesCorrection = graphql(/* GraphQL */ `
  mutation EndMinutesCorrection($meetingId: ID!) {
    endMinutesCorrection(meetingId: $meetingId) {
      ...MinutesStanding_meeting
    }
  }
`);

export const SetMinutesRule = graphql(/* GraphQL */ `
  mutation SetMinutesRule($input: SetMinutesRuleInput!) {
    setMinutesRule(input: $input) {
      id
      minutesBySilence
    }
  }
`);

export type ApprovalMeeting = MinutesApproval_MeetingFragment;
export type MinutesStanding = MinutesStanding_MeetingFragment;
export type ShownApproval = NonNullable<MinutesStanding['minutesApproval']>;
