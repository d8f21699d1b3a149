import { Arg, Args, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Account, type AccountKind } from '../accounts/account.entity.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { likePattern } from '../platform/database/like-pattern.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  connectionType,
  PageArgs,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { noteWhatCanChange } from './find-documents.ts';

const AuthorConnection = connectionType(Account, 'SearchAuthor');

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);
type AccountRow = { id: string; name: string; kind: AccountKind };

const LISTED: Statement = {
  name: 'search-authors',
  text: `select id, name, kind from app_search_authors($1, $2) where (name, id) > ($3, $4) order by name, id limit $5`,
};
const COUNTED: Statement = {
  name: 'search-authors-count',
  text: 'select count(*)::int as total from app_search_authors($1, $2)',
};

/** By whom what is found can be. */
@Resolver(() => AuthorConnection)
export class SearchAuthorsResolver {
  @Costs(20)
  @ChangedBy(ownMemberships)
  @Authorized('documents:read')
  @Query(() => AuthorConnection, {
    description:
      'Who has created, said or attached something that the viewer may read, by name: for `SearchFilter.authorId`.',
  })
  async searchAuthors(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name.' })
    search: string | null | undefined,
    @Arg('spaceId', () => ID, { nullable: true, description: 'In one space.' })
    spaceId: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Account>> {
    const { first, after } = pageOf(page);
    const [lastName, lastId] = after ? placeOf(after) : ['', ''];
    await noteWhatCanChange(context);
    const where = [likePattern(search), spaceId ?? null];
    const rows = await context.read<AccountRow>(LISTED, [...where, lastName, lastId, first + 1]);
    const count = async () => (await context.read<{ total: number }>(COUNTED, where))[0]!.total;
    return new PageOfRows(rows.map(makeAccount), page, (account) => [account.name, account.id], count);
  }
}
