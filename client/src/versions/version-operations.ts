import type { DocumentVersionsQuery, VersionDifferenceQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const DocumentVersions = graphql(/* GraphQL */ `
  query DocumentVersions($documentId: ID!, $first: Int!, $after: String, $namedOnly: Boolean!) @live {
    document(id: $documentId) {
      id
      title
      trashedAt
      viewerCan {
        edit
        readVersions
      }
      space {
        id
        name
      }
      versions(first: $first, after: $after, namedOnly: $namedOnly) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          name
          savedAt
          writers {
            id
            name
          }
        }
      }
    }
  }
`);

export const VersionDifference = graphql(/* GraphQL */ `
  query VersionDifference($versionId: ID!, $toId: ID) @live {
    documentVersion(id: $versionId) {
      id
      name
      note
      savedAt
      title
      contentHash
      namedBy {
        id
        name
      }
      writers {
        id
        name
      }
      difference(toId: $toId) {
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
    }
  }
`);

export const PresentRevision = graphql(/* GraphQL */ `
  query PresentRevision($documentId: ID!) {
    document(id: $documentId) {
      id
      revision
    }
  }
`);

export const NameDocumentVersion = graphql(/* GraphQL */ `
  mutation NameDocumentVersion($input: NameDocumentVersionInput!) {
    nameDocumentVersion(input: $input) {
      id
    }
  }
`);

export const RenameDocumentVersion = graphql(/* GraphQL */ `
  mutation RenameDocumentVersion($input: RenameDocumentVersionInput!) {
    renameDocumentVersion(input: $input) {
      id
      name
      note
    }
  }
`);

export const RemoveDocumentVersionName = graphql(/* GraphQL */ `
  mutation RemoveDocumentVersionName($versionId: ID!) {
    removeDocumentVersionName(versionId: $versionId) {
      id
      name
      note
    }
  }
`);

export const RestoreDocumentVersion = graphql(/* GraphQL */ `
  mutation RestoreDocumentVersion($input: RestoreDocumentVersionInput!) {
    restoreDocumentVersion(input: $input) {
      revision
      before {
        id
      }
    }
  }
`);

type DocumentOfVersions = NonNullable<DocumentVersionsQuery['document']>;
export type ListedVersion = DocumentOfVersions['versions']['nodes'][number];
export type ShownVersion = NonNullable<VersionDifferenceQuery['documentVersion']>;
export type Line = ShownVersion['difference']['lines'][number];
export type Part = Line['parts'][number];
export type Piece = Line['pieces'][number];
