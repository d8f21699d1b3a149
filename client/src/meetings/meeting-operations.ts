import { graphql } from '../gql/index.ts';
import type { MeetingPageQuery as Page, MeetingsPageQuery as Pages } from '../gql/graphql.ts';

/** A meeting in a line: what, when, where and how it stands. */
export const MeetingRow_meeting = graphql(/* GraphQL */ `
  fragment MeetingRow_meeting on Meeting {
    id
    title
    startsAt
    endsAt
    timeZone
    place
    state
    answers {
      accepted
      declined
      tentative
      none
    }
    viewerParticipation {
      id
      answer
    }
  }
`);

export const MeetingSeries_series = graphql(/* GraphQL */ `
  fragment MeetingSeries_series on MeetingSeries {
    id
    title
    purpose
    rrule
    timeZone
    startsOn
    startsAtTime
    durationMinutes
    place
    videoUrl
    endedAt
    updatedAt
    viewerCanChange
    body {
      id
      name
    }
    usualParticipants {
      kind
      account {
        id
        name
      }
    }
  }
`);

export const MeetingParticipant_participant = graphql(/* GraphQL */ `
  fragment MeetingParticipant_participant on MeetingParticipant {
    id
    kind
    answer
    answerNote
    answeredAt
    account {
      id
      name
    }
    organisation {
      id
      name
    }
  }
`);

export const MeetingsPageQuery = graphql(/* GraphQL */ `
  query MeetingsPage($spaceId: ID!) @live {
    space(id: $spaceId) {
      id
      viewerCan {
        readMeetings
        planMeetings
      }
      ...SpaceHeading_space
      meetings(first: 10) {
        nodes {
          id
          ...MeetingRow_meeting
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      meetingSeries(first: 100) {
        nodes {
          id
          ...MeetingSeries_series
          meetings(first: 1) {
            nodes {
              id
              startsAt
            }
          }
        }
      }
    }
  }
`);

export const MoreMeetings = graphql(/* GraphQL */ `
  query MoreMeetings($spaceId: ID!, $filter: MeetingFilter!, $first: Int!, $after: String) @live {
    space(id: $spaceId) {
      id
      meetings(first: $first, after: $after, filter: $filter) {
        nodes {
          id
          ...MeetingRow_meeting
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const MeetingPageQuery = graphql(/* GraphQL */ `
  query MeetingPage($id: ID!) @live {
    meeting(id: $id) {
      id
      ...MeetingRow_meeting
      occurrenceAt
      videoUrl
      cancelReason
      startedAt
      endedAt
      updatedAt
      space {
        id
        name
        visibility
      }
      series {
        id
        title
      }
      body {
        id
        name
      }
      chair {
        id
        name
      }
      keeper {
        id
        name
      }
      minutes {
        id
        title
      }
      participants(first: 100) {
        nodes {
          id
          ...MeetingParticipant_participant
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      usualParticipants {
        kind
        account {
          id
          name
        }
      }
      viewerParticipation {
        id
        answer
        answerNote
      }
      viewerCan {
        change
        invite
        cancel
        start
        end
        keepMinutes
        answer
      }
    }
  }
`);

export const MeetingParticipantsPage = graphql(/* GraphQL */ `
  query MeetingParticipantsPage($id: ID!, $after: String) @live {
    meeting(id: $id) {
      id
      participants(first: 100, after: $after) {
        nodes {
          id
          ...MeetingParticipant_participant
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Who is to be named again, with the state of the meeting in which they were read. */
export const MeetingInvitees = graphql(/* GraphQL */ `
  query MeetingInvitees($id: ID!, $after: String) {
    meeting(id: $id) {
      id
      updatedAt
      participants(first: 100, after: $after) {
        nodes {
          id
          kind
          account {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      usualParticipants {
        kind
        account {
          id
        }
      }
    }
  }
`);

export type ShownMeeting = NonNullable<Page['meeting']>;
export type ShownSeries = NonNullable<Pages['space']>['meetingSeries']['nodes'][number];

export const MeetingMembers = graphql(/* GraphQL */ `
  query MeetingMembers($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      members(first: 100, after: $after) {
        edges {
          node {
            account {
              id
              name
              kind
              organisation {
                id
                name
              }
            }
            role
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const MeetingBodies = graphql(/* GraphQL */ `
  query MeetingBodies {
    bodies(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const MeetingDates = graphql(/* GraphQL */ `
  query MeetingDates($rhythm: RhythmInput!) {
    meetingDates(rhythm: $rhythm, first: 5) {
      startsAt
      day
      doubt
    }
  }
`);

export const PlanMeeting = graphql(/* GraphQL */ `
  mutation PlanMeeting($input: PlanMeetingInput!) {
    planMeeting(input: $input) {
      id
    }
  }
`);

export const ChangeMeeting = graphql(/* GraphQL */ `
  mutation ChangeMeeting($input: ChangeMeetingInput!) {
    changeMeeting(input: $input) {
      id
    }
  }
`);

export const SetMeetingConduct = graphql(/* GraphQL */ `
  mutation SetMeetingConduct($input: SetMeetingConductInput!) {
    setMeetingConduct(input: $input) {
      id
    }
  }
`);

export const SetMeetingParticipants = graphql(/* GraphQL */ `
  mutation SetMeetingParticipants($input: SetMeetingParticipantsInput!) {
    setMeetingParticipants(input: $input) {
      id
    }
  }
`);

export const InviteToMeeting = graphql(/* GraphQL */ `
  mutation InviteToMeeting($input: InviteToMeetingInput!) {
    inviteToMeeting(input: $input) {
      id
      participants(first: 1) {
        totalCount
      }
    }
  }
`);

export const CancelMeeting = graphql(/* GraphQL */ `
  mutation CancelMeeting($input: CancelMeetingInput!) {
    cancelMeeting(input: $input) {
      id
    }
  }
`);

export const AnswerMeeting = graphql(/* GraphQL */ `
  mutation AnswerMeeting($input: AnswerMeetingInput!) {
    answerMeeting(input: $input) {
      id
    }
  }
`);

export const StartMeeting = graphql(/* GraphQL */ `
  mutation StartMeeting($meetingId: ID!, $withoutMinutes: Boolean!) {
    startMeeting(meetingId: $meetingId, withoutMinutes: $withoutMinutes) {
      id
      minutes {
        id
        title
      }
    }
  }
`);

export const EndMeeting = graphql(/* GraphQL */ `
  mutation EndMeeting($meetingId: ID!) {
    endMeeting(meetingId: $meetingId) {
      id
    }
  }
`);

export const PlanMeetingSeries = graphql(/* GraphQL */ `
  mutation PlanMeetingSeries($input: PlanMeetingSeriesInput!) {
    planMeetingSeries(input: $input) {
      id
    }
  }
`);

export const ChangeMeetingSeries = graphql(/* GraphQL */ `
  mutation ChangeMeetingSeries($input: ChangeMeetingSeriesInput!) {
    changeMeetingSeries(input: $input) {
      id
    }
  }
`);

export const EndMeetingSeries = graphql(/* GraphQL */ `
  mutation EndMeetingSeries($seriesId: ID!) {
    endMeetingSeries(seriesId: $seriesId) {
      id
    }
  }
`);
