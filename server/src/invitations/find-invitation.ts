import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { hashLinkSecret } from '../platform/link-secret.ts';
import type { InvitationRow } from './invitation.types.ts';

export const INVITATION_COLUMNS = `id, space_id as "spaceId", document_id as "documentId", email, name, role, ends_at as "endsAt", state, invited_by_id as "invitedById",
  created_at as "createdAt", sent_at as "sentAt", expires_at as "expiresAt", mail_id as "mailId"`;

/**
 * Holds while whoever invited could still do so: a lead who is none any more must not come back by an own invitation. To
 * a document in the bin nobody can invite either, nor to one that has gone to another space.
 */
export const INVITER_MAY = `(document_id is null or exists (
  select 1 from document d where d.id = invitation.document_id and d.space_id = invitation.space_id and d.trashed_at is null)) and exists (
  select 1 from account a where a.id = invited_by_id and a.locked_at is null and (
    space_id is null and a.is_administrator or exists (
      select 1 from membership m where m.space_id = invitation.space_id and m.account_id = a.id and m.role = 'LEAD')))`;

/** The open invitation with this id, locked until the transaction ends; the caller asks whether it may be touched. */
export async function lockInvitation(
  { asHouse, sql }: Transaction,
  id: string,
): Promise<InvitationRow | null> {
  if (!isId('inv', id)) return null;
  const rows = await asHouse(() =>
    sql<InvitationRow>(
      `select ${INVITATION_COLUMNS} from invitation where id = $1 and state = 'OPEN' for update`,
      [id],
    ),
  );
  return rows[0] ?? null;
}

/**
 * The invitation that this link is for, locked, so that of two who accept at the same moment one does. Throws GONE for
 * what is no link, and for one that was used, withdrawn, replaced by a newer one, has run out or was sent by somebody who
 * could not send it any more: which, it does not say.
 */
export async function lockOffered({ asHouse, sql }: Transaction, secret: string): Promise<InvitationRow> {
  const hash = hashLinkSecret(secret);
  const rows = hash
    ? await asHouse(() =>
        sql<InvitationRow>(
          `select ${INVITATION_COLUMNS} from invitation
           where secret_hash = $1 and state = 'OPEN' and expires_at > now() and ${INVITER_MAY} for update`,
          [hash],
        ),
      )
    : [];
  if (!rows[0]) throw new AppError('GONE');
  return rows[0];
}
