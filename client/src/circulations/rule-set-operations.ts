import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { graphql } from '../gql/index.ts';
import type { RuleSetInput, Rules_SetFragment } from '../gql/graphql.ts';

export const Rules_set = graphql(/* GraphQL */ `
  fragment Rules_set on RuleSet {
    kind
    order
    silence
    objection
    procedureObjection
    oralTreatment
    majority
    qualifiedPercent
    abstentionsCount
    quorumPercent
    allReached
    earlyClose
    changeUntilDeadline
    secret
    lateVotes
    deputies
    forwarding
    programs
    deadlineDays
    workingDays
    reminderDaysBefore
  }
`);

export const RuleSetPageQuery = graphql(/* GraphQL */ `
  query RuleSetPage($id: ID!) @live {
    ruleSet(id: $id) {
      id
      name
      isOffered
      version
      rules {
        ...Rules_set
      }
      versions(first: 100) {
        nodes {
          version
          createdAt
          createdBy {
            id
            name
          }
          rules {
            ...Rules_set
          }
        }
      }
    }
  }
`);

export const CreateRuleSet = graphql(/* GraphQL */ `
  mutation CreateRuleSet($input: CreateRuleSetInput!) {
    createRuleSet(input: $input) {
      id
    }
  }
`);

export const UpdateRuleSet = graphql(/* GraphQL */ `
  mutation UpdateRuleSet($input: UpdateRuleSetInput!) {
    updateRuleSet(input: $input) {
      id
      name
      isOffered
    }
  }
`);

export const AddRuleSetVersion = graphql(/* GraphQL */ `
  mutation AddRuleSetVersion($input: AddRuleSetVersionInput!) {
    addRuleSetVersion(input: $input) {
      id
      version
      rules {
        ...Rules_set
      }
    }
  }
`);

/** The rules alone, as the house computes with them. */
export function rulesOf(shown: Rules_SetFragment & { __typename?: string }): RuleSet {
  const rules: RuleSet & { __typename?: string } = {
    ...shown,
    qualifiedPercent: shown.qualifiedPercent ?? null,
  };
  delete rules.__typename;
  return rules;
}

/** What is sent in: a share belongs to a qualified majority alone. */
export function inputOf(rules: RuleSet): RuleSetInput {
  return {
    ...rules,
    qualifiedPercent: rules.majority === 'QUALIFIED' ? rules.qualifiedPercent : null,
    reminderDaysBefore: [...rules.reminderDaysBefore],
  };
}
