import { removeOldMails } from './platform/mail/mail-courier.ts';
import { removeOldInvitations } from './invitations/remove-old-invitations.ts';
import type { Database } from './platform/database/database.ts';

/** Mails, and invitations that were answered, withdrawn or forgotten. */
export async function removeOldLetters(database: Database): Promise<void> {
  await removeOldMails(database);
  await removeOldInvitations(database);
}

/** Of sign-ins that were begun and never ended. */
export async function removeOldChallenges(database: Database): Promise<void> {
  await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql(`delete from verification where expires_at < now() - interval '1 hour'`),
  );
}
