import type { SpaceRole } from '@umlauf/shared/roles';
import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords } from '../platform/mail/outbox.ts';

export interface InvitationWords {
  locale: MailLocale;
  inviter: string;
  /** Null: to the hub. */
  space: {
    name: string;
    role: SpaceRole;
    endsAt: Date | null;
    /** When it is to this alone. */
    document: { title: string } | null;
  } | null;
  expiresAt: Date;
  link: string;
}

/** The mail that brings the link. It says the same to whoever has an account and to whoever has none. */
export function invitationMail({ locale, inviter, space, expiresAt, link }: InvitationWords): MailWords {
  const day = dayIn(locale);
  const until = day(expiresAt);
  const document = space?.document ?? null;
  const guestUntil = space?.endsAt ? day(space.endsAt) : '';
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: document
        ? `Invitation to the document “${document.title}”`
        : space
          ? `Invitation to the workspace “${space.name}”`
          : 'Invitation to Umlauf',
      paragraphs: [
        'Hello,',
        document
          ? `${inviter} invites you to the document “${document.title}” in Umlauf. Until ${guestUntil} you will be able to read and comment on it as a guest.`
          : space
            ? `${inviter} invites you to the workspace “${space.name}” in Umlauf. ${ROLES.EN[space.role] ?? ''}`
            : `${inviter} invites you to Umlauf, where public administration works together.`,
      ],
      action: { label: 'View the invitation', url: link },
      closing: [
        `The link is good until ${until}, once, and for this address alone. Please do not pass it on.`,
        'If you did not expect this, do nothing: without you nothing happens.',
      ],
    });
  }
  return composeMail({
    locale,
    subject: document
      ? `Einladung zum Dokument „${document.title}“`
      : space
        ? `Einladung in den Arbeitsbereich „${space.name}“`
        : 'Einladung zu Umlauf',
    paragraphs: [
      'Guten Tag,',
      document
        ? `${inviter} lädt Sie zum Dokument „${document.title}“ in Umlauf ein. Bis zum ${guestUntil} können Sie es als Gast lesen und kommentieren.`
        : space
          ? `${inviter} lädt Sie in den Arbeitsbereich „${space.name}“ in Umlauf ein. ${ROLES.DE[space.role] ?? ''}`
          : `${inviter} lädt Sie zu Umlauf ein, wo die öffentliche Verwaltung gemeinsam arbeitet.`,
    ],
    action: { label: 'Einladung ansehen', url: link },
    closing: [
      `Der Link gilt bis zum ${until}, einmal und nur für diese Adresse. Bitte geben Sie ihn nicht weiter.`,
      'Haben Sie damit nicht gerechnet, brauchen Sie nichts zu tun: Ohne Sie geschieht nichts.',
    ],
  });
}

function dayIn(locale: MailLocale): (at: Date) => string {
  const format = new Intl.DateTimeFormat(locale === 'DE' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Berlin',
  });
  return (at) => format.format(at);
}

const ROLES: Record<MailLocale, Partial<Record<string, string>>> = {
  DE: {
    LEAD: 'Sie leiten ihn dann mit.',
    WRITER: 'Sie können dort lesen und mitschreiben.',
    READER: 'Sie können dort lesen.',
    GUEST: 'Sie können dort als Gast auf Zeit lesen und kommentieren.',
  },
  EN: {
    LEAD: 'You will lead it together.',
    WRITER: 'You will be able to read and write there.',
    READER: 'You will be able to read there.',
    GUEST: 'For a time you will be able to read and comment there as a guest.',
  },
};
