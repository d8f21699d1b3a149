import { Account, type AccountKind } from '../accounts/account.entity.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);
type AccountRow = { id: string; name: string; kind: AccountKind };

const FOUND = `from account a where exists (select 1 from comment c where c.document_id = $1 and c.author_id = a.id
  and c.removed_at is null and c.imported_author is null)`;
const AUTHORS: Statement = {
  name: 'comment-authors',
  text: `select a.id, a.name, a.kind ${FOUND} and (a.name, a.id) > ($2, $3) order by a.name, a.id limit $4`,
};
const AUTHORS_COUNT: Statement = {
  name: 'comment-authors-count',
  text: `select count(*)::int as total ${FOUND}`,
};

/** Who has commented on a document, by name, as far as the viewer reads what they said. */
export async function listCommentAuthors(
  documentId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<Account>> {
  const { first, after } = pageOf(page);
  const [name, id] = after ? placeOf(after) : ['', ''];
  const rows = await context.read<AccountRow>(AUTHORS, [documentId, name, id, first + 1]);
  return new PageOfRows(
    rows.map(makeAccount),
    page,
    (account) => [account.name, account.id],
    async () => (await context.read<{ total: number }>(AUTHORS_COUNT, [documentId]))[0]?.total ?? 0,
  );
}
