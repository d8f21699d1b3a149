import type { Transaction } from '../platform/database/database.ts';
import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords, Outbox } from '../platform/mail/outbox.ts';

/** Tells the owner of a new way into their account; without its name, which whoever added it has chosen. */
function passkeyAddedMail(locale: MailLocale, link: string): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'A passkey was added to your account at Umlauf',
      paragraphs: [
        'Hello,',
        'from now on, a further passkey signs in to your account at Umlauf.',
        'If that was you, do nothing. If it was not, remove it in your settings, change your password, and tell your administrators.',
      ],
      action: { label: 'To your settings', url: link },
    });
  }
  return composeMail({
    locale,
    subject: 'Passkey für Ihr Konto bei Umlauf hinzugefügt',
    paragraphs: [
      'Guten Tag,',
      'ab jetzt meldet ein weiterer Passkey an Ihrem Konto bei Umlauf an.',
      'Waren Sie das, brauchen Sie nichts zu tun. Sonst entfernen Sie ihn in Ihren Einstellungen, ändern Sie Ihr Passwort, und wenden Sie sich an Ihre Administration.',
    ],
    action: { label: 'Zu Ihren Einstellungen', url: link },
  });
}

/** Tells the owner of a passkey that was added, whoever did it. */
export async function tellPasskeyAdded(
  transaction: Transaction,
  outbox: Outbox,
  accountId: string,
): Promise<void> {
  const [owner] = await transaction.sql<{ email: string; locale: MailLocale }>(
    'select email, locale from account where id = $1',
    [accountId],
  );
  if (!owner) return;
  const { email, locale } = owner;
  const words = passkeyAddedMail(locale, `${outbox.origin}/settings`);
  await outbox.enqueue(transaction, { kind: 'PASSKEY_ADDED', to: email, locale, accountId, ...words });
}
