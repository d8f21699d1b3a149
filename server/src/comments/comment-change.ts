import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import { DocumentChange } from '../documents/document-change.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { Comment, CommentThread } from './comment.types.ts';
import { commentsById, threadsById } from './list-comments.ts';

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'Something was said about a document, or settled.',
})
class CommentChange extends DocumentChange {}

const OF_COMMENTS = [Change, AuthoredChange, DocumentChange, CommentChange];

@ObjectType({ implements: OF_COMMENTS, description: 'Somebody commented on a document, or replied.' })
class CommentAdded {}

@ObjectType({ implements: OF_COMMENTS, description: 'Somebody worded a comment anew.' })
class CommentChanged {}

@ObjectType({ implements: OF_COMMENTS, description: 'A comment was removed.' })
class CommentRemoved {}

@ObjectType({ implements: OF_COMMENTS, description: 'A thread of comments was settled.' })
class CommentThreadResolved {}

@ObjectType({ implements: OF_COMMENTS, description: 'A settled thread of comments is open again.' })
class CommentThreadReopened {}

/** For the schema, which finds them by no field. */
export const COMMENT_CHANGES = [
  CommentAdded,
  CommentChanged,
  CommentRemoved,
  CommentThreadResolved,
  CommentThreadReopened,
];

@Resolver(() => CommentChange)
export class CommentChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => CommentThread, {
    nullable: true,
    description: 'The thread as it is now; null when it is gone, or the viewer no longer reads it.',
  })
  thread(@Root() change: Change, @Ctx() context: Context): Promise<CommentThread | null> {
    return context.fetch(threadsById, change.facts['threadId'] ?? '');
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The comment as it is now; null when it is gone, and of what was settled or opened again.',
  })
  comment(@Root() change: Change, @Ctx() context: Context): Promise<Comment | null> | null {
    const { commentId } = change.facts;
    return commentId ? context.fetch(commentsById, commentId) : null;
  }
}
