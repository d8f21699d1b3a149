import type { CommentThreadsQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const CommentThreads = graphql(/* GraphQL */ `
  query CommentThreads($documentId: ID!, $state: CommentThreadState!, $mine: Boolean!) @live {
    document(id: $documentId) {
      id
      viewerCan {
        comment
      }
      commentThreads(first: 30, state: $state, mentionsViewer: $mine) {
        totalCount
        nodes {
          id
          resolvedAt
          anchor {
            start
            end
            quote
            before
            after
          }
          comments(first: 20) {
            nodes {
              id
              source
              createdAt
              editedAt
              removedAt
              importedAuthor
              importedAt
              author {
                id
                name
              }
              mentions {
                id
                name
              }
              viewerCan {
                edit
                remove
              }
            }
          }
        }
      }
    }
  }
`);

type Connection = NonNullable<CommentThreadsQuery['document']>['commentThreads'];
export type Thread = Connection['nodes'][number];
export type CommentOfThread = Thread['comments']['nodes'][number];

export const AddCommentThread = graphql(/* GraphQL */ `
  mutation AddCommentThread($input: AddCommentThreadInput!) {
    addCommentThread(input: $input) {
      id
    }
  }
`);

export const AddComment = graphql(/* GraphQL */ `
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      id
    }
  }
`);

export const EditComment = graphql(/* GraphQL */ `
  mutation EditComment($input: EditCommentInput!) {
    editComment(input: $input) {
      id
      source
      editedAt
    }
  }
`);

export const RemoveComment = graphql(/* GraphQL */ `
  mutation RemoveComment($commentId: ID!) {
    removeComment(commentId: $commentId) {
      id
    }
  }
`);

export const ResolveCommentThread = graphql(/* GraphQL */ `
  mutation ResolveCommentThread($threadId: ID!) {
    resolveCommentThread(threadId: $threadId) {
      id
      resolvedAt
    }
  }
`);

export const ReopenCommentThread = graphql(/* GraphQL */ `
  mutation ReopenCommentThread($threadId: ID!) {
    reopenCommentThread(threadId: $threadId) {
      id
      resolvedAt
    }
  }
`);

export const MarkMentionsRead = graphql(/* GraphQL */ `
  mutation MarkMentionsRead($documentId: ID!) {
    markMentionsRead(documentId: $documentId)
  }
`);

export const Mentionable = graphql(/* GraphQL */ `
  query Mentionable($documentId: ID!, $search: String!) {
    document(id: $documentId) {
      id
      mentionable(first: 6, search: $search) {
        nodes {
          id
          name
        }
      }
    }
  }
`);
