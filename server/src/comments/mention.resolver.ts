import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { roleAllows } from '@umlauf/shared/roles';
import { Account, type AccountKind } from '../accounts/account.entity.ts';
import { Viewer } from '../accounts/viewer.resolver.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import { likePattern } from '../platform/database/like-pattern.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  connectionType,
  emptyConnection,
  PageArgs,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { can } from './comment.policy.ts';
import { Comment, CommentThread, Mention } from './comment.types.ts';
import { commentsById, listMentions, threadsById } from './list-comments.ts';
import { MENTIONABLE } from './mention.ts';

const MentionConnection = connectionType(Mention, 'Mention');
const MentionableConnection = connectionType(Account, 'Mentionable');

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);
type AccountRow = { id: string; name: string; kind: AccountKind };

/** Being mentioned. */
@Resolver(() => Viewer)
export class MentionResolver {
  constructor(private readonly announcements: Announcements) {}

  @ChangedBy(ownChanges, ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => MentionConnection, {
    description: 'Comments of others that mention the viewer, newest first, as far as they read them now.',
  })
  mentions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('unreadOnly', () => Boolean, { defaultValue: false, description: 'Only those not seen yet.' })
    unreadOnly: boolean,
    @Ctx() context: Context,
  ): Promise<Connection<Mention>> {
    return listMentions(page, unreadOnly, context);
  }

  @Authorized('documents:write')
  @Mutation(() => Int, {
    description:
      'Notes that the viewer has seen where they are mentioned in a document; answers how many that were.',
  })
  async markMentionsRead(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Ctx() context: Context,
  ): Promise<number> {
    const viewer = context.signedIn;
    const { accountId } = viewer;
    return context.transaction(async (transaction) => {
      await authorizeDocument(transaction, viewer, 'read', documentId);
      const rows = await transaction.sql(
        `update comment_mention set read_at = now() where account_id = $1 and document_id = $2 and read_at is null
         returning comment_id`,
        [accountId, documentId],
      );
      if (rows.length > 0)
        transaction.afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
      return rows.length;
    });
  }
}

@Resolver(() => Mention)
export class MentionFieldsResolver {
  @ChangedBy<Mention>(({ documentId }) => [changeKeys.comments(documentId)])
  @FieldResolver(() => CommentThread, {
    nullable: true,
    description: 'The thread; null when it is gone meanwhile.',
  })
  thread(@Root() { threadId }: Mention, @Ctx() context: Context): Promise<CommentThread | null> {
    return context.fetch(threadsById, threadId);
  }

  @ChangedBy<Mention>(({ documentId }) => [changeKeys.comments(documentId)])
  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The comment that mentions them; null when it is gone meanwhile.',
  })
  comment(@Root() { id }: Mention, @Ctx() context: Context): Promise<Comment | null> {
    return context.fetch(commentsById, id);
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { nullable: true, description: 'The document; null when it is gone.' })
  document(@Root() { documentId }: Mention, @Ctx() context: Context): Promise<Document | null> {
    return context.fetch(documentsById, documentId);
  }
}

@Resolver(() => Document)
export class MentionableResolver {
  @ChangedBy<Document>(
    ({ id, spaceId }) => [changeKeys.members(spaceId), changeKeys.comments(id)],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => MentionableConnection, {
    description:
      'Whom the viewer can mention in comments on it, by name: who reads them. For guests only those who have commented on it.',
  })
  async mentionable(
    @Root() document: Document,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name.' })
    search: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Account>> {
    const { first, after } = pageOf(page);
    const pattern = likePattern(search);
    if (!context.isSignedIn) return emptyConnection();
    const role = await roleForDocument(context, document);
    if (!can(role, 'read', false)) return emptyConnection();
    const [name, id] = after ? placeOf(after) : ['', ''];
    const seesMembers = roleAllows(role, 'listMembers');
    const where = [document.id, document.spaceId, seesMembers, context.signedIn.accountId, pattern];
    const ask = <Row>(statement: string, values: unknown[]) =>
      context.transaction(({ asHouse, sql }) => asHouse(() => sql<Row>(statement, [...where, ...values])));
    return new PageOfRows(
      (await ask<AccountRow>(PAGE, [name, id, first + 1])).map(makeAccount),
      page,
      (account) => [account.name, account.id],
      async () => (await ask<{ total: number }>(COUNT, []))[0]!.total,
    );
  }
}

const FOUND = `from account a where a.id <> $4 and ($5::text is null or a.name ilike $5) and ${MENTIONABLE}`;
const PAGE = `select a.id, a.name, a.kind ${FOUND} and (a.name, a.id) > ($6, $7) order by a.name, a.id limit $8`;
const COUNT = `select count(*)::int as total ${FOUND}`;

/** All of this file that needs no services, for the schema. */
export const MENTION_FIELDS = [MentionFieldsResolver, MentionableResolver] as const;
