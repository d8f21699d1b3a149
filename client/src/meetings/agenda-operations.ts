import type {
  Agenda_MeetingFragment,
  AgendaRow_ItemFragment,
  StandingRow_ItemFragment,
} from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const AgendaRow_item = graphql(/* GraphQL */ `
  fragment AgendaRow_item on AgendaItem {
    id
    number
    parentId
    position
    kind
    title
    note
    minutes
    plannedMinutes
    plannedAt
    state
    decisionReason
    isClosed
    isStanding
    carriedTimes
    firstAt
    approves {
      id
      startsAt
      minutes {
        id
      }
    }
    currentSince
    spentSeconds
    responsible {
      id
      name
    }
    proposedBy {
      id
      name
    }
    documents {
      id
      title
    }
    viewerCan {
      change
      move
      remove
      decide
      setState
    }
  }
`);

export const Agenda_meeting = graphql(/* GraphQL */ `
  fragment Agenda_meeting on Meeting {
    id
    state
    endsAt
    proposalsUntil
    space {
      id
    }
    minutes {
      id
      viewerCan {
        edit
      }
    }
    agenda {
      minutes
      endsAt
      minutesDiffer
      items {
        id
        ...AgendaRow_item
      }
      proposals {
        id
        ...AgendaRow_item
      }
      viewerCan {
        plan
        propose
        hold
      }
    }
  }
`);

export const MeetingAgendaQuery = graphql(/* GraphQL */ `
  query MeetingAgenda($meetingId: ID!) @live {
    meeting(id: $meetingId) {
      id
      ...Agenda_meeting
    }
  }
`);

/** In words, to be copied. */
export const AgendaInWords = graphql(/* GraphQL */ `
  query AgendaInWords($meetingId: ID!, $language: Locale!) {
    meeting(id: $meetingId) {
      id
      agenda {
        text(language: $language)
        markdown(language: $language)
      }
    }
  }
`);

/** In which meetings an item stood before. */
export const AgendaItemHistory = graphql(/* GraphQL */ `
  query AgendaItemHistory($itemId: ID!) {
    agendaItem(id: $itemId) {
      id
      history {
        meetingId
        meetingTitle
        startsAt
        meetingState
        state
      }
    }
  }
`);

