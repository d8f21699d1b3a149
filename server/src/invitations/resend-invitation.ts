import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { MailLocale, Outbox } from '../platform/mail/outbox.ts';
import { INVITATION_COLUMNS, INVITER_MAY } from './find-invitation.ts';
import { hashLinkSecret, newLinkSecret } from '../platform/link-secret.ts';
import { checkDay, factsOf, sendInvitation } from './invite.ts';
import type { InvitationRow } from './invitation.types.ts';

export interface Resending {
  row: InvitationRow;
  spaceName: string | null;
  documentTitle: string | null;
  viewer: { accountId: string; name: string };
  locale: MailLocale;
}

/** A new link in a new mail, good for another 14 days; the old one is void. Throws RATE_LIMITED within a minute. */
export async function resendInvitation(
  transaction: Transaction,
  outbox: Outbox,
  { row, spaceName, documentTitle, viewer, locale }: Resending,
): Promise<InvitationRow> {
  const { asHouse, sql, record } = transaction;
  const age = (databaseNow() - row.sentAt.getTime()) / 1_000;
  // Sent in the future: the clock was set back.
  if (Math.abs(age) < LIMITS.invitationResendSeconds)
    throw new AppError('RATE_LIMITED', {
      retryAfter: Math.ceil(LIMITS.invitationResendSeconds - Math.max(0, age)),
    });
  await checkDay(transaction, viewer.accountId, 1);
  const secret = newLinkSecret();
  const [renewed] = (await asHouse(() =>
    sql<InvitationRow>(
      `update invitation set secret_hash = $2, sent_at = now(), expires_at = least(now() + make_interval(days => $3), ends_at),
         invited_by_id = $4 where id = $1 returning ${INVITATION_COLUMNS}`,
      [row.id, hashLinkSecret(secret), LIMITS.invitationDays, viewer.accountId],
    ),
  )) as [InvitationRow];
  const [account] = await sql<{ locale: MailLocale }>('select locale from account where email = $1', [
    row.email,
  ]);
  const { id, email, role, endsAt, documentId } = row;
  const document = documentId && documentTitle !== null ? { id: documentId, title: documentTitle } : null;
  await sendInvitation(transaction, outbox, {
    id,
    email,
    secret,
    expiresAt: renewed.expiresAt,
    space: role && spaceName !== null ? { name: spaceName, role, endsAt, document } : null,
    inviter: viewer.name,
    locale: account?.locale ?? locale,
  });
  record({ kind: 'INVITATION_RESENT', subjectId: id, facts: factsOf(row) });
  return renewed;
}

/** Whether the mail may still go: its invitation is open, and this is its newest link. */
export async function isStillOffered(
  { sql }: Transaction,
  mail: { id: string; aboutId: string | null },
): Promise<boolean> {
  const rows = await sql(
    `select 1 from invitation where id = $1 and mail_id = $2 and state = 'OPEN' and expires_at > now() and ${INVITER_MAY}`,
    [mail.aboutId, mail.id],
  );
  return rows.length > 0;
}
