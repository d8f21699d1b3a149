import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { roleAllows } from '@umlauf/shared/roles';
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
import { ChangedBy, NOTHING_ELSE, ownMemberships, Shareable } from '../platform/graphql/declarations.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { Space } from '../spaces/space.entity.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { faultOfEnd, faultsOfPerson } from '../spaces/space-term.ts';
import { DocumentGuest } from './document-guest.entity.ts';
import { DocumentGuestInput } from './document-guest.inputs.ts';
import { Document } from './document.entity.ts';
import { authorizeDocument } from './document.policy.ts';
import { belongsTo, makeDocumentGuest } from './make-document-guest.ts';

const DocumentGuestConnection = connectionType(DocumentGuest, 'DocumentGuest');

type GuestWork = (transaction: Transaction, document: Document, account: Account) => Promise<void>;
type GuestEvent = 'DOCUMENT_GUEST_CHANGED' | 'DOCUMENT_GUEST_REMOVED';

/** Inviting guests to single documents. That a guest's time is over needs nobody: it is asked at each question. */
@Resolver(() => Document)
export class DocumentGuestResolver {
  constructor(private readonly announcements: Announcements) {}

  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Lets an existing account read and comment on one document until a date. For leads. CONFLICT { ALREADY_EXISTS } for a guest of it, and { ALREADY_MEMBER } for somebody who belongs to its space.',
  })
  addDocumentGuest(
    @Arg('input', () => DocumentGuestInput, { description: 'Who, which document, until when.' })
    input: DocumentGuestInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    checkFields({ endsAt: faultOfEnd(input.endsAt), ...faultsOfPerson(input) });
    return this.change(context, input, async (transaction, document, account) => {
      const { em } = transaction;
      if (await belongsTo(transaction, document.spaceId, account.id))
        throw new AppError('CONFLICT', { reason: 'ALREADY_MEMBER' });
      const former = await em.findOne(DocumentGuest, { document: document.id, account: account.id });
      if (former && former.endsAt > databaseMoment())
        throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS' });
      await makeDocumentGuest(transaction, document, account, {
        endsAt: input.endsAt!,
        invitedById: context.signedIn.accountId,
        emailTold: !input.accountId,
      }).catch(asAlreadyGuest);
    });
  }

  @Authorized('documents:write')
  @Mutation(() => Document, { description: 'Changes when a guest’s time with a document ends. For leads.' })
  setDocumentGuest(
    @Arg('input', () => DocumentGuestInput, { description: 'Who, which document, until when.' })
    input: DocumentGuestInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    checkFields({ endsAt: faultOfEnd(input.endsAt), ...faultsOfPerson(input) });
    return this.change(context, input, async (transaction, document, account) => {
      const guest = await requireGuest(transaction, document.id, account.id);
      if (guest.endsAt.getTime() === input.endsAt!.getTime()) return;
      guest.endsAt = input.endsAt!;
      raise(transaction, 'DOCUMENT_GUEST_CHANGED', document, account, input.endsAt!);
    });
  }

  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Ends a guest’s time with a document at once. For leads, and for everybody about themselves.',
  })
  removeDocumentGuest(
    @Arg('input', () => DocumentGuestInput, { description: 'Who and which document.' })
    input: DocumentGuestInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    checkFields(faultsOfPerson(input));
    return this.change(context, input, async (transaction, document, account) => {
      transaction.em.remove(await requireGuest(transaction, document.id, account.id));
      raise(transaction, 'DOCUMENT_GUEST_REMOVED', document, account);
    });
  }

  @Shareable()
  @ChangedBy<Document>(({ spaceId }) => [changeKeys.members(spaceId)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => DocumentGuestConnection, {
    description: 'Its guests, also those whose time is over. Nobody for guests and visitors.',
  })
  guests(
    @Root() { id, spaceId }: Document,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<DocumentGuest>> {
    return listGuests({ spaceId, document: id }, page, context);
  }

  /** Finds document and account under the viewer's rights, changes, and tells who watches what accounts may. */
  private change(context: Context, input: DocumentGuestInput, work: GuestWork): Promise<Document> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const account = await transaction.em.findOne(
        Account,
        input.accountId ? { id: input.accountId } : { email: input.email!.trim().toLowerCase() },
      );
      const isOwn = account?.id === viewer.accountId && input.endsAt === undefined;
      const verb = isOwn ? 'read' : 'manageGuests';
      const document = await authorizeDocument(transaction, viewer, verb, input.documentId);
      if (!account) throw new AppError('NOT_FOUND');
      await work(transaction, document, account);
      const changed = { spaceId: document.spaceId, accountId: account.id };
      transaction.afterCommit(() => this.announcements.emit('membershipChanged', changed));
      return document;
    });
  }
}

