import { graphql } from '../gql/index.ts';

export const CreateMinutes = graphql(/* GraphQL */ `
  mutation CreateMinutes($meetingId: ID!) {
    createMinutes(meetingId: $meetingId) {
      id
      minutes {
        id
        title
      }
    }
  }
`);

export const BringAgendaToMinutes = graphql(/* GraphQL */ `
  mutation BringAgendaToMinutes($meetingId: ID!) {
    bringAgendaToMinutes(meetingId: $meetingId) {
      id
      ...Agenda_meeting
    }
  }
`);

/** The way from minutes to their meeting. */
export const MinutesOfQuery = graphql(/* GraphQL */ `
  query MinutesOf($documentId: ID!) @live {
    document(id: $documentId) {
      id
      minutesOf {
        id
        title
        startsAt
        state
        space {
          id
        }
        attendance {
          quorum {
            ...Quorum_quorum
          }
        }
      }
    }
  }
`);

/** What a meeting shows on the wall. */
export const MeetingScreenQuery = graphql(/* GraphQL */ `
  query MeetingScreen($id: ID!) @live {
    meeting(id: $id) {
      id
      title
      state
      startedAt
      space {
        id
        name
      }
      agenda {
        items {
          id
          number
          title
          state
          currentSince
          spentSeconds
          plannedMinutes
        }
      }
      attendance {
        quorum {
          ...Quorum_quorum
        }
        attendees {
          id
          state
        }
      }
      minutes {
        id
      }
    }
  }
`);

/** What was decided, in the order of the minutes. */
export const MinutesDecisions = graphql(/* GraphQL */ `
  query MinutesDecisions($documentId: ID!) @live {
    document(id: $documentId) {
      id
      entries(first: 100, kind: DECISION) {
        nodes {
          id
          number
          wording
          createdAt
          yes
          no
          abstention
          result
          withoutQuorum
        }
      }
    }
  }
`);
