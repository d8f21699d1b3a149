import type { Account } from '../accounts/account.entity.ts';
import { databaseMoment } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { Membership } from '../spaces/space.entity.ts';
import { DocumentGuest } from './document-guest.entity.ts';
import type { Document } from './document.entity.ts';

export interface GuestTerm {
  endsAt: Date;
  invitedById: string | null;
  /** Whether they have told leads their address. */
  emailTold: boolean;
}

/** Makes the account a guest of the document, or gives a guest of it this time. The caller has asked whether it may be. */
export async function makeDocumentGuest(
  { em, raise }: Pick<Transaction, 'em' | 'raise'>,
  { id, spaceId, title }: Document,
  { id: accountId, name: guestName }: Account,
  term: GuestTerm,
): Promise<void> {
  const written = { ...term, invitedAt: databaseMoment() };
  const former = await em.findOne(DocumentGuest, { document: id, account: accountId });
  if (former) Object.assign(former, written);
  else em.create(DocumentGuest, { document: id, account: accountId, spaceId, ...written });
  await em.flush();
  const facts = { name: title, guestName, accountId, endsAt: term.endsAt.toISOString() };
  raise({ spaceId, type: 'DOCUMENT_GUEST_ADDED', subjectId: id, facts });
}

/** Whether somebody belongs to the space at this moment. */
export async function belongsTo(
  { em }: Pick<Transaction, 'em'>,
  spaceId: string,
  accountId: string,
): Promise<boolean> {
  const member = await em.findOne(Membership, { spaceId, account: accountId });
  return member !== null && (!member.endsAt || member.endsAt > databaseMoment());
}