@Resolver(() => Space)
export class SpaceGuestsResolver {
  @Shareable()
  @ChangedBy<Space>(({ id }) => [changeKeys.members(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => DocumentGuestConnection, {
    description:
      'Guests of single documents of it, also those whose time is over. Nobody for guests and visitors.',
  })
  documentGuests(
    @Root() { id }: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<DocumentGuest>> {
    return listGuests({ spaceId: id }, page, context);
  }
}

@Resolver(() => Viewer)
export class ViewerGuestResolver {
  @ChangedBy(ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => DocumentGuestConnection, {
    description: 'Where the viewer is a guest of a single document at this moment.',
  })
  guestDocuments(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<DocumentGuest>> {
    const { accountId } = context.signedIn;
    return findGuests({ account: accountId, endsAt: { $gt: databaseMoment() } }, page, context);
  }
}

@Resolver(() => DocumentGuest)
export class DocumentGuestFieldsResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, { description: 'Who.' })
  account(@Root() guest: DocumentGuest): Account {
    return guest.account as unknown as Account;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { description: 'Which document.' })
  document(@Root() guest: DocumentGuest): Document {
    return guest.document as unknown as Document;
  }

  @ChangedBy<DocumentGuest>(({ account }) => [(account as unknown as Account).id], ownMemberships)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Their address, for themselves, and for leads unless they were invited by id alone; null for everybody else.',
  })
  async email(@Root() guest: DocumentGuest, @Ctx() context: Context): Promise<string | null> {
    const { id, email } = guest.account as unknown as Account;
    if (id === context.signedIn.accountId) return email;
    if (!guest.emailTold) return null;
    return roleAllows(await roleIn(context, guest.spaceId), 'manageMembers') ? email : null;
  }
}

/** All of this file that needs no services, for the schema. */
export const DOCUMENT_GUEST_FIELDS = [
  SpaceGuestsResolver,
  ViewerGuestResolver,
  DocumentGuestFieldsResolver,
] as const;

async function listGuests(
  where: { spaceId: string; document?: string },
  page: PageArgs,
  context: Context,
): Promise<Connection<DocumentGuest>> {
  pageOf(page);
  if (!roleAllows(await roleIn(context, where.spaceId), 'listMembers')) return emptyConnection();
  return findGuests(where, page, context);
}

async function findGuests(
  where: object,
  page: PageArgs,
  context: Context,
): Promise<Connection<DocumentGuest>> {
  const bounds = pageOf(page);
  return context.transaction(async ({ em }) =>
    toConnection(
      await em
        .findByCursor(DocumentGuest, {
          ...bounds,
          where,
          populate: ['account', 'document'],
          orderBy: { invitedAt: 'asc', account: { id: 'asc' } },
        })
        .catch(refuseCursor),
    ),
  );
}

function raise(
  transaction: Transaction,
  type: GuestEvent,
  { id, spaceId, title }: Document,
  { id: accountId, name: guestName }: Account,
  endsAt?: Date,
): void {
  const facts = { name: title, guestName, accountId, ...(endsAt && { endsAt: endsAt.toISOString() }) };
  transaction.raise({ spaceId, type, subjectId: id, facts });
}

/** Two leads who invite the same person at the same moment. */
function asAlreadyGuest(error: unknown): never {
  const isDouble = error instanceof UniqueConstraintViolationException;
  throw isDouble ? new AppError('CONFLICT', { reason: 'ALREADY_EXISTS' }) : error;
}

async function requireGuest({ em }: Transaction, document: string, account: string): Promise<DocumentGuest> {
  const guest = await em.findOne(DocumentGuest, { document, account });
  if (!guest) throw new AppError('NOT_FOUND');
  return guest;
}
