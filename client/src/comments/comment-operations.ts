import type {
  Comment_CommentFragment,
  CommentThread_ThreadFragment,
  CommentThreadsQuery,
} from '../gql/graphql.ts';
import { graphql, readFragment } from '../gql/index.ts';

export const Comment_comment = graphql(/* GraphQL */ `
  fragment Comment_comment on Comment {
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
`);

export const CommentThread_thread = graphql(/* GraphQL */ `
  fragment CommentThread_thread on CommentThread {
    id
    resolvedAt
    anchor {
      start
      end
      quote
      before
      after
    }
    comments(first: 8) {
      nodes {
        ...Comment_comment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const CommentThreads = graphql(/* GraphQL */ `
  query CommentThreads(
    $documentId: ID!
    $state: CommentThreadState!
    $mine: Boolean!
    $authorId: ID
    $after: String
  ) @live {
    document(id: $documentId) {
      id
      viewerCan {
        comment
      }
      commentThreads(first: 40, after: $after, state: $state, mentionsViewer: $mine, authorId: $authorId) {
        totalCount
        nodes {
          ...CommentThread_thread
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const ThreadOfComment = graphql(/* GraphQL */ `
  query ThreadOfComment($documentId: ID!, $commentId: ID!) @live {
    document(id: $documentId) {
      id
      commentThreads(first: 1, state: ALL, commentId: $commentId) {
        nodes {
          ...CommentThread_thread
        }
      }
    }
  }
`);

export const FurtherComments = graphql(/* GraphQL */ `
  query FurtherComments($documentId: ID!, $commentId: ID!, $after: String!) @live {
    document(id: $documentId) {
      id
      commentThreads(first: 1, state: ALL, commentId: $commentId) {
        nodes {
          id
          comments(first: 100, after: $after) {
            nodes {
              ...Comment_comment
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

export const CommentAuthors = graphql(/* GraphQL */ `
  query CommentAuthors($documentId: ID!) @live {
    document(id: $documentId) {
      id
      commentAuthors(first: 100) {
        nodes {
          id
          name
        }
      }
    }
  }
`);

export type ThreadPage = NonNullable<CommentThreadsQuery['document']>['commentThreads'];
export type Thread = CommentThread_ThreadFragment;
export type CommentOfThread = Comment_CommentFragment;

/** What is said in a thread, as far as it came with it. */
export function commentsOf({ comments }: Pick<Thread, 'comments'>): readonly CommentOfThread[] {
  return readFragment(Comment_comment, comments.nodes);
}

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
