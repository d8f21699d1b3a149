import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords } from '../platform/mail/outbox.ts';

/** More names than these are a number. */
const NAMED = 5;

export interface WaitingWords {
  locale: MailLocale;
  space: string;
  /** Who asks; the first ones by name. */
  names: readonly string[];
  link: string;
}

/** To a lead: who asks to be let in. What they wrote, and which document they mean, is seen behind the link alone. */
export function waitingMail({ locale, space, names, link }: WaitingWords): MailWords {
  const rest = names.length - NAMED;
  const listed = names.slice(0, NAMED).map((name) => `– ${name}`);
  if (locale === 'EN') {
    const many = names.length === 1 ? 'One request' : `${names.length} requests`;
    return composeMail({
      locale,
      subject: `${many} for access to “${space}”`,
      paragraphs: [
        'Hello,',
        `somebody asks to be let into the workspace “${space}”, which you lead:`,
        [...listed, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
      ],
      action: { label: 'View the requests', url: link },
      closing: [
        'Whoever asked learns nothing until you decide. You can stop taking requests on the same page.',
        'At most one such message is sent in an hour.',
      ],
    });
  }
  const many = names.length === 1 ? 'Eine Anfrage' : `${names.length} Anfragen`;
  return composeMail({
    locale,
    subject: `${many} um Zugang zu „${space}“`,
    paragraphs: [
      'Guten Tag,',
      `in den Arbeitsbereich „${space}“, den Sie leiten, möchte aufgenommen werden:`,
      [...listed, ...(rest > 0 ? [`und ${rest} weitere`] : [])].join('\n'),
    ],
    action: { label: 'Anfragen ansehen', url: link },
    closing: [
      'Wer gefragt hat, erfährt nichts, bis Sie entscheiden. Auf derselben Seite können Sie abstellen, gefragt zu werden.',
      'Höchstens eine solche Nachricht geht in der Stunde ab.',
    ],
  });
}

export interface DecidedWords {
  locale: MailLocale;
  /** What they may read now, by its name; null: they were refused, and learn no name. */
  granted: { name: string; isDocument: boolean; endsAt: Date | null } | null;
  askedAt: Date;
  link: string;
}

/** To whoever asked: that they were let in, or that they were not. */
export function decidedMail({ locale, granted, askedAt, link }: DecidedWords): MailWords {
  const day = (at: Date) =>
    new Intl.DateTimeFormat(locale === 'DE' ? 'de-DE' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'Europe/Berlin',
    }).format(at);
  return locale === 'EN' ? inEnglish(granted, askedAt, link, day) : inGerman(granted, askedAt, link, day);
}

type Day = (at: Date) => string;

function inGerman(granted: DecidedWords['granted'], askedAt: Date, link: string, day: Day): MailWords {
  const asked = `Sie haben am ${day(askedAt)} um Zugang gebeten.`;
  if (!granted) {
    return composeMail({
      locale: 'DE',
      subject: 'Ihre Anfrage um Zugang wurde abgelehnt',
      paragraphs: ['Guten Tag,', `${asked} Die Anfrage wurde abgelehnt. Sie betraf diesen Link:`],
      action: { label: 'Wonach Sie gefragt haben', url: link },
    });
  }
  const what = granted.isDocument ? `das Dokument „${granted.name}“` : `den Arbeitsbereich „${granted.name}“`;
  const until = granted.endsAt ? ` bis zum ${day(granted.endsAt)}` : '';
  return composeMail({
    locale: 'DE',
    subject: `Zugang zu „${granted.name}“`,
    paragraphs: ['Guten Tag,', `${asked} Sie können ${what} jetzt öffnen${until}.`],
    action: { label: 'Öffnen', url: link },
  });
}

function inEnglish(granted: DecidedWords['granted'], askedAt: Date, link: string, day: Day): MailWords {
  const asked = `you asked for access on ${day(askedAt)}.`;
  if (!granted) {
    return composeMail({
      locale: 'EN',
      subject: 'Your request for access was refused',
      paragraphs: ['Hello,', `${asked} The request was refused. It was about this link:`],
      action: { label: 'What you asked for', url: link },
    });
  }
  const what = granted.isDocument ? `the document “${granted.name}”` : `the workspace “${granted.name}”`;
  const until = granted.endsAt ? ` until ${day(granted.endsAt)}` : '';
  return composeMail({
    locale: 'EN',
    subject: `Access to “${granted.name}”`,
    paragraphs: ['Hello,', `${asked} You can open ${what} now${until}.`],
    action: { label: 'Open', url: link },
  });
}
