import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { roleAllows, type GivenRole } from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { authorizeInHub } from '../accounts/hub.policy.ts';
import type { OtherWays } from '../accounts/sign-in-methods.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import type { MailLocale, Outbox } from '../platform/mail/outbox.ts';
import { faultsOfTerm } from '../spaces/member.resolver.ts';
import { Space } from '../spaces/space.entity.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { faultOfEnd } from '../spaces/space-term.ts';
import { acceptInvitation, announceAcceptance } from './accept-invitation.ts';
import { lockInvitation, lockOffered } from './find-invitation.ts';
import {
  AcceptInvitationInput,
  InvitationsArgs,
  InviteToDocumentInput,
  InviteToHubInput,
  InviteToSpaceInput,
} from './invitation.inputs.ts';
import {
  AcceptedInvitation,
  Invitation,
  InvitationResult,
  MailDelivery,
  OfferedInvitation,
  type InvitationRow,
} from './invitation.types.ts';
import { factsOf, invite } from './invite.ts';
import { deliveriesByMail, listInvitations } from './list-invitations.ts';
import { offerOf } from './offer-of.ts';
import { resendInvitation } from './resend-invitation.ts';

const InvitationConnection = connectionType(Invitation, 'Invitation');

@Resolver(() => Invitation)
export class InvitationResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly outbox: Outbox,
    private readonly signInBy: OtherWays,
  ) {}

  @Authorized('spaces:write')
  @Mutation(() => [InvitationResult], {
    description:
      'Invites people to a space by e-mail; a result for each, in their order. The answer does not tell whether an address has an account. For leads; at most 500 at once and 1,000 a day.',
  })
  async inviteToSpace(
    @Arg('input', () => InviteToSpaceInput, { description: 'Whom, where and as what.' })
    input: InviteToSpaceInput,
    @Ctx() context: Context,
  ): Promise<InvitationResult[]> {
    const viewer = context.signedIn;
    checkFields(faultsOfTerm(input));
    return context.transaction(async (transaction) => {
      const { id, name } = await authorizeInSpace(transaction, viewer, 'manageMembers', input.spaceId);
      const locale = input.locale ?? (await localeOf(transaction, viewer.accountId));
      const space = { id, name, role: input.role as GivenRole, endsAt: input.endsAt ?? null, document: null };
      const inviting = { inviter: viewer, space, locale };
      this.announce(transaction, id);
      return invite(transaction, this.outbox, inviting, input.people, input.isPreview ?? false);
    });
  }

  @Authorized('hub:admin')
  @Mutation(() => [InvitationResult], {
    description:
      'Invites people to the hub by e-mail; a result for each, in their order. For administrators.',
  })
  async inviteToHub(
    @Arg('input', () => InviteToHubInput, { description: 'Whom.' }) input: InviteToHubInput,
    @Ctx() context: Context,
  ): Promise<InvitationResult[]> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      await authorizeInHub(transaction, viewer, 'inviteToHub');
      const locale = input.locale ?? (await localeOf(transaction, viewer.accountId));
      this.announce(transaction, null);
      const inviting = { inviter: viewer, space: null, locale };
      return invite(transaction, this.outbox, inviting, input.people, input.isPreview ?? false);
    });
  }

  @Authorized('documents:write')
  @Mutation(() => [InvitationResult], {
    description:
      'Invites people to one document by e-mail, as guests until a date; a result for each, in their order. The answer does not tell whether an address has an account. For leads; at most 500 at once, and 1,000 a day together with other invitations.',
  })
  async inviteToDocument(
    @Arg('input', () => InviteToDocumentInput, { description: 'Whom, to which document, until when.' })
    input: InviteToDocumentInput,
    @Ctx() context: Context,
  ): Promise<InvitationResult[]> {
    const viewer = context.signedIn;
    const { endsAt, documentId, people, isPreview } = input;
    checkFields({ endsAt: faultOfEnd(endsAt) });
    return context.transaction(async (transaction) => {
      const { id, title, spaceId } = await authorizeDocument(transaction, viewer, 'manageGuests', documentId);
      const { name } = await transaction.em.findOneOrFail(Space, { id: spaceId });
      const locale = input.locale ?? (await localeOf(transaction, viewer.accountId));
      const space = { id: spaceId, name, role: 'GUEST' as const, endsAt, document: { id, title } };
      this.announce(transaction, spaceId);
      return invite(transaction, this.outbox, { inviter: viewer, space, locale }, people, isPreview ?? false);
    });
  }

  @Authorized('spaces:write')
  @Mutation(() => Invitation, {
    description:
      'Sends an invitation anew, with a new link; the old one is void. For whoever could have sent it.',
  })
  async resendInvitation(
    @Arg('invitationId', () => ID, { description: 'An open invitation; it may have run out.' })
    invitationId: string,
    @Ctx() context: Context,
  ): Promise<Invitation> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const { row, space } = await this.authorize(transaction, context, invitationId);
      this.announce(transaction, row.spaceId);
      const spaceName = space?.name ?? null;
      const documentTitle = await titleOf(transaction, row.documentId);
      const locale = await localeOf(transaction, viewer.accountId);
      return asInvitation(
        await resendInvitation(transaction, this.outbox, { row, spaceName, documentTitle, viewer, locale }),
      );
    });
  }

  @Authorized('spaces:write')
  @Mutation(() => Invitation, {
    description: 'Withdraws an invitation: its link is void at once. For whoever could have sent it.',
  })
  async withdrawInvitation(
    @Arg('invitationId', () => ID, { description: 'An open invitation.' }) invitationId: string,
    @Ctx() context: Context,
  ): Promise<Invitation> {
    return context.transaction(async (transaction) => {
      const { row } = await this.authorize(transaction, context, invitationId);
      await transaction.asHouse(() =>
        transaction.sql(`update invitation set state = 'WITHDRAWN', settled_at = now() where id = $1`, [
          row.id,
        ]),
      );
      transaction.record({
        kind: 'INVITATION_WITHDRAWN',
        subjectId: row.id,
        facts: factsOf(row),
      });
      this.announce(transaction, row.spaceId);
      return asInvitation(row);
    });
  }

  @Authorized()
  @Mutation(() => AcceptedInvitation, {
    description:
      'Accepts an invitation: for the signed-in account of its address, or for a new one with a name and a password. GONE when the link is not good any more; FORBIDDEN { NO_PASSWORDS } for a new account where the hub takes no passwords: signing in with the identity provider accepts it there. Not for access tokens.',
  })
  async acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: 'The link’s secret, and who one is.' })
    input: AcceptInvitationInput,
    @Ctx() context: Context,
  ): Promise<AcceptedInvitation> {
    if (context.isSignedIn) context.requirePerson();
    const accepted = await acceptInvitation(context.database, context.viewer, input, this.signInBy);
    announceAcceptance(this.announcements, accepted);
    const { email, spaceId, documentId } = accepted;
    return { email, spaceId, documentId };
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized()
  @Query(() => OfferedInvitation, {
    nullable: true,
    description: 'What a link offers; null when it is not good, or not any more. Looking spends nothing.',
  })
  invitation(
    @Arg('secret', () => String, { description: 'What stands behind the # of the link.' }) secret: string,
    @Ctx() context: Context,
  ): Promise<OfferedInvitation | null> {
    return context.database
      .withActor({ system: 'sign-in' }, async (transaction) =>
        offerOf(transaction, await lockOffered(transaction, secret)),
      )
      .catch(asNothing);
  }

  @ChangedBy(ownChanges, () => [changeKeys.invitations(null)])
  @Authorized('hub:admin')
  @Query(() => InvitationConnection, {
    description: 'Open invitations to the hub, newest first. For administrators.',
  })
  async hubInvitations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Invitation>> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      await authorizeInHub(transaction, viewer, 'inviteToHub');
      return listInvitations(context, page, null);
    });
  }

  @ChangedBy<Invitation>(({ spaceId }) => [changeKeys.invitations(spaceId)])
  @FieldResolver(() => MailDelivery, { description: 'What became of its mail.' })
  async delivery(
    @Root() { mailId }: Invitation,
    @Ctx() context: Context,
  ): Promise<keyof typeof MailDelivery> {
    return (mailId && (await context.load(deliveriesByMail, mailId))) || 'SENT';
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document to which alone it leads; null: to the whole space, or to the hub.',
  })
  async document(@Root() { documentId }: Invitation, @Ctx() context: Context): Promise<Document | null> {
    return documentId ? context.fetch(documentsById, documentId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who invited; null when that account is gone.',
  })
  async invitedBy(@Root() { invitedById }: Invitation, @Ctx() context: Context): Promise<Account | null> {
    return invitedById ? context.fetch(accountsById, invitedById) : null;
  }

  /** The open invitation, for whoever may invite there. NOT_FOUND for everybody else: there is none for them. */
  private async authorize(transaction: Transaction, context: Context, invitationId: string) {
    const viewer = context.signedIn;
    const row = await lockInvitation(transaction, invitationId);
    if (!row) throw new AppError('NOT_FOUND');
    try {
      if (row.spaceId) {
        const space = await authorizeInSpace(transaction, viewer, 'manageMembers', row.spaceId);
        return { row, space };
      }
      await authorizeInHub(transaction, viewer, 'inviteToHub');
      return { row, space: null };
    } catch (error) {
      throw error instanceof AppError ? new AppError('NOT_FOUND') : error;
    }
  }

  private announce({ afterCommit }: Transaction, spaceId: string | null): void {
    afterCommit(() => this.announcements.emit('invitationsChanged', { spaceId }));
  }
}

