import type {
  CirculationPageQuery as Page,
  CirculationRow_CirculationFragment,
  CirculationSeat_SeatFragment,
} from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

/** A round in a line: what it is, how it stands and until when. */
export const CirculationRow_circulation = graphql(/* GraphQL */ `
  fragment CirculationRow_circulation on Circulation {
    id
    title
    question
    bodyName
    state
    startedAt
    deadlineAt
    endedAt
    rules {
      ...Rules_set
    }
    standing {
      votes
      answered
    }
    result {
      outcome
      reason
      endedAt
      counts {
        entitled
        agreed
        refused
        abstained
        notConcerned
        acknowledged
        silent
      }
    }
  }
`);

export const CirculationSeat_seat = graphql(/* GraphQL */ `
  fragment CirculationSeat_seat on CirculationSeat {
    id
    kind
    guestName
    organisationName
    voteId
    position
    askedAt
    reachedAt
    openedAt
    endedAt
    isAnswered
    account {
      id
      name
    }
    guest {
      email
      sentAt
      refusedAt
    }
    answer {
      ...CirculationAnswer_answer
    }
    forwardedTo {
      id
      account {
        id
        name
      }
      answer {
        id
      }
    }
    forwardedFrom {
      id
      account {
        id
        name
      }
      forwardedTo {
        id
      }
    }
  }
`);

export const CirculationAnswer_answer = graphql(/* GraphQL */ `
  fragment CirculationAnswer_answer on CirculationAnswer {
    id
    choice
    remark
    at
    ignored
    program
    account {
      id
      name
    }
  }
`);

export const CirculationPageQuery = graphql(/* GraphQL */ `
  query CirculationPage($id: ID!) @live {
    circulation(id: $id) {
      id
      ...CirculationRow_circulation
      revision
      contentHash
      ruleSetName
      ruleSetVersion
      template
      withdrawnBecause
      choices
      roundNumber
      isSubstantial
      formerRound {
        id
        rules {
          ...Rules_set
        }
      }
      nextRound {
        id
      }
      decision {
        id
        number
      }
      startedBy {
        id
        name
      }
      standing {
        votes
        answered
        counts {
          entitled
          agreed
          refused
          abstained
          notConcerned
          acknowledged
          silent
        }
      }
      viewerSeats {
        id
        ...CirculationSeat_seat
      }
      viewerCan {
        answer
        withdraw
        askGuests
        forward
        startNext
      }
    }
  }
`);

// Frozen: it is asked for once, and not with every answer that somebody gives.
export const CirculationContent = graphql(/* GraphQL */ `
  query CirculationContent($id: ID!) {
    circulation(id: $id) {
      id
      content
    }
  }
`);

// Only where pictures go round, which belong to a document.
export const CirculationPictures = graphql(/* GraphQL */ `
  query CirculationPictures($id: ID!) {
    circulation(id: $id) {
      id
      document {
        id
      }
    }
  }
`);

// By itself: it is answered anew with everything that somebody writes.
export const CirculationDocument = graphql(/* GraphQL */ `
  query CirculationDocument($id: ID!) @live {
    circulation(id: $id) {
      id
      document {
        id
        title
        revision
      }
    }
  }
`);

export const CirculationSeats = graphql(/* GraphQL */ `
  query CirculationSeats($id: ID!, $after: String) @live {
    circulation(id: $id) {
      id
      seats(first: 100, after: $after) {
        totalCount
        nodes {
          id
          ...CirculationSeat_seat
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const CirculationAnswers = graphql(/* GraphQL */ `
  query CirculationAnswers($id: ID!, $after: String) @live {
    circulation(id: $id) {
      id
      answers(first: 100, after: $after) {
        totalCount
        nodes {
          id
          ...CirculationAnswer_answer
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const AnswerCirculation = graphql(/* GraphQL */ `
  mutation AnswerCirculation($input: AnswerCirculationInput!) {
    answerCirculation(input: $input) {
      id
      ...CirculationRow_circulation
      viewerSeats {
        id
        ...CirculationSeat_seat
      }
      viewerCan {
        answer
        withdraw
        askGuests
        forward
        startNext
      }
    }
  }
`);

export const NoteCirculationOpened = graphql(/* GraphQL */ `
  mutation NoteCirculationOpened($circulationId: ID!) {
    noteCirculationOpened(circulationId: $circulationId) {
      id
      viewerSeats {
        id
        ...CirculationSeat_seat
      }
    }
  }
`);

export const WithdrawCirculation = graphql(/* GraphQL */ `
  mutation WithdrawCirculation($input: WithdrawCirculationInput!) {
    withdrawCirculation(input: $input) {
      id
      ...CirculationRow_circulation
      withdrawnBecause
      viewerCan {
        answer
        withdraw
        askGuests
        forward
        startNext
      }
    }
  }
`);

export const StartCirculation = graphql(/* GraphQL */ `
  mutation StartCirculation($input: StartCirculationInput!) {
    startCirculation(input: $input) {
      id
      ...CirculationRow_circulation
    }
  }
`);

export type CirculationRow = CirculationRow_CirculationFragment;
export type CirculationSeat = CirculationSeat_SeatFragment;
export type ShownCirculation = NonNullable<Page['circulation']>;
