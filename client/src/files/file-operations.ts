import type { DocumentFilesQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const DocumentFiles = graphql(/* GraphQL */ `
  query DocumentFiles($documentId: ID!) @live {
    document(id: $documentId) {
      id
      viewerCan {
        edit
      }
      files(first: 100) {
        totalCount
        nodes {
          id
          name
          bytes
          mediaType
          createdAt
          createdBy {
            id
            name
          }
          downloadPath
          previewPath
          textState
          viewerCan {
            rename
            remove
          }
        }
      }
    }
  }
`);

export type FileOfDocument = NonNullable<DocumentFilesQuery['document']>['files']['nodes'][number];

export const RenameFile = graphql(/* GraphQL */ `
  mutation RenameFile($input: RenameFileInput!) {
    renameFile(input: $input) {
      id
      name
    }
  }
`);

export const RemoveFile = graphql(/* GraphQL */ `
  mutation RemoveFile($fileId: ID!) {
    removeFile(fileId: $fileId) {
      id
    }
  }
`);
