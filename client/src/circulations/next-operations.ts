import type { FormerRoundQuery, RoundRemarksQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const RemarkRow_remark = graphql(/* GraphQL */ `
  fragment RemarkRow_remark on CirculationRemark {
    id
    choice
    remark
    isOwn
    organisationName
    guestName
    account {
      id
      name
    }
    outcome {
      outcome
      reason
    }
  }
`);

export const RoundRemarks = graphql(/* GraphQL */ `
  query RoundRemarks($id: ID!, $after: String) @live {
    circulation(id: $id) {
      id
      remarks(first: 50, after: $after) {
        totalCount
        nodes {
          id
          ...RemarkRow_remark
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const DifferenceLines_difference = graphql(/* GraphQL */ `
  fragment DifferenceLines_difference on DocumentDifference {
    isEmpty
    insertedWords
    removedWords
    movedBlocks
    lines {
      change
      move
      parts {
        id
        kind
        formerKind
        change
        attributes {
          name
          value
          formerValue
        }
      }
      pieces {
        change
        text
        marks
        href
        formerMarks
      }
      writers {
        id
        name
      }
    }
  }
`);

// Frozen on both sides: it is asked for once.
export const RoundDifference = graphql(/* GraphQL */ `
  query RoundDifference($id: ID!) {
    circulation(id: $id) {
      id
      difference {
        ...DifferenceLines_difference
      }
    }
  }
`);

/** What the form of a next round begins with. */
export const FormerRound = graphql(/* GraphQL */ `
  query FormerRound($id: ID!) {
    circulation(id: $id) {
      id
      revision
      ruleSetId
      template
      bodyName
      rules {
        ...Rules_set
      }
      body {
        id
        name
      }
      document {
        id
        revision
      }
      furtherDocuments {
        id
        document {
          id
          title
          trashedAt
        }
      }
      viewerCan {
        startNext
      }
    }
  }
`);

export const FormerRemarks = graphql(/* GraphQL */ `
  query FormerRemarks($id: ID!, $after: String) {
    circulation(id: $id) {
      id
      remarks(first: 100, after: $after) {
        nodes {
          id
          ...RemarkRow_remark
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const FormerSeats = graphql(/* GraphQL */ `
  query FormerSeats($id: ID!, $after: String) {
    circulation(id: $id) {
      id
      seats(first: 100, after: $after) {
        nodes {
          id
          voteId
          guestName
          organisationName
          account {
            id
            name
          }
          guest {
            email
          }
          forwardedFrom {
            id
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

export const Colleagues = graphql(/* GraphQL */ `
  query Colleagues($id: ID!, $search: String) {
    circulation(id: $id) {
      id
      viewerSeats {
        id
        colleagues(first: 20, search: $search) {
          nodes {
            id
            name
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`);

export const ForwardCirculation = graphql(/* GraphQL */ `
  mutation ForwardCirculation($input: ForwardCirculationInput!) {
    forwardCirculation(input: $input) {
      id
      viewerSeats {
        id
        ...CirculationSeat_seat
      }
      viewerCan {
        answer
        forward
      }
    }
  }
`);

export const WithdrawCirculationForward = graphql(/* GraphQL */ `
  mutation WithdrawCirculationForward($seatId: ID!) {
    withdrawCirculationForward(seatId: $seatId) {
      id
      viewerSeats {
        id
        ...CirculationSeat_seat
      }
      viewerCan {
        answer
        forward
      }
    }
  }
`);

export type ShownFormer = NonNullable<FormerRoundQuery['circulation']>;
export type ShownRemark = NonNullable<RoundRemarksQuery['circulation']>['remarks']['nodes'][number];
