import type { Transaction } from '../platform/database/database.ts';
import type { InvitationRow, OfferedInvitation } from './invitation.types.ts';

/** What the page behind the link shows: the holder of a link has read the mail at its address. */
export async function offerOf({ sql }: Transaction, invitation: InvitationRow): Promise<OfferedInvitation> {
  const { email, name, role, endsAt, expiresAt, spaceId, documentId, invitedById } = invitation;
  const [row] = await sql<
    Pick<OfferedInvitation, 'invitedBy' | 'spaceName' | 'documentTitle' | 'hasAccount'>
  >(
    `select (select name from account where id = $1) as "invitedBy", (select name from space where id = $2) as "spaceName",
       (select title from document where id = $4) as "documentTitle",
       exists (select 1 from account where email = $3) as "hasAccount"`,
    [invitedById, spaceId, email, documentId],
  );
  return { email, name, role, endsAt, expiresAt, ...row! };
}
