import { Account, type AccountKind } from '../accounts/account.entity.ts';
import { likePattern } from '../platform/database/like-pattern.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { CirculationSeat } from './circulation.types.ts';

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);
type AccountRow = { id: string; name: string; kind: AccountKind };

const FOUND = `from account a where a.organisation_id = $1 and a.kind = 'PERSON' and a.locked_at is null
  and ($3::text is null or a.name ilike $3) and not exists (
    select 1 from circulation_seat s where s.circulation_id = $2 and s.account_id = a.id
      and (s.ended_at is null or s.ended_at > now()))`;
const PAGE = `select a.id, a.name, a.kind ${FOUND} and (a.name, a.id) > ($4, $5) order by a.name, a.id limit $6`;
const COUNT = `select count(*)::int as total ${FOUND}`;

/** People of the organisation for which a seat is, who are not asked themselves, by name. For whoever may hand it on. */
export async function listColleagues(
  { organisationId, circulationId }: Pick<CirculationSeat, 'organisationId' | 'circulationId'>,
  search: string | null,
  page: PageArgs,
  context: Context,
): Promise<Connection<Account>> {
  const { first, after } = pageOf(page);
  const where = [organisationId, circulationId, likePattern(search)];
  const ask = <Row>(statement: string, values: unknown[]) =>
    context.transaction(({ asHouse, sql }) => asHouse(() => sql<Row>(statement, [...where, ...values])));
  const [name, id] = after ? placeOf(after) : ['', ''];
  return new PageOfRows(
    (await ask<AccountRow>(PAGE, [name, id, first + 1])).map(makeAccount),
    page,
    (account) => [account.name, account.id],
    async () => (await ask<{ total: number }>(COUNT, []))[0]!.total,
  );
}
