import { Arg, Args, ArgsType, Authorized, Ctx, Field, Mutation, Query, Resolver } from 'type-graphql';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import {
  SetAccountLockInput,
  SetAccountOrganisationInput,
  SetAdministratorInput,
} from './account-administration.inputs.ts';
import { authorizeInHub } from './hub.policy.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import { listAccounts, ManagedAccount, managedAccount, ManagedAccountConnection } from './managed-account.ts';

@ArgsType()
class AccountsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those whose name or address contains this.' })
  search?: string | null;
}

@Resolver()
export class AccountAdministrationResolver {
  constructor(private readonly announcements: Announcements) {}

  @ChangedBy(ownChanges, () => [changeKeys.anyAccount])
  @Authorized('hub:admin')
  @Query(() => ManagedAccountConnection, {
    description: 'All accounts of the hub, by name. For administrators; FORBIDDEN for everybody else.',
  })
  async accounts(
    @Args(() => AccountsArgs) { search, ...page }: AccountsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ManagedAccount>> {
    const viewer = context.signedIn;
    await context.transaction((transaction) => authorizeInHub(transaction, viewer, 'manageAccounts'));
    return listAccounts(page, search ?? null, context);
  }

  @Authorized('hub:admin')
  @Mutation(() => ManagedAccount, {
    description: 'Says to which organisation an account belongs. For administrators.',
  })
  setAccountOrganisation(
    @Arg('input', () => SetAccountOrganisationInput, { description: 'Who, and where.' })
    { accountId, organisationId }: SetAccountOrganisationInput,
    @Ctx() context: Context,
  ): Promise<ManagedAccount> {
    return this.change(context, accountId, async ({ sql, record }) => {
      if (organisationId != null) await requireOrganisation(sql, organisationId);
      const before = await organisationOf(sql, accountId);
      const after = organisationId ?? null;
      if (before === after) return;
      await sql('update account set organisation_id = $2 where id = $1', [accountId, after]);
      if (before)
        record({ kind: 'ORGANISATION_LEFT', subjectId: accountId, facts: { organisation: before } });
      if (after)
        record({ kind: 'ORGANISATION_JOINED', subjectId: accountId, facts: { organisation: after } });
    });
  }

  @Authorized('person')
  @Mutation(() => ManagedAccount, {
    description:
      'Makes somebody an administrator, or ends that. For administrators, in person and not by access token; the last one stays.',
  })
  setAdministrator(
    @Arg('input', () => SetAdministratorInput, { description: 'Who, and whether.' })
    { accountId, isAdministrator }: SetAdministratorInput,
    @Ctx() context: Context,
  ): Promise<ManagedAccount> {
    const viewer = context.signedIn;
    return this.change(context, accountId, async (transaction) => {
      if (!isAdministrator) await keepAnAdministrator(transaction, accountId);
      // Whoever was waiting for the lock may have lost the office meanwhile.
      await authorizeInHub(transaction, viewer, 'manageAccounts');
      const changed = await transaction.sql(
        'update account set is_administrator = $2 where id = $1 and is_administrator <> $2 returning id',
        [accountId, isAdministrator],
      );
      const kind = isAdministrator ? 'ADMINISTRATOR_ADDED' : 'ADMINISTRATOR_REMOVED';
      if (changed.length > 0) transaction.record({ kind, subjectId: accountId });
    });
  }

  @Authorized('hub:admin')
  @Mutation(() => ManagedAccount, {
    description:
      'Locks an account: its sessions, sockets and streams end at once, and it cannot sign in until it is unlocked. For administrators; the last one stays.',
  })
  setAccountLock(
    @Arg('input', () => SetAccountLockInput, { description: 'Who, and whether.' })
    { accountId, isLocked }: SetAccountLockInput,
    @Ctx() context: Context,
  ): Promise<ManagedAccount> {
    const viewer = context.signedIn;
    return this.change(context, accountId, async (transaction) => {
      const { sql, record, asHouse, afterCommit } = transaction;
      if (isLocked) {
        await keepAnAdministrator(transaction, accountId);
        await authorizeInHub(transaction, viewer, 'manageAccounts');
      }
      const changed = await sql(
        // Also of a lock of the house's own, which this one takes the place of.
        `update account set locked_at = case when $2 then coalesce(locked_at, now()) end, left_groups_at = null
         where id = $1 and ((locked_at is not null) <> $2 or left_groups_at is not null) returning id`,
        [accountId, isLocked],
      );
      if (changed.length === 0) return;
      record({ kind: isLocked ? 'ACCOUNT_DISABLED' : 'ACCOUNT_ENABLED', subjectId: accountId });
      if (!isLocked) return;
      await asHouse(() => sql('delete from session where account_id = $1', [accountId]));
      afterCommit(() => this.announcements.emit('credentialEnded', { kind: 'account', id: accountId }));
    });
  }

  /** Asks the hub's policy, finds the account, changes it, and answers with it as it is then. */
  private async change(
    context: Context,
    accountId: string,
    work: (transaction: Transaction) => Promise<void>,
  ): Promise<ManagedAccount> {
    const viewer = context.signedIn;
    await context.transaction(async (transaction) => {
      await authorizeInHub(transaction, viewer, 'manageAccounts');
      await requireAccount(transaction, accountId);
      await work(transaction);
      transaction.afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
    });
    const account = await managedAccount(context.read, accountId);
    if (!account) throw new AppError('NOT_FOUND');
    return account;
  }
}

async function requireAccount({ sql }: Transaction, accountId: string): Promise<void> {
  const rows = isId('acc', accountId)
    ? await sql(`select id from account where id = $1 and kind = 'PERSON'`, [accountId])
    : [];
  if (rows.length === 0) throw new AppError('NOT_FOUND');
}

async function organisationOf(sql: Transaction['sql'], accountId: string): Promise<string | null> {
  const rows = await sql<{ organisationId: string | null }>(
    'select organisation_id as "organisationId" from account where id = $1 for update',
    [accountId],
  );
  return rows[0]?.organisationId ?? null;
}

/** Nobody removes it before this transaction ends. */
async function requireOrganisation(sql: Transaction['sql'], organisationId: string): Promise<void> {
  const rows = isId('org', organisationId)
    ? await sql('select id from organisation where id = $1 for share', [organisationId])
    : [];
  if (rows.length === 0) throw new AppError('NOT_FOUND');
}
