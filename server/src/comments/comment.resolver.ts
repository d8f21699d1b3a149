import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Account } from '../accounts/account.entity.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { Document } from '../documents/document.entity.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import { roleForDocument } from '../documents/document.loaders.ts';
import type { TextWork } from '../documents/text-thread.ts';
import type { Transaction } from '../platform/database/database.ts';
import {
  connectionType,
  emptyConnection,
  PageArgs,
  pageOf,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { checkPlace, placeOfComment } from './comment-place.ts';
import {
  AddCommentInput,
  AddCommentThreadInput,
  CommentThreadArgs,
  EditCommentInput,
} from './comment.inputs.ts';
import { authorizeComment, authorizeThread, can } from './comment.policy.ts';
import { Comment, CommentThread } from './comment.types.ts';
import { listCommentAuthors } from './list-comment-authors.ts';
import { listThreads } from './list-comments.ts';
import { checkSource } from './mention.ts';
import { addComment, addThread, editComment, removeComment, settle, type Writing } from './write-comment.ts';

const CommentThreadConnection = connectionType(CommentThread, 'CommentThread');
const CommentAuthorConnection = connectionType(Account, 'CommentAuthor');

/** Saying something about a document. */
@Resolver(() => Document)
export class CommentResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.commentsPerMinute, seconds: 60 });

  constructor(
    private readonly coediting: Coediting,
    private readonly work: TextWork,
    private readonly announcements: Announcements,
    private readonly outbox: Outbox,
  ) {}

  @Costs(3)
  @ChangedBy<Document>(({ id }) => [changeKeys.comments(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => CommentThreadConnection, {
    description:
      'What is said about it, oldest first. None for whoever merely reads an open space without belonging to it.',
  })
  async commentThreads(
    @Root() document: Document,
    @Args(() => CommentThreadArgs) args: CommentThreadArgs,
    @Ctx() context: Context,
  ): Promise<Connection<CommentThread>> {
    pageOf(args);
    if (!(await this.reads(context, document))) return emptyConnection();
    return listThreads(document.id, args, context);
  }

  @Costs(3)
  @ChangedBy<Document>(({ id }) => [changeKeys.comments(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => CommentAuthorConnection, {
    description:
      'Who has commented on it, settled threads included, by name: for `authorId` of `commentThreads`. Removed comments do not count, nor what was taken from files.',
  })
  async commentAuthors(
    @Root() document: Document,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Account>> {
    pageOf(page);
    return (await this.reads(context, document))
      ? listCommentAuthors(document.id, page, context)
      : emptyConnection();
  }

  private async reads(context: Context, document: Document): Promise<boolean> {
    return context.isSignedIn && can(await roleForDocument(context, document), 'read', false);
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => CommentThread, {
    description:
      'Begins a thread. For members, readers too, and guests. CONFLICT { MISSING_PREDECESSORS } for a passage that is not saved yet, { PASSAGE_GONE } for one that was deleted or stands nowhere, { SEVERAL_PLACES } for a quote that stands there more than once.',
  })
  async addCommentThread(
    @Arg('input', () => AddCommentThreadInput, { description: 'What is said, and about what.' })
    input: AddCommentThreadInput,
    @Ctx() context: Context,
  ): Promise<CommentThread> {
    const viewer = context.signedIn;
    checkSource(input.source);
    checkPlace(input);
    await context.transaction((transaction) =>
      authorizeDocument(transaction, viewer, 'comment', input.documentId),
    );
    this.charge(context);
    const passage = await placeOfComment(this.coediting, this.work, input);
    return this.write(context, async (writing) => {
      // Asked once more: reading the document takes its time.
      const document = await authorizeDocument(writing.transaction, viewer, 'comment', input.documentId);
      return addThread(writing, document, passage, input.source.trim());
    });
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => Comment, { description: 'Replies in a thread, settled ones included.' })
  async addComment(
    @Arg('input', () => AddCommentInput, { description: 'What is said, and where.' }) input: AddCommentInput,
    @Ctx() context: Context,
  ): Promise<Comment> {
    checkSource(input.source);
    return this.write(context, async (writing) => {
      const found = await authorizeThread(writing.transaction, writing.viewer, input.threadId);
      this.charge(context);
      return addComment(writing, found, input.source.trim());
    });
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => Comment, { description: 'Words one’s own comment anew.' })
  async editComment(
    @Arg('input', () => EditCommentInput, { description: 'Which one and how.' }) input: EditCommentInput,
    @Ctx() context: Context,
  ): Promise<Comment> {
    checkSource(input.source);
    return this.write(context, async (writing) => {
      const found = await authorizeComment(writing.transaction, writing.viewer, 'edit', input.commentId);
      this.charge(context);
      return editComment(writing, found, input.source.trim());
    });
  }

  @Authorized('documents:write')
  @Mutation(() => CommentThread, {
    nullable: true,
    description:
      'Removes a comment: one’s own, and as a lead others’ too. Where replies follow, its place stays without its words. Null when nothing of the thread is left.',
  })
  removeComment(
    @Arg('commentId', () => ID, { description: 'The comment.' }) commentId: string,
    @Ctx() context: Context,
  ): Promise<CommentThread | null> {
    return this.write(context, async (writing) => {
      const found = await authorizeComment(writing.transaction, writing.viewer, 'remove', commentId);
      this.charge(context);
      return (await removeComment(writing, found)) ? found.thread : null;
    });
  }

  @Authorized('documents:write')
  @Mutation(() => CommentThread, { description: 'Settles a thread. For whoever may comment.' })
  resolveCommentThread(
    @Arg('threadId', () => ID, { description: 'The thread.' }) threadId: string,
    @Ctx() context: Context,
  ): Promise<CommentThread> {
    return this.settle(context, threadId, true);
  }

  @Authorized('documents:write')
  @Mutation(() => CommentThread, { description: 'Opens a settled thread again. For whoever may comment.' })
  reopenCommentThread(
    @Arg('threadId', () => ID, { description: 'The thread.' }) threadId: string,
    @Ctx() context: Context,
  ): Promise<CommentThread> {
    return this.settle(context, threadId, false);
  }

  private settle(context: Context, threadId: string, isResolved: boolean): Promise<CommentThread> {
    return this.write(context, async (writing) => {
      const found = await authorizeThread(writing.transaction, writing.viewer, threadId);
      this.charge(context);
      return settle(writing, found, isResolved);
    });
  }

  private write<T>(context: Context, work: (writing: Writing) => Promise<T>): Promise<T> {
    const { announcements, outbox } = this;
    const viewer = context.signedIn;
    return context.transaction((transaction: Transaction) =>
      work({ transaction, viewer, announcements, outbox }),
    );
  }

  private charge(context: Context): void {
    this.limiter.charge(context.signedIn.accountId);
  }
}
