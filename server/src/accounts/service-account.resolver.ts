import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { databaseMoment } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { AccessToken } from './access-token.entity.ts';
import { listedTokens } from './listed-tokens.ts';
import { Account, AccountKind, Locale } from './account.entity.ts';
import { administersHub, authorizeInHub } from './hub.policy.ts';
import { CreateServiceAccountInput, UpdateServiceAccountInput } from './service-account.inputs.ts';
import { authorizeTokensOf, findServiceAccount, isWithin } from './service-account.policy.ts';
import {
  listServiceAccounts,
  ServiceAccount,
  serviceAccountById,
  ServiceAccountConnection,
} from './service-account.ts';
import type { SpacesOfAccounts } from './spaces-of-accounts.ts';

@ArgsType()
class ServiceAccountsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those whose name contains this.' })
  search?: string | null;
}

@Resolver(() => ServiceAccount)
export class ServiceAccountResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly spaces: SpacesOfAccounts,
  ) {}

  @ChangedBy(ownChanges, () => [changeKeys.anyAccount])
  @Authorized('spaces:read')
  @Query(() => ServiceAccountConnection, {
    description:
      'Technical accounts, by name: for administrators all, for everybody else those of the organisation for which they act.',
  })
  async serviceAccounts(
    @Args(() => ServiceAccountsArgs) { search, ...page }: ServiceAccountsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ServiceAccount>> {
    const viewer = context.signedIn;
    const all = await context.transaction((transaction) =>
      administersHub(transaction, viewer, 'manageServiceAccounts'),
    );
    return listServiceAccounts(context.read, page, search ?? null, all ? null : viewer.accountId);
  }

  @ChangedBy<object>((_query, { accountId }) => [String(accountId)], ownChanges, ownMemberships)
  @Authorized('spaces:read')
  @Query(() => ServiceAccount, {
    nullable: true,
    description:
      'One technical account, for whoever decides about its tokens: administrators, and leads of a space to which it belongs; null for everybody else.',
  })
  async serviceAccount(
    @Arg('accountId', () => ID, { description: 'Its account.' }) accountId: string,
    @Ctx() context: Context,
  ): Promise<ServiceAccount | null> {
    const viewer = context.signedIn;
    const may = await context
      .transaction((transaction) => authorizeTokensOf(transaction, viewer, accountId, this.spaces))
      .catch(asNobodys);
    return may && serviceAccountById(context.read, accountId);
  }

  @ChangedBy<ServiceAccount>(({ account }) => [account.id], ownMemberships)
  @FieldResolver(() => [AccessToken], {
    description:
      'Its access tokens that the viewer may withdraw, newest first: for leads those that are for their spaces alone.',
  })
  async accessTokens(@Root() { account }: ServiceAccount, @Ctx() context: Context): Promise<AccessToken[]> {
    const viewer = context.signedIn;
    if (viewer.credential.kind === 'token') return [];
    return context.transaction(async (transaction) => {
      const may = await authorizeTokensOf(transaction, viewer, account.id, this.spaces).catch(asNobodys);
      if (!may) return [];
      const tokens = await transaction.asHouse(() => listedTokens(transaction, account.id));
      return tokens.filter((token) => isWithin(token, may.reach));
    });
  }

  @Authorized('hub:admin')
  @Mutation(() => ServiceAccount, {
    description: 'Makes a technical account for an organisation. For administrators.',
  })
  createServiceAccount(
    @Arg('input', () => CreateServiceAccountInput, { description: 'Name and organisation.' })
    { name, organisationId }: CreateServiceAccountInput,
    @Ctx() context: Context,
  ): Promise<ServiceAccount> {
    checkFields({ name: faultOfLine(name, LIMITS.nameCharacters) });
    return this.change(context, async (transaction) => {
      await requireOrganisation(transaction, organisationId);
      const account = transaction.em.create(Account, {
        id: newId('acc'),
        name: name.trim(),
        kind: AccountKind.SERVICE,
        organisationId,
        email: null,
        locale: Locale.DE,
      });
      await transaction.em.flush();
      const facts = { name: account.name, organisation: organisationId };
      transaction.record({ kind: 'SERVICE_ACCOUNT_CREATED', subjectId: account.id, facts });
      return account.id;
    });
  }

  @Authorized('hub:admin')
  @Mutation(() => ServiceAccount, {
    description: 'Renames, locks or unlocks a technical account. For administrators.',
  })
  updateServiceAccount(
    @Arg('input', () => UpdateServiceAccountInput, { description: 'What changes.' })
    { accountId, name, isLocked }: UpdateServiceAccountInput,
    @Ctx() context: Context,
  ): Promise<ServiceAccount> {
    checkFields({ name: name == null ? null : faultOfLine(name, LIMITS.nameCharacters) });
    return this.change(context, async (transaction) => {
      const account = await requireServiceAccount(transaction, accountId);
      const facts: Record<string, string> = {};
      if (name != null && name.trim() !== account.name) account.name = facts['name'] = name.trim();
      if (isLocked != null && isLocked !== (account.lockedAt !== null)) {
        account.lockedAt = isLocked ? databaseMoment() : null;
        facts['locked'] = String(isLocked);
        if (isLocked) this.end(transaction, accountId);
      }
      if (Object.keys(facts).length > 0)
        transaction.record({ kind: 'SERVICE_ACCOUNT_CHANGED', subjectId: accountId, facts });
      return accountId;
    });
  }

  @Authorized('hub:admin')
  @Mutation(() => Boolean, {
    description:
      'Ends a technical account for good, with its tokens and memberships; what it wrote stays under its name. For administrators.',
  })
  async removeServiceAccount(
    @Arg('accountId', () => ID, { description: 'The technical account.' }) accountId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = context.signedIn;
    await context.transaction(async (transaction) => {
      await authorizeInHub(transaction, viewer, 'manageServiceAccounts');
      const account = await requireServiceAccount(transaction, accountId);
      account.removedAt = databaseMoment();
      account.lockedAt ??= databaseMoment();
      // It may be removed in its turn.
      account.organisationId = null;
      await this.spaces.leaveAll(transaction, account);
      await transaction.asHouse(() => transaction.em.nativeDelete(AccessToken, { accountId }));
      transaction.record({
        kind: 'SERVICE_ACCOUNT_REMOVED',
        subjectId: accountId,
        facts: { name: account.name },
      });
      this.end(transaction, accountId);
      this.tell(transaction, accountId);
    });
    return true;
  }

  /** Asks the hub's policy, changes an account, and answers with it as it is then. */
  private async change(
    context: Context,
    work: (transaction: Transaction) => Promise<string>,
  ): Promise<ServiceAccount> {
    const viewer = context.signedIn;
    const accountId = await context.transaction(async (transaction) => {
      await authorizeInHub(transaction, viewer, 'manageServiceAccounts');
      const id = await work(transaction);
      this.tell(transaction, id);
      return id;
    });
    const found = await serviceAccountById(context.read, accountId);
    if (!found) throw new AppError('NOT_FOUND');
    return found;
  }

  private end({ afterCommit }: Transaction, accountId: string): void {
    afterCommit(() => this.announcements.emit('credentialEnded', { kind: 'account', id: accountId }));
  }

  private tell({ afterCommit }: Transaction, accountId: string): void {
    afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
  }
}

async function requireServiceAccount(transaction: Transaction, accountId: string): Promise<Account> {
  const account = await findServiceAccount(transaction, accountId);
  if (!account) throw new AppError('NOT_FOUND');
  return account;
}

/** Nobody removes it before this transaction ends. */
async function requireOrganisation({ sql }: Transaction, organisationId: string): Promise<void> {
  const rows = isId('org', organisationId)
    ? await sql('select id from organisation where id = $1 for share', [organisationId])
    : [];
  if (rows.length === 0)
    throw new AppError('INVALID_INPUT', {
      fields: { organisationId: 'UNKNOWN_VALUE' },
      unknown: [organisationId.slice(0, LIMITS.nameCharacters)],
    });
}

function asNobodys(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
