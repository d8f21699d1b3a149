import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Organisation } from '../organisations/organisation.entity.ts';
import { organisationsById } from '../organisations/list-organisations.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Account } from './account.entity.ts';

const OF_ACCOUNTS: Statement = {
  name: 'organisations-of-accounts',
  text: `select id, organisation_id as "organisationId" from account
    where id = any($1) and organisation_id is not null`,
};

/** Ids of the accounts' organisations; nothing for those that belong to none. */
async function organisationIds(read: Read, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await read<{ id: string; organisationId: string }>(OF_ACCOUNTS, [accountIds]);
  return new Map(rows.map(({ id, organisationId }) => [id, organisationId]));
}

@Resolver(() => Account)
export class AccountOrganisationResolver {
  /** Of the account itself: its own key tells of it. */
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The one for which they act; null when there is none that the viewer sees.',
  })
  async organisation(@Root() account: Account, @Ctx() context: Context): Promise<Organisation | null> {
    const organisationId = await context.fetch(organisationIds, account.id);
    return organisationId === null ? null : context.fetch(organisationsById, organisationId);
  }
}
