import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LockMode } from '@mikro-orm/core';
import { LIMITS } from '@umlauf/shared/limits';
import { isSpaceRole, roleAllows, roleEnds } from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { Viewer } from '../accounts/viewer.resolver.ts';
import { databaseMoment } from '../platform/clock.ts';
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
import { ChangedBy, NOTHING_ELSE, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { Membership, Space } from '../spaces/space.entity.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { faultOfEnd } from '../spaces/space-term.ts';
import { AccessOutcome, AccessRequest } from './access-request.entity.ts';
import { GrantAccessInput, RefuseAccessInput, RequestAccessInput } from './access-request.inputs.ts';
import { Document } from './document.entity.ts';
import { documentsById } from './document.loaders.ts';
import { makeDocumentGuest } from './make-document-guest.ts';
import type { AccessRequesting } from './request-access.ts';
import { tellDecision } from './tell-access-requests.ts';

const AccessRequestConnection = connectionType(AccessRequest, 'AccessRequest');

@Resolver(() => Space)
export class AccessRequestResolver {
  constructor(
    private readonly requesting: AccessRequesting,
    private readonly announcements: Announcements,
    private readonly outbox: Outbox,
  ) {}

  @Authorized('person')
  @Mutation(() => Boolean, {
    description:
      'Asks the leads to be let in. True in every case: the answer does not tell whether there is such a space or document, nor whether anybody is asked.',
  })
  async requestAccess(
    @Arg('input', () => RequestAccessInput, { description: 'What the link led to, and why.' })
    input: RequestAccessInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = context.signedInPerson;
    const { targetId } = input;
    const message = input.message?.trim() ?? '';
    checkFields({
      targetId: isId('spc', targetId) || isId('doc', targetId) ? null : 'MALFORMED',
      message: faultOfText(message, LIMITS.purposeCharacters, { mayBeEmpty: true }),
    });
    const spaceId = await this.requesting.ask(viewer, targetId, message);
    // Of nobody's membership: whoever asked must not hear that somebody was asked.
    if (spaceId) this.announcements.emit('membershipChanged', { spaceId, accountId: '' });
    return true;
  }

  @Authorized('person')
  @Mutation(() => Boolean, {
    description:
      'Takes back what the viewer asked for and was told nothing about. NOT_FOUND for everything else; the answer does not tell whether anybody had been asked.',
  })
  async withdrawAccessRequest(
    @Arg('requestId', () => ID, { description: 'A request of the viewer’s.' }) requestId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const { accountId } = context.signedInPerson;
    const spaceId = await this.requesting.withdraw(accountId, requestId);
    this.announcements.emit('accountChanged', { accountId });
    if (spaceId) this.announcements.emit('membershipChanged', { spaceId, accountId: '' });
    return true;
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, {
    description:
      'Lets in who asked. For leads. CONFLICT { ALREADY_DECIDED } when another lead was faster, { ALREADY_MEMBER } for somebody who belongs to the space by now.',
  })
  grantAccessRequest(
    @Arg('input', () => GrantAccessInput, { description: 'Which request, and as what.' })
    input: GrantAccessInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    const { role } = input;
    checkFields({
      role: isSpaceRole(role) ? null : 'UNKNOWN_VALUE',
      endsAt:
        isSpaceRole(role) && roleEnds(role)
          ? faultOfEnd(input.endsAt)
          : input.endsAt
            ? 'UNKNOWN_VALUE'
            : null,
    });
    return this.decide(context, input.requestId, async (transaction, request) => {
      await admit(transaction, context.signedIn.accountId, request, input);
      return { outcome: AccessOutcome.GRANTED, isTold: true };
    });
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, {
    description: 'Refuses a request, in silence unless `tell` is set. For leads.',
  })
  refuseAccessRequest(
    @Arg('input', () => RefuseAccessInput, { description: 'Which request, and whether to say so.' })
    input: RefuseAccessInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    return this.decide(context, input.requestId, async () => ({
      outcome: AccessOutcome.REFUSED,
      isTold: input.tell,
    }));
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, {
    description: 'Whether others may ask to be let in; nobody can tell from outside. For leads.',
  })
  setSpaceRequests(
    @Arg('spaceId', () => ID, { description: 'The space.' }) spaceId: string,
    @Arg('taken', () => Boolean, { description: 'Whether its leads want to be asked.' }) taken: boolean,
    @Ctx() context: Context,
  ): Promise<Space> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const space = await authorizeInSpace(transaction, viewer, 'manageMembers', spaceId);
      await transaction.sql('update space set takes_requests = $2 where id = $1', [spaceId, taken]);
      transaction.afterCommit(() => this.announcements.emit('membershipChanged', { spaceId, accountId: '' }));
      return space;
    });
  }

  @ChangedBy<Space>(({ id }) => [changeKeys.members(id)], ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => AccessRequestConnection, {
    description:
      'Who asks to be let in and waits, in the order in which they came. For leads; nobody for others.',
  })
  async accessRequests(
    @Root() { id }: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AccessRequest>> {
    pageOf(page);
    if (!roleAllows(await roleIn(context, id), 'manageMembers')) return emptyConnection();
    return findRequests({ spaceId: id, outcome: null, withdrawnAt: null }, page, context);
  }

  @ChangedBy<Space>(({ id }) => [changeKeys.members(id)], ownMemberships)
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether others may ask to be let in; for leads, null for everybody else.',
  })
  async takesRequests(@Root() { id }: Space, @Ctx() context: Context): Promise<boolean | null> {
    if (!roleAllows(await roleIn(context, id), 'manageMembers')) return null;
    const [row] = await context.transaction(({ sql }) =>
      sql<{ taken: boolean }>('select takes_requests as taken from space where id = $1', [id]),
    );
    return row?.taken ?? null;
  }

  /** Of two leads who decide at once the second one is told so. */
  private decide(
    context: Context,
    requestId: string,
    work: (
      transaction: Transaction,
      request: AccessRequest,
    ) => Promise<Pick<AccessRequest, 'outcome' | 'isTold'>>,
  ): Promise<Space> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const request = isId('req', requestId)
        ? await transaction.em.findOne(AccessRequest, { id: requestId, withdrawnAt: null }, { lockMode })
        : null;
      if (!request?.spaceId) throw new AppError('NOT_FOUND');
      const { spaceId } = request;
      const space = await authorizeInSpace(transaction, viewer, 'manageMembers', spaceId);
      if (request.outcome) throw new AppError('CONFLICT', { reason: 'ALREADY_DECIDED' });
      const decided = await work(transaction, request);
      Object.assign(request, decided, { decidedById: viewer.accountId, decidedAt: databaseMoment() });
      const accountId = request.account.id;
      await transaction.em.flush();
      if (decided.isTold) await tellDecision(transaction, this.outbox, requestId);
      transaction.afterCommit(() => {
        const isAdmitted = decided.outcome === AccessOutcome.GRANTED;
        this.announcements.emit('membershipChanged', { spaceId, accountId: isAdmitted ? accountId : '' });
        if (decided.isTold) this.announcements.emit('accountChanged', { accountId });
      });
      return space;
    });
  }
}

