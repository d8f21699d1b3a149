import type { AskedRoundQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const GuestRound_round = graphql(/* GraphQL */ `
  fragment GuestRound_round on GuestCirculation {
    id
    title
    question
    contentHash
    startedAt
    deadlineAt
    endedAt
    state
    withdrawnBecause
    roundNumber
    isSubstantial
    choices
    canAnswer
    rules {
      ...Rules_set
    }
    seat {
      id
      ...CirculationSeat_seat
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
  }
`);

export const AskedRound = graphql(/* GraphQL */ `
  query AskedRound($secret: String!, $language: Locale!) @live {
    guestCirculation(secret: $secret) {
      id
      resultWords(language: $language)
      ...GuestRound_round
    }
  }
`);

// Frozen: it is asked for once.
export const AskedFormer = graphql(/* GraphQL */ `
  query AskedFormer($secret: String!) {
    guestCirculation(secret: $secret) {
      id
      formerRemarks {
        id
        ...RemarkRow_remark
      }
      difference {
        ...DifferenceLines_difference
      }
    }
  }
`);

// Frozen: it is asked for once.
export const AskedContent = graphql(/* GraphQL */ `
  query AskedContent($secret: String!) {
    guestCirculation(secret: $secret) {
      id
      content
    }
  }
`);

export const NoteAskedOpened = graphql(/* GraphQL */ `
  mutation NoteAskedOpened($secret: String!) {
    noteGuestCirculationOpened(secret: $secret) {
      id
      ...GuestRound_round
    }
  }
`);

export const AnswerAsked = graphql(/* GraphQL */ `
  mutation AnswerAsked($input: AnswerAsGuestInput!) {
    answerAsCirculationGuest(input: $input) {
      id
      ...GuestRound_round
    }
  }
`);

export const ResendCirculationLink = graphql(/* GraphQL */ `
  mutation ResendCirculationLink($input: ResendCirculationLinkInput!) {
    resendCirculationLink(input: $input) {
      id
    }
  }
`);

export const RemoveCirculationGuest = graphql(/* GraphQL */ `
  mutation RemoveCirculationGuest($seatId: ID!) {
    removeCirculationGuest(seatId: $seatId) {
      id
    }
  }
`);

export type AskedRound = NonNullable<AskedRoundQuery['guestCirculation']>;
