import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Account, AccountKind } from '../accounts/account.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import {
  connectionType,
  emptyConnection,
  PageArgs,
  pageOf,
  refuseCursor,
  toConnection,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { isProgramRole, isSpaceRole, roleAllows, roleEnds, type SpaceVerb } from '@umlauf/shared/roles';
import { Membership, Space } from './space.entity.ts';
import { SpaceMemberInput } from './space.inputs.ts';
import { roleIn } from './space.loaders.ts';
import { faultOfEnd, faultsOfPerson } from './space-term.ts';
import { authorizeInSpace } from './space.policy.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships, Shareable } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

const SpaceMemberConnection = connectionType(Membership, 'SpaceMember');

@Resolver(() => Space)
export class SpaceMemberResolver {
  constructor(private readonly announcements: Announcements) {}

  @Shareable()
  @ChangedBy<Space>(({ id }) => [changeKeys.members(id)], ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => SpaceMemberConnection, {
    description: 'Who belongs to it, in the order in which they came. Nobody for guests and visitors.',
  })
  async members(
    @Root() space: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Membership>> {
    const bounds = pageOf(page);
    if (!roleAllows(await roleIn(context, space.id), 'listMembers')) return emptyConnection();
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
  @Mutation(() => Space, {
    description:
      'Adds an existing account to a space, or takes it in as a guest until a date. For leads. A technical account becomes reader or writer.',
  })
  async addSpaceMember(
    @Arg('input', () => SpaceMemberInput, { description: 'Who, where and in which role.' })
    input: SpaceMemberInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    checkFields({ ...faultsOfTerm(input), ...faultsOfPerson(input) });
    const term = termOf(input);
    return this.change(context, input, 'manageMembers', async (transaction, space, account) => {
      const { em, raise } = transaction;
      checkProgram(account, input.role);
      if (await em.findOne(Membership, { spaceId: space.id, account: account.id })) {
        throw new AppError('CONFLICT', { reason: 'ALREADY_MEMBER' });
      }
      em.create(Membership, { spaceId: space.id, account: account.id, ...term, emailTold: !input.accountId });
      await em.flush().catch(asAlreadyMember);
      raise({
        spaceId: space.id,
        type: 'MEMBER_ADDED',
        subjectId: account.id,
        facts: factsOf(account, term),
      });
    });
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, {
    description: 'Changes a member’s role, or when a guest’s time ends. For leads; the last lead stays one.',
  })
  async setSpaceRole(
    @Arg('input', () => SpaceMemberInput, { description: 'Who, where and which role.' })
    input: SpaceMemberInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    checkFields({ ...faultsOfTerm(input), ...faultsOfPerson(input) });
    const term = termOf(input);
    return this.change(context, input, 'manageMembers', async (transaction, space, account) => {
      checkProgram(account, input.role);
      const membership = await requireMember(transaction, space.id, account.id);
      const isSameEnd = membership.endsAt?.getTime() === term.endsAt?.getTime();
      if (membership.role === term.role && isSameEnd) return;
      if (!roleAllows(term.role, 'manageMembers')) await keepALead(transaction, membership);
      Object.assign(membership, term);
      const facts = factsOf(account, term);
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
      // First of all, so that of two leads who remove each other the second one is no lead any more.
      await lockLeads(transaction, input.spaceId);
      const account = await transaction.em.findOne(
        Account,
        input.accountId ? { id: input.accountId } : { email: input.email!.trim().toLowerCase() },
      );
      const verb = account?.id === viewer.accountId ? verbForOneself : 'manageMembers';
      const space = await authorizeInSpace(transaction, viewer, verb, input.spaceId);
      if (!account || account.removedAt) throw new AppError('NOT_FOUND');
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
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, { description: 'Who.' })
  account(@Root() membership: Membership): Account {
    return membership.account as unknown as Account;
  }

  @ChangedBy<Membership>(({ account }) => [(account as unknown as Account).id], ownMemberships)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Their address, for themselves, and for leads unless they were added by id alone; null for everybody else.',
  })
  async email(@Root() membership: Membership, @Ctx() context: Context): Promise<string | null> {
    const viewer = context.signedIn;
    const account = membership.account as unknown as Account;
    if (account.id === viewer.accountId) return account.email;
    const role = await roleIn(context, membership.spaceId);
    return membership.emailTold && roleAllows(role, 'manageMembers') ? account.email : null;
  }
}

/** The database refuses it, too. */
function checkProgram({ kind }: Account, role: unknown): void {
  if (kind === AccountKind.SERVICE && !isProgramRole(role)) checkFields({ role: 'OUT_OF_RANGE' });
}

/** Guests come until a date, and nobody else does. */
export function faultsOfTerm({
  role,
  endsAt,
}: Pick<SpaceMemberInput, 'role' | 'endsAt'>): Record<string, FieldFault | null> {
  if (!role) return { role: 'EMPTY' };
  if (!isSpaceRole(role)) return { role: 'UNKNOWN_VALUE' };
  if (!roleEnds(role)) return { endsAt: endsAt ? 'UNKNOWN_VALUE' : null };
  return { endsAt: faultOfEnd(endsAt) };
}

type Given = Pick<Membership, 'role' | 'endsAt'>;

function termOf({ role, endsAt }: SpaceMemberInput): Given {
  return { role: role as Given['role'], endsAt: endsAt ?? null };
}

function factsOf({ name }: Account, { role, endsAt }: Given): Record<string, string> {
  return { name, role, ...(endsAt && { endsAt: endsAt.toISOString() }) };
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

const LEADS = `select account_id from membership where space_id = $1 and role = 'LEAD' order by account_id`;

/** Leads change memberships one after the other. Of a space that the actor does not lead nothing is locked. */
async function lockLeads({ sql }: Transaction, spaceId: string): Promise<void> {
  await sql(`${LEADS} for update`, [spaceId]);
}

/** A space always has a lead. Who leaves may be none of those who were locked, so the rows are asked for again. */
async function keepALead({ sql }: Transaction, leaving: Membership): Promise<void> {
  if (!roleAllows(leaving.role, 'manageMembers')) return;
  const leads = await sql(LEADS, [leaving.spaceId]);
  if (leads.length < 2) throw new AppError('CONFLICT', { reason: 'LAST_LEAD' });
}
