import { Extensions, Field, ObjectType } from 'type-graphql';
import type { Statement } from '../platform/database/actor-read.ts';
import { likePattern } from '../platform/database/like-pattern.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  connectionType,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Read } from '../platform/graphql/context.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { Account } from './account.entity.ts';

@ChangedBy<ServiceAccount>(({ account }) => [account.id])
@ObjectType({
  description:
    'A technical account: a program’s, that belongs to an organisation and behind which no person stands. It cannot sign in, has no address, and is reader or writer where a lead takes it in.',
})
export class ServiceAccount {
  @Extensions(PLAIN)
  @Field(() => Account, { description: 'The account as others see it.' })
  account!: Account;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether it is locked: its tokens are refused.' })
  isLocked!: boolean;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const ServiceAccountConnection = connectionType(ServiceAccount, 'ServiceAccount');

type Row = Omit<ServiceAccount, 'account'> & Pick<Account, 'id' | 'name' | 'kind'>;
const makeAccount = rowClass(Account, ['id', 'name', 'kind']);

const COLUMNS = `id, name, kind, locked_at is not null as "isLocked", created_at as "createdAt"`;
/** `$1`: null for all, or else the account whose organisation's are meant. */
const MATCHING = `from account where kind = 'SERVICE' and removed_at is null
  and ($1::text is null or organisation_id = (select organisation_id from account where id = $1))
  and ($2::text is null or name ilike $2)`;
const PAGE: Statement = {
  name: 'service-accounts',
  text: `select ${COLUMNS} ${MATCHING} and ($4::text is null or (name, id) > ($4, $5)) order by name, id limit $3`,
};
const COUNT: Statement = {
  name: 'service-accounts-count',
  text: `select count(*)::int as total ${MATCHING}`,
};
const BY_ID: Statement = {
  name: 'service-account',
  text: `select ${COLUMNS} from account where id = $1 and kind = 'SERVICE' and removed_at is null`,
};

/** By name: all, or those of the organisation to which this account belongs. */
export async function listServiceAccounts(
  read: Read,
  page: PageArgs,
  search: string | null,
  colleagueOf: string | null,
): Promise<Connection<ServiceAccount>> {
  const { first, after } = pageOf(page);
  const pattern = likePattern(search);
  const place = after ? placeOf(after) : [null, null];
  const rows = await read<Row>(PAGE, [colleagueOf, pattern, first + 1, ...place]);
  return new PageOfRows(
    rows.map(toServiceAccount),
    page,
    ({ account }) => [account.name, account.id],
    async () => (await read<{ total: number }>(COUNT, [colleagueOf, pattern]))[0]!.total,
  );
}

/** Null when there is none, or it was removed. */
export async function serviceAccountById(read: Read, id: string): Promise<ServiceAccount | null> {
  const [row] = await read<Row>(BY_ID, [id]);
  return row ? toServiceAccount(row) : null;
}

function toServiceAccount({ id, name, kind, ...rest }: Row): ServiceAccount {
  return { account: makeAccount({ id, name, kind }), ...rest };
}
