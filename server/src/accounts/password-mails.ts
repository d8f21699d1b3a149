import { databaseMoment } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords, Outbox } from '../platform/mail/outbox.ts';

interface Linked {
  locale: MailLocale;
  link: string;
}

/** Brings the link for a new password. */
export function passwordResetMail({ locale, link }: Linked): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'A new password for Umlauf',
      paragraphs: ['Hello,', 'a new password was asked for, for your account at Umlauf. You set it here:'],
      action: { label: 'Set a new password', url: link },
      closing: [
        'The link is good for 30 minutes, once. Please do not pass it on.',
        'If you did not ask for it, do nothing: your password stays as it is.',
      ],
    });
  }
  return composeMail({
    locale,
    subject: 'Neues Passwort für Umlauf',
    paragraphs: [
      'Guten Tag,',
      'für Ihr Konto bei Umlauf wurde ein neues Passwort angefordert. Hier legen Sie es fest:',
    ],
    action: { label: 'Neues Passwort festlegen', url: link },
    closing: [
      'Der Link gilt 30 Minuten und einmal. Bitte geben Sie ihn nicht weiter.',
      'Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    ],
  });
}

/** Says where to sign in, to whoever has no password here; `provider` is its name, null when there is none at present. */
export function signInElsewhereMail({
  locale,
  link,
  provider,
}: Linked & { provider: string | null }): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'How you sign in to Umlauf',
      paragraphs: [
        'Hello,',
        'a new password was asked for, for your account at Umlauf.',
        `Your account has no password here: you sign in with ${provider ?? 'your organisation’s identity provider'}. If you forgot the password there, renew it there.`,
      ],
      action: { label: 'To sign-in', url: link },
      closing: ['If you did not ask for it, do nothing.'],
    });
  }
  return composeMail({
    locale,
    subject: 'So melden Sie sich bei Umlauf an',
    paragraphs: [
      'Guten Tag,',
      'für Ihr Konto bei Umlauf wurde ein neues Passwort angefordert.',
      `Ihr Konto hat hier kein Passwort: Sie melden sich mit ${provider ?? 'der Anmeldestelle Ihrer Organisation'} an. Haben Sie das Passwort dort vergessen, erneuern Sie es dort.`,
    ],
    action: { label: 'Zur Anmeldung', url: link },
    closing: ['Haben Sie das nicht angefordert, brauchen Sie nichts zu tun.'],
  });
}

/** The passkeys of whoever got a new password: when each was added, and whether they have gone with the former one. */
interface Passkeys {
  addedAt: readonly Date[];
  areRemoved: boolean;
}

/** Without their names, which whoever added one has chosen. */
function passkeyWords(locale: MailLocale, { addedAt, areRemoved }: Passkeys): string[] {
  if (areRemoved)
    return [locale === 'EN' ? 'All passkeys were removed with it.' : 'Dabei wurden alle Passkeys entfernt.'];
  if (addedAt.length === 0) return [];
  const dates = addedAt.map((at) => dateOf(locale, at)).join(', ');
  return [
    locale === 'EN'
      ? `Passkeys of this account that go on signing in: ${addedAt.length} (added: ${dates}). If there is one among them that you do not know, remove it in your settings.`
      : `Passkeys dieses Kontos, die weiterhin anmelden: ${addedAt.length} (hinzugefügt: ${dates}). Kennen Sie einen davon nicht, entfernen Sie ihn in Ihren Einstellungen.`,
  ];
}

function dateOf(locale: MailLocale, at: Date, timeStyle?: 'short'): string {
  return new Intl.DateTimeFormat(locale === 'DE' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    ...(timeStyle && { timeStyle }),
    timeZone: 'Europe/Berlin',
  }).format(at);
}

function passwordChangedMail({
  locale,
  link,
  at,
  passkeys,
}: Linked & { at: Date; passkeys: Passkeys }): MailWords {
  const moment = dateOf(locale, at, 'short');
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'Your password for Umlauf was changed',
      paragraphs: [
        'Hello,',
        `the password of your account at Umlauf was changed on ${moment}. All other browsers were signed out.`,
        ...passkeyWords(locale, passkeys),
        'If that was you, do nothing. If it was not, ask for a new password at once, and tell your administrators.',
      ],
      action: { label: 'Ask for a new password', url: link },
    });
  }
  return composeMail({
    locale,
    subject: 'Ihr Passwort für Umlauf wurde geändert',
    paragraphs: [
      'Guten Tag,',
      `das Passwort Ihres Kontos bei Umlauf wurde am ${moment} geändert. Alle anderen Browser wurden abgemeldet.`,
      ...passkeyWords(locale, passkeys),
      'Waren Sie das, brauchen Sie nichts zu tun. Sonst fordern Sie sofort ein neues Passwort an, und wenden Sie sich an Ihre Administration.',
    ],
    action: { label: 'Neues Passwort anfordern', url: link },
  });
}

/** Tells the owner of a new password, whoever set it, and which passkeys sign in beside it. */
export async function tellPasswordChanged(
  transaction: Transaction,
  outbox: Outbox,
  account: { id: string; email: string; locale: MailLocale },
  { areRemoved = false } = {},
): Promise<void> {
  const { id, email, locale } = account;
  const left = await transaction.sql<{ at: Date }>(
    'select created_at as at from passkey where account_id = $1 order by created_at, id',
    [id],
  );
  const words = passwordChangedMail({
    locale,
    link: `${outbox.origin}/forgot-password`,
    at: databaseMoment(),
    passkeys: { addedAt: left.map(({ at }) => at), areRemoved },
  });
  await outbox.enqueue(transaction, { kind: 'PASSWORD_CHANGED', to: email, locale, accountId: id, ...words });
}
