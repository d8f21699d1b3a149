import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../../gql/index.ts';

const DocumentTitleOf = graphql(/* GraphQL */ `
  query DocumentTitleOf($documentId: ID!) {
    document(id: $documentId) {
      id
      title
    }
  }
`);

/** Asks what a document is called; null where the viewer may not know, or nobody can be asked. */
export function useDocumentTitles(): (documentId: string) => Promise<string | null> {
  const client = useApolloClient();
  return useCallback(
    (documentId) =>
      client
        .query({ query: DocumentTitleOf, variables: { documentId } })
        .then(({ data }) => data?.document?.title ?? null)
        .catch(() => null),
    [client],
  );
}
