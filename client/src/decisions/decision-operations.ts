import type { DecisionRow_DecisionFragment } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

/** A decision in a list. */
export const DecisionRow_decision = graphql(/* GraphQL */ `
  fragment DecisionRow_decision on Decision {
    id
    number
    title
    wording
    outcome
    decidedAt
    bodyName
    state
    stateOn
    stateNote
    votes {
      agreed
      refused
      abstained
      notConcerned
      silent
    }
    space {
      id
      name
    }
    body {
      id
    }
    circulation {
      id
    }
    document {
      id
    }
    entry {
      id
    }
    replacedBy {
      id
      number
      circulation {
        id
      }
      document {
        id
      }
      entry {
        id
      }
    }
    viewerCan {
      setState
    }
  }
`);

export const DecisionsPageQuery = graphql(/* GraphQL */ `
  query DecisionsPage($first: Int!, $after: String, $filter: DecisionFilter) @live {
    decisions(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        ...DecisionRow_decision
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** By what the register can be narrowed. */
export const DecisionFilters = graphql(/* GraphQL */ `
  query DecisionFilters($spaceId: ID!) {
    bodies(first: 100) {
      nodes {
        id
        name
      }
    }
    space(id: $spaceId) {
      id
      name
    }
  }
`);

/** What may have taken a decision's place: of the same body, or of the same space. */
export const DecisionSuccessors = graphql(/* GraphQL */ `
  query DecisionSuccessors($filter: DecisionFilter!) {
    decisions(first: 100, filter: $filter) {
      nodes {
        id
        number
        title
      }
    }
  }
`);

export const SetDecisionState = graphql(/* GraphQL */ `
  mutation SetDecisionState($input: SetDecisionStateInput!) {
    setDecisionState(input: $input) {
      id
      ...DecisionRow_decision
    }
  }
`);

export type DecisionRow = DecisionRow_DecisionFragment;
