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
          importedAuthor
          importedAt
          author {
            id
            name
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

/** What follows the first hundred: none of it changes, so that each page is asked for once. */
export const MoreSuggestions = graphql(/* GraphQL */ `
  query MoreSuggestions($documentId: ID!, $after: String) {
    document(id: $documentId) {
      id
      suggestions(first: 100, after: $after) {
        nodes {
          id
          createdAt
          importedAuthor
          importedAt
          author {
            id
            name
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

/** Who else wrote in proposals: dear, and asked only where several have. */
export const SuggestionWriters = graphql(/* GraphQL */ `
  query SuggestionWriters($documentId: ID!, $after: String) {
    document(id: $documentId) {
      id
      suggestions(first: 100, after: $after) {
        nodes {
          id
          words {
            alsoBy {
              id
              name
            }
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

type Page = NonNullable<SuggestionsQuery['document']>['suggestions'];
export type ProposedRow = Page['nodes'][number];

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