/** Who can be responsible. */
export const AgendaMembers = graphql(/* GraphQL */ `
  query AgendaMembers($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      members(first: 100, after: $after) {
        edges {
          node {
            account {
              id
              name
              kind
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

/** What can be linked: documents of the space, or those among them that are searched for. */
export const AgendaDocuments = graphql(/* GraphQL */ `
  query AgendaDocuments($spaceId: ID!) {
    space(id: $spaceId) {
      id
      documents(first: 20) {
        nodes {
          id
          title
        }
      }
    }
  }
`);

export const AgendaDocumentSearch = graphql(/* GraphQL */ `
  query AgendaDocumentSearch($spaceId: ID!, $query: String!) {
    search(query: $query, first: 10, filter: { spaceId: $spaceId }) {
      nodes {
        document {
          id
          title
        }
      }
    }
  }
`);

export const AddAgendaItem = graphql(/* GraphQL */ `
  mutation AddAgendaItem($input: AddAgendaItemInput!) {
    addAgendaItem(input: $input) {
      id
      meeting {
        id
        ...Agenda_meeting
      }
    }
  }
`);

export const ProposeAgendaItem = graphql(/* GraphQL */ `
  mutation ProposeAgendaItem($input: ProposeAgendaItemInput!) {
    proposeAgendaItem(input: $input) {
      id
      meeting {
        id
        ...Agenda_meeting
      }
    }
  }
`);

export const ChangeAgendaItem = graphql(/* GraphQL */ `
  mutation ChangeAgendaItem($input: ChangeAgendaItemInput!) {
    changeAgendaItem(input: $input) {
      id
      meeting {
        id
        ...Agenda_meeting
      }
    }
  }
`);

export const MoveAgendaItem = graphql(/* GraphQL */ `
  mutation MoveAgendaItem($input: MoveAgendaItemInput!) {
    moveAgendaItem(input: $input) {
      id
      number
      meeting {
        id
        ...Agenda_meeting
      }
    }
  }
`);

export const RemoveAgendaItem = graphql(/* GraphQL */ `
  mutation RemoveAgendaItem($itemId: ID!) {
    removeAgendaItem(itemId: $itemId) {
      id
      ...Agenda_meeting
    }
  }
`);

export const RestoreAgendaItem = graphql(/* GraphQL */ `
  mutation RestoreAgendaItem($itemId: ID!) {
    restoreAgendaItem(itemId: $itemId) {
      id
      meeting {
        id
        ...Agenda_meeting
      }
    }
  }
`);

export const DecideAgendaProposal = graphql(/* GraphQL */ `
  mutation DecideAgendaProposal($input: DecideAgendaProposalInput!) {
    decideAgendaProposal(input: $input) {
      id
      number
      meeting {
        id
        ...Agenda_meeting
      }
    }
  }
`);

export const SetAgendaProposalsUntil = graphql(/* GraphQL */ `
  mutation SetAgendaProposalsUntil($input: SetAgendaProposalsUntilInput!) {
    setAgendaProposalsUntil(input: $input) {
      id
      ...Agenda_meeting
    }
  }
`);

export const SetAgendaItemState = graphql(/* GraphQL */ `
  mutation SetAgendaItemState($input: SetAgendaItemStateInput!) {
    setAgendaItemState(input: $input) {
      id
      meeting {
        id
        ...Agenda_meeting
      }
    }
  }
`);

export const SetCurrentAgendaItem = graphql(/* GraphQL */ `
  mutation SetCurrentAgendaItem($input: SetCurrentAgendaItemInput!) {
    setCurrentAgendaItem(input: $input) {
      id
      ...Agenda_meeting
    }
  }
`);

export const StandingRow_item = graphql(/* GraphQL */ `
  fragment StandingRow_item on StandingAgendaItem {
    id
    position
    kind
    title
    note
    minutes
    atEnd
  }
`);

export const StandingAgendaQuery = graphql(/* GraphQL */ `
  query StandingAgenda($seriesId: ID!) @live {
    meetingSeries(id: $seriesId) {
      id
      endedAt
      minutesBySilence
      viewerCanChange
      space {
        id
        viewerRole
      }
      standingItems {
        id
        ...StandingRow_item
      }
    }
  }
`);

export const AddStandingAgendaItem = graphql(/* GraphQL */ `
  mutation AddStandingAgendaItem($input: AddStandingAgendaItemInput!) {
    addStandingAgendaItem(input: $input) {
      id
      ...StandingRow_item
    }
  }
`);

export const ChangeStandingAgendaItem = graphql(/* GraphQL */ `
  mutation ChangeStandingAgendaItem($input: ChangeStandingAgendaItemInput!) {
    changeStandingAgendaItem(input: $input) {
      id
      ...StandingRow_item
    }
  }
`);

export const MoveStandingAgendaItem = graphql(/* GraphQL */ `
  mutation MoveStandingAgendaItem($input: MoveStandingAgendaItemInput!) {
    moveStandingAgendaItem(input: $input) {
      id
      ...StandingRow_item
    }
  }
`);

export const RemoveStandingAgendaItem = graphql(/* GraphQL */ `
  mutation RemoveStandingAgendaItem($standingItemId: ID!) {
    removeStandingAgendaItem(standingItemId: $standingItemId) {
      id
      standingItems {
        id
        ...StandingRow_item
      }
    }
  }
`);

export type AgendaRow = AgendaRow_ItemFragment;
export type AgendaMeeting = Agenda_MeetingFragment;
export type StandingRow = StandingRow_ItemFragment;
