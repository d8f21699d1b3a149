import type { SuggestionsQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const Suggestions = graphql(/* GraphQL */ `
  query Suggestions($documentId: ID!) @live {
    document(id: $documentId) {
      id
      viewerCan {
        edit
        suggest
      }
      suggestions(first: 100) {
        totalCount
        nodes {
          id
          createdAt
          author {
            id
            name
          }
        }
      }
    }
  }
`);

export type ProposedRow = NonNullable<SuggestionsQuery['document']>['suggestions']['nodes'][number];

export const AcceptSuggestions = graphql(/* GraphQL */ `
  mutation AcceptSuggestions($input: DecideSuggestionsInput!) {
    acceptSuggestions(input: $input) {
      id
    }
  }
`);

export const RefuseSuggestions = graphql(/* GraphQL */ `
  mutation RefuseSuggestions($input: DecideSuggestionsInput!) {
    refuseSuggestions(input: $input) {
      id
    }
  }
`);