@Resolver(() => Space)
export class SpaceInvitationsResolver {
  @ChangedBy<Space>(({ id }) => [changeKeys.invitations(id)], ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => InvitationConnection, {
    nullable: true,
    description:
      'Open invitations, newest first, those that have run out among them; null for who is no lead.',
  })
  async invitations(
    @Root() space: Space,
    @Args(() => InvitationsArgs) page: InvitationsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Invitation> | null> {
    if (!context.viewer || !roleAllows(await roleIn(context, space.id), 'manageMembers')) return null;
    return listInvitations(context, page, space.id, page.toDocuments);
  }
}

function asInvitation(row: InvitationRow): Invitation {
  return Object.assign(new Invitation(), row);
}

/** A link that is not good is no error of whoever looks. */
function asNothing(error: unknown): null {
  if (error instanceof AppError && error.code === 'GONE') return null;
  throw error;
}

/** Throws GONE when it is in the bin: there is nothing to invite to then. */
async function titleOf({ em }: Transaction, documentId: string | null): Promise<string | null> {
  if (!documentId) return null;
  const document = await em.findOne(Document, { id: documentId, trashedAt: null });
  if (!document) throw new AppError('GONE');
  return document.title;
}

async function localeOf({ sql }: Transaction, accountId: string): Promise<MailLocale> {
  const [row] = await sql<{ locale: MailLocale }>('select locale from account where id = $1', [accountId]);
  return row?.locale ?? 'DE';
}
