import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { Account } from '../accounts/account.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import {
  connectionType,
  PageArgs,
  pageOf,
  refuseCursor,
  toConnection,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import { Membership, Space } from './space.entity.ts';
import { SpaceMemberInput } from './space.inputs.ts';
import { roleKey, rolesByKey } from './space.loaders.ts';
import { authorizeInSpace } from './space.policy.ts';

const SpaceMemberConnection = connectionType(Membership, 'SpaceMember');

@Resolver(() => Space)
export class SpaceMemberResolver {
  constructor(private readonly announcements: Announcements) {}

  @Authorized('spaces:read')
  @FieldResolver(() => SpaceMemberConnection, {
    description: 'Who belongs to it, in the order in which they came.',
  })
  async members(
    @Root() space: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Membership>> {
    const bounds = pageOf(page);
    return context.transaction(async ({ em }) =>
      toConnection(
        await em
          .findByCursor(Membership, {
            ...bounds,
            where: { spaceId: space.id },
            populate: ['account'],
            orderBy: { joinedAt: 'asc', account: { id: 'asc' } },
          })
          .catch(refuseCursor),
      ),
    );
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, { description: 'Adds an existing account to a space. For leads.' })
  async addSpaceMember(
    @Arg('input', () => SpaceMemberInput, { description: 'Who, where and in which role.' })
    input: SpaceMemberInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    checkFields({ role: input.role ? null : 'EMPTY', ...faultsOfPerson(input) });
    return this.change(context, input, 'manageMembers', async (transaction, space, account) => {
      const { em, raise } = transaction;
      if (await em.findOne(Membership, { spaceId: space.id, account: account.id })) {
        throw new AppError('CONFLICT', { reason: 'ALREADY_MEMBER' });
      }
      em.create(Membership, { spaceId: space.id, account: account.id, role: input.role! });
      await em.flush().catch(asAlreadyMember);
      raise({
        spaceId: space.id,
        type: 'MEMBER_ADDED',
        subjectId: account.id,
        facts: { name: account.name, role: input.role! },
      });
    });
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, { description: 'Changes a member’s role. For leads; the last lead stays one.' })
  async setSpaceRole(
    @Arg('input', () => SpaceMemberInput, { description: 'Who, where and which role.' })
    input: SpaceMemberInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    checkFields({ role: input.role ? null : 'EMPTY', ...faultsOfPerson(input) });
    return this.change(context, input, 'manageMembers', async (transaction, space, account) => {
      const membership = await requireMember(transaction, space.id, account.id);
      if (membership.role === input.role) return;
      if (!roleAllows(input.role, 'manageMembers')) await keepALead(transaction, membership);
      membership.role = input.role!;
      const facts = { name: account.name, role: input.role! };
      transaction.raise({ spaceId: space.id, type: 'MEMBER_ROLE_CHANGED', subjectId: account.id, facts });
    });
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, {
    description:
      'Ends a membership at once; their open streams of the space end. For leads, and for everybody about themselves; the last lead stays.',
  })
  async removeSpaceMember(
    @Arg('input', () => SpaceMemberInput, { description: 'Who and where.' }) input: SpaceMemberInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    checkFields(faultsOfPerson(input));
    return this.change(context, input, 'readSpace', async (transaction, space, account) => {
      const membership = await requireMember(transaction, space.id, account.id);
      await keepALead(transaction, membership);
      transaction.em.remove(membership);
      transaction.raise({
        spaceId: space.id,
        type: 'MEMBER_REMOVED',
        subjectId: account.id,
        facts: { name: account.name },
      });
    });
  }

  /** Finds space and account under the viewer's rights, changes, and tells who watches memberships. */
  private async change(
    context: Context,
    input: SpaceMemberInput,
    verbForOneself: SpaceVerb,
    work: (transaction: Transaction, space: Space, account: Account) => Promise<void>,
  ): Promise<Space> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const account = await transaction.em.findOne(
        Account,
        input.accountId ? { id: input.accountId } : { email: input.email!.trim().toLowerCase() },
      );
      const verb = account?.id === viewer.accountId ? verbForOneself : 'manageMembers';
      const space = await authorizeInSpace(transaction, viewer, verb, input.spaceId);
      if (!account) throw new AppError('NOT_FOUND');
      await work(transaction, space, account);
      transaction.afterCommit(() =>
        this.announcements.emit('membershipChanged', { spaceId: space.id, accountId: account.id }),
      );
      return space;
    });
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Account, { description: 'Who.' })
  account(@Root() membership: Membership): Account {
    return membership.account as unknown as Account;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Their address, for leads and for themselves; null for everybody else.',
  })
  async email(@Root() membership: Membership, @Ctx() context: Context): Promise<string | null> {
    const viewer = context.signedIn;
    const account = membership.account as unknown as Account;
    if (account.id === viewer.accountId) return account.email;
    const role = await context.load(rolesByKey, roleKey(viewer.accountId, membership.spaceId));
    return roleAllows(role, 'manageMembers') ? account.email : null;
  }
}

function faultsOfPerson({ accountId, email }: SpaceMemberInput) {
  if (!accountId && !email?.trim()) return { email: 'EMPTY' as const };
  return accountId && email ? { email: 'UNKNOWN_VALUE' as const } : {};
}

/** Two leads who add the same person at the same moment. */
function asAlreadyMember(error: unknown): never {
  const isDouble = error instanceof UniqueConstraintViolationException;
  throw isDouble ? new AppError('CONFLICT', { reason: 'ALREADY_MEMBER' }) : error;
}

async function requireMember({ em }: Transaction, spaceId: string, accountId: string): Promise<Membership> {
  const membership = await em.findOne(Membership, { spaceId, account: accountId });
  if (!membership) throw new AppError('NOT_FOUND');
  return membership;
}

/** A space always has a lead. Leads are locked, so that two who leave at once do not both see the other. */
async function keepALead({ em }: Transaction, leaving: Membership): Promise<void> {
  if (!roleAllows(leaving.role, 'manageMembers')) return;
  const leads = await em.find(
    Membership,
    { spaceId: leaving.spaceId, role: 'LEAD' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { account: { id: 'asc' } }, refresh: true },
  );
  if (leads.length < 2) throw new AppError('CONFLICT', { reason: 'LAST_LEAD' });
}