@Resolver(() => Viewer)
export class ViewerRequestsResolver {
  @ChangedBy(ownChanges)
  // A token that is limited to spaces would tell by what it leaves out what was found there.
  @Authorized('person')
  @FieldResolver(() => AccessRequestConnection, {
    description: 'What the viewer asked to be let into, oldest first, and what they are told about it.',
  })
  accessRequests(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AccessRequest>> {
    return findRequests({ account: context.signedIn.accountId, withdrawnAt: null }, page, context);
  }
}

@Resolver(() => AccessRequest)
export class AccessRequestFieldsResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => ID, { description: 'The space or document, as it was asked for.' })
  targetId(@Root() request: AccessRequest): string {
    return request.targetId;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, { description: 'Who asks.' })
  account(@Root() request: AccessRequest): Account {
    return request.account as unknown as Account;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => AccessOutcome, {
    nullable: true,
    description: 'What came of it, as far as it is told; null: nothing yet.',
  })
  outcome(@Root() { outcome, isTold }: AccessRequest): AccessOutcome | null {
    return isTold ? (outcome ?? null) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that they ask for, when the viewer may read it; null for a space.',
  })
  document(@Root() { targetId }: AccessRequest, @Ctx() context: Context): Promise<Document | null> | null {
    return isId('doc', targetId) ? context.fetch(documentsById, targetId) : null;
  }
}

/** All of this file that needs no services, for the schema. */
export const ACCESS_REQUEST_FIELDS = [ViewerRequestsResolver, AccessRequestFieldsResolver] as const;

/** A guest of a document, where one was asked for; else a member or guest of the space. */
async function admit(
  transaction: Transaction,
  invitedById: string,
  request: AccessRequest,
  { role, endsAt = null }: GrantAccessInput,
): Promise<void> {
  const { em, raise } = transaction;
  const account = await em.findOneOrFail(Account, { id: request.account.id });
  const spaceId = request.spaceId!;
  const { id, name } = account;
  const member = await em.findOne(Membership, { spaceId, account: id });
  const isOver = member?.endsAt && member.endsAt <= databaseMoment();
  if (member && !isOver) throw new AppError('CONFLICT', { reason: 'ALREADY_MEMBER' });
  const document = request.documentId && (await em.findOne(Document, { id: request.documentId, spaceId }));
  // It has gone to another space meanwhile, whose leads are to be asked.
  if (request.documentId && !document) throw new AppError('NOT_FOUND');
  if (document && isSpaceRole(role) && roleEnds(role)) {
    const term = { endsAt: endsAt!, invitedById, emailTold: true };
    return makeDocumentGuest(transaction, document, account, term);
  }
  const term = { role: role as Membership['role'], endsAt, emailTold: true };
  if (member) Object.assign(member, term);
  else em.create(Membership, { spaceId, account: id, ...term });
  const facts = { name, role, ...(endsAt && { endsAt: endsAt.toISOString() }) };
  raise({ spaceId, type: 'MEMBER_ADDED', subjectId: id, facts });
}

function findRequests(where: object, page: PageArgs, context: Context): Promise<Connection<AccessRequest>> {
  const bounds = pageOf(page);
  return context.transaction(async ({ em }) =>
    toConnection(
      await em
        .findByCursor(AccessRequest, {
          ...bounds,
          where,
          populate: ['account'],
          orderBy: { createdAt: 'asc', id: 'asc' },
        })
        .catch(refuseCursor),
    ),
  );
}
