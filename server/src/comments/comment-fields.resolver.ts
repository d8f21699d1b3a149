import { Args, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Passage } from '@umlauf/shared/passage';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { can as canDocument } from '../documents/document.policy.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { textOf } from './comment-rows.ts';
import { canChange } from './comment.policy.ts';
import { Comment, CommentAbilities, CommentAnchor, CommentThread, whoMay } from './comment.types.ts';
import { listComments, mentionedById } from './list-comments.ts';

const CommentConnection = connectionType(Comment, 'Comment');

/** Whether passages still stand in their texts. */
@Resolver(() => CommentAnchor)
export class CommentAnchorResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly work: TextWork,
  ) {}

  @Costs(10)
  @ChangedBy<CommentAnchor>(({ documentId }) => [changeKeys.text(documentId)], ...whoMay)
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether the passage was deleted. Null while the document is in the bin. What was written between its ends instead is what the comments are about then.',
  })
  isDetached(@Root() anchor: CommentAnchor, @Ctx() context: Context): Promise<boolean | null> {
    return context.fetch(this.detached, anchor);
  }

  /** Each document is read once for all of its passages. */
  private readonly detached = async (
    _read: Read,
    anchors: readonly CommentAnchor[],
  ): Promise<Map<CommentAnchor, boolean>> => {
    const found = new Map<CommentAnchor, boolean>();
    for (const [documentId, own] of Map.groupBy(anchors, (anchor) => anchor.documentId)) {
      const present = await this.coediting.state(documentId);
      if (!present) continue;
      const stand = await this.work.run('stillThere', present.state, own.map(plain));
      for (const [index, anchor] of own.entries()) found.set(anchor, !stand[index]);
    }
    return found;
  };
}

/** Without its class, to be sent to a thread. */
function plain({ start, end, quote, before, after }: CommentAnchor): Passage {
  return { start, end, quote, before, after };
}

@Resolver(() => CommentThread)
export class CommentThreadResolver {
  @ChangedBy<CommentThread>(({ documentId }) => [changeKeys.comments(documentId)])
  @Authorized('documents:read')
  @FieldResolver(() => CommentConnection, { description: 'What is said, in order.' })
  comments(
    @Root() { id }: CommentThread,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Comment>> {
    return listComments(id, page, context);
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who settled it; null when it is open, and when that account is gone.',
  })
  resolvedBy(
    @Root() { resolvedById }: CommentThread,
    @Ctx() context: Context,
  ): Promise<Account | null> | null {
    return resolvedById ? context.fetch(accountsById, resolvedById) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { description: 'The document.' })
  async document(@Root() { documentId }: CommentThread, @Ctx() context: Context): Promise<Document> {
    const document = await context.fetch(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }
}

@Resolver(() => Comment)
export class CommentFieldsResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who wrote it; null when that account is gone.',
  })
  author(@Root() { authorId }: Comment, @Ctx() context: Context): Promise<Account | null> | null {
    return authorId ? context.fetch(accountsById, authorId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [Account], {
    description: 'Whom it mentions, at most 20; accounts that are gone are not among them.',
  })
  async mentions(@Root() { id }: Comment, @Ctx() context: Context): Promise<Account[]> {
    return (await context.fetch(mentionedById, id)) ?? [];
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, {
    description: 'As it is read: mentions are the names as they are now, “@…” for accounts that are gone.',
  })
  async text(@Root() { id, source }: Comment, @Ctx() context: Context): Promise<string> {
    const mentioned = source.includes('@{') ? ((await context.fetch(mentionedById, id)) ?? []) : [];
    return textOf(source, new Map(mentioned.map((account) => [account.id, account.name])));
  }

  @ChangedBy(...whoMay)
  @FieldResolver(() => CommentAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(@Root() comment: Comment, @Ctx() context: Context): Promise<CommentAbilities> {
    const { documentId, spaceId } = comment;
    const document = await context.fetch(documentsById, documentId);
    const role = await roleForDocument(context, { id: documentId, spaceId });
    const { accountId } = context.signedIn;
    const isClosed = document === null || !canDocument(role, 'comment', document, accountId);
    return {
      edit: canChange(role, 'edit', comment, accountId, isClosed),
      remove: canChange(role, 'remove', comment, accountId, isClosed),
    };
  }
}
