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
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { Account, type AccountKind } from './account.entity.ts';

@ChangedBy<ManagedAccount>(({ account }) => [account.id])
@ObjectType({
  description: 'An account as administrators see it. What it reads and writes is not theirs to see.',
})
export class ManagedAccount {
  @Extensions(PLAIN)
  @Field(() => Account, { description: 'The account as others see it.' })
  account!: Account;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The address that signs in.' })
  email!: string;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether it administers the hub.' })
  isAdministrator!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether it is locked: it cannot sign in, and its tokens are refused.',
  })
  isLocked!: boolean;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'The day on which it signed in last, as YYYY-MM-DD; null when it never did. The hour is not kept here.',
  })
  lastSignInOn!: string | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const ManagedAccountConnection = connectionType(ManagedAccount, 'ManagedAccount');

type Row = Omit<ManagedAccount, 'account'> & { id: string; name: string; kind: AccountKind };
const makeAccount = rowClass(Account, ['id', 'name', 'kind']);

const COLUMNS = `id, name, kind, email, is_administrator as "isAdministrator", locked_at is not null as "isLocked",
  last_sign_in_on::text as "lastSignInOn", created_at as "createdAt"`;
const MATCHING = `from account where kind = 'PERSON' and ($1::text is null or name ilike $1 or email ilike $1)`;
const PAGE: Statement = {
  name: 'managed-accounts',
  text: `select ${COLUMNS} ${MATCHING} and ($3::text is null or (name, id) > ($3, $4)) order by name, id limit $2`,
};
const COUNT: Statement = {
  name: 'managed-accounts-count',
  text: `select count(*)::int as total ${MATCHING}`,
};
const BY_ID: Statement = {
  name: 'managed-account',
  text: `select ${COLUMNS} from account where id = $1 and kind = 'PERSON'`,
};

/** All accounts, by name; with `search`, those whose name or address contains it. Whether one may, is asked before. */
export async function listAccounts(
  page: PageArgs,
  search: string | null,
  { read }: Context,
): Promise<Connection<ManagedAccount>> {
  const { first, after } = pageOf(page);
  const pattern = likePattern(search);
  const rows = await read<Row>(PAGE, [pattern, first + 1, ...(after ? placeOf(after) : [null, null])]);
  return new PageOfRows(
    rows.map(toManaged),
    page,
    ({ account }) => [account.name, account.id],
    async () => (await read<{ total: number }>(COUNT, [pattern]))[0]!.total,
  );
}

/** One account as administrators see it; null when there is none. */
export async function managedAccount(read: Read, id: string): Promise<ManagedAccount | null> {
  const [row] = await read<Row>(BY_ID, [id]);
  return row ? toManaged(row) : null;
}

function toManaged({ id, name, kind, ...rest }: Row): ManagedAccount {
  return { account: makeAccount({ id, name, kind }), ...rest };
}
