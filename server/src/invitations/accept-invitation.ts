import { LIMITS } from '@umlauf/shared/limits';
import { Account } from '../accounts/account.entity.ts';
import { createAccount } from '../accounts/create-account.ts';
import { faultOfPassword } from '../accounts/credential-rules.ts';
import type { OtherWays } from '../accounts/sign-in-methods.ts';
import { DocumentGuest } from '../documents/document-guest.entity.ts';
import { Document } from '../documents/document.entity.ts';
import { belongsTo, makeDocumentGuest } from '../documents/make-document-guest.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { Membership } from '../spaces/space.entity.ts';
import { lockOffered } from './find-invitation.ts';
import type { AcceptInvitationInput } from './invitation.inputs.ts';
import { factsOf } from './invite.ts';
import type { InvitationRow } from './invitation.types.ts';

/** What came of it, for whoever has to be told. */
export interface Acceptance {
  email: string;
  accountId: string;
  spaceId: string | null;
  /** Of the space, when that alone is open. */
  documentId: string | null;
}

/**
 * Accepts for the account of the invitation's address: one that exists must be signed in (UNAUTHENTICATED, or FORBIDDEN
 * for another one), else it is made, unless the hub takes no passwords (FORBIDDEN). Throws GONE when the link is not good any more.
 */
export function acceptInvitation(
  database: Database,
  viewer: Viewer | null,
  input: AcceptInvitationInput,
  { passwords }: Pick<OtherWays, 'passwords'>,
): Promise<Acceptance> {
  // Whoever has no account yet acts as the one that is made.
  const accountId = viewer?.accountId ?? newId('acc');
  return database.withActor({ accountId }, async (transaction) => {
    const invitation = await lockOffered(transaction, input.secret);
    const account = await transaction.em.findOne(Account, { email: invitation.email });
    if (account && !viewer) throw new AppError('UNAUTHENTICATED');
    if (viewer && account?.id !== viewer.accountId)
      throw new AppError('FORBIDDEN', { reason: 'OTHER_ACCOUNT' });
    if (!account && !passwords) throw new AppError('FORBIDDEN', { reason: 'NO_PASSWORDS' });
    const member = account ?? (await makeAccount(transaction, accountId, invitation, input));
    return settle(transaction, invitation, member);
  });
}

/** Tells whoever sees invitations, the account and the space's members. */
export function announceAcceptance(announcements: Announcements, { spaceId, accountId }: Acceptance): void {
  announcements.emit('invitationsChanged', { spaceId });
  announcements.emit('accountChanged', { accountId });
  if (spaceId) announcements.emit('membershipChanged', { spaceId, accountId });
}

async function makeAccount(
  transaction: Transaction,
  id: string,
  { email, role }: InvitationRow,
  input: AcceptInvitationInput,
): Promise<Account> {
  const [name, password] = [input.name ?? '', input.password ?? ''];
  checkFields({ name: faultOfLine(name, LIMITS.nameCharacters), password: faultOfPassword(password) });
  const account = await transaction.asHouse(() =>
    createAccount(transaction, {
      id,
      name,
      email,
      password,
      // Whom a space invited belongs to the hub as long as a space counts them: only administrators invite to the hub.
      isGuest: role !== null,
      ...(input.locale ? { locale: input.locale } : {}),
    }),
  );
  return account;
}

/** Marks a locked invitation as accepted, and takes the account in. */
export async function settle(
  transaction: Transaction,
  invitation: InvitationRow,
  account: Account,
): Promise<Acceptance> {
  const { asHouse, sql, record } = transaction;
  const { id, email, spaceId, documentId } = invitation;
  await asHouse(async () => {
    await sql(
      `update invitation set state = 'ACCEPTED', settled_at = now(), accepted_by_id = $2 where id = $1`,
      [id, account.id],
    );
    // The mail came to the address: it is theirs.
    await sql('update account set email_verified = true where id = $1', [account.id]);
    if (documentId) await openDocument(transaction, invitation, account);
    else await openSpace(transaction, invitation, account);
  });
  record({ kind: 'INVITATION_ACCEPTED', subjectId: id, facts: factsOf(invitation) });
  return { email, accountId: account.id, spaceId, documentId };
}

async function openSpace(
  { em, raise }: Transaction,
  { spaceId, role, endsAt }: InvitationRow,
  account: Account,
): Promise<void> {
  if (spaceId === null || role === null) return;
  if (await em.findOne(Membership, { spaceId, account: account.id })) return;
  em.create(Membership, { spaceId, account: account.id, role, endsAt });
  await em.flush();
  raise({
    spaceId,
    type: 'MEMBER_ADDED',
    subjectId: account.id,
    facts: { name: account.name, role, ...(endsAt && { endsAt: endsAt.toISOString() }) },
  });
}

/** Who belongs to the space by now, or has more time already, loses nothing by accepting. */
async function openDocument(
  transaction: Transaction,
  { spaceId, documentId, endsAt, invitedById }: InvitationRow,
  account: Account,
): Promise<void> {
  const { em } = transaction;
  if (await belongsTo(transaction, spaceId!, account.id)) return;
  const former = await em.findOne(DocumentGuest, { document: documentId!, account: account.id });
  if (former && former.endsAt >= endsAt!) return;
  const document = await em.findOneOrFail(Document, { id: documentId! });
  await makeDocumentGuest(transaction, document, account, {
    endsAt: endsAt!,
    invitedById,
    emailTold: true,
  });
}
