import { graphql } from '../gql/index.ts';

export const AdoptedDocumentQuery = graphql(/* GraphQL */ `
  query AdoptedDocument($documentId: ID!) @live {
    document(id: $documentId) {
      id
      sealedAt
      viewerCan {
        beginDraft
      }
      adoptedIn {
        id
        title
        bodyName
        endedAt
        furtherDocuments {
          id
          title
          document {
            id
          }
        }
        viewerCanWithAdopted {
          seal
          release
        }
      }
      releases(first: 10) {
        nodes {
          id
          edition
          releasedAt
          withdrawnAt
          circulation {
            id
          }
        }
      }
    }
  }
`);

export const ReleaseQuery = graphql(/* GraphQL */ `
  query Release($id: ID!) {
    release(id: $id) {
      id
      edition
      title
      markdown
      contentHash
      bodyName
      reason
      counts {
        entitled
        agreed
        refused
        abstained
        notConcerned
        acknowledged
        silent
      }
      adoptedAt
      heldAt
      releasedAt
      withdrawnAt
      withdrawnBecause
      later {
        id
        edition
        releasedAt
      }
      viewerCan {
        withdraw
      }
    }
  }
`);

export const BeginNewDraft = graphql(/* GraphQL */ `
  mutation BeginNewDraft($documentId: ID!) {
    beginNewDraft(documentId: $documentId) {
      id
      sealedAt
      viewerCan {
        edit
        suggest
        rename
        beginDraft
      }
    }
  }
`);

export const SealDocument = graphql(/* GraphQL */ `
  mutation SealDocument($circulationId: ID!, $documentId: ID!) {
    sealDocument(circulationId: $circulationId, documentId: $documentId) {
      id
      sealedAt
      viewerCan {
        edit
        suggest
        rename
        beginDraft
      }
    }
  }
`);

export const ReleaseDocument = graphql(/* GraphQL */ `
  mutation ReleaseDocument($circulationId: ID!, $documentId: ID!) {
    releaseDocument(circulationId: $circulationId, documentId: $documentId) {
      id
      edition
    }
  }
`);

export const WithdrawRelease = graphql(/* GraphQL */ `
  mutation WithdrawRelease($input: WithdrawReleaseInput!) {
    withdrawRelease(input: $input) {
      id
      markdown
      withdrawnAt
      withdrawnBecause
      viewerCan {
        withdraw
      }
    }
  }
`);
