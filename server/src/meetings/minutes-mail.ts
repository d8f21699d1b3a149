import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords } from '../platform/mail/outbox.ts';

export const MINUTES_MAIL = 'MINUTES_COORDINATION';

interface MinutesMail {
  locale: MailLocale;
  /** Of the meeting. */
  title: string;
  deadlineAt: Date;
  bySilence: boolean;
  link: string;
}

/** What whoever was at a meeting is told when its minutes are coordinated. */
export function minutesMail({ locale, title, deadlineAt, bySilence, link }: MinutesMail): MailWords {
  const { hello, subject, first, silence, meeting, action, closing } = WORDS[locale];
  const until = deadlineAt.toLocaleString(locale === 'EN' ? 'en-GB' : 'de-DE', {
    ...{ timeZone: 'Europe/Berlin', dateStyle: 'full', timeStyle: 'short' },
  });
  return composeMail({
    locale,
    subject: `${subject}: ${title}`.slice(0, 280),
    paragraphs: [hello, first(title, until), bySilence ? silence : meeting],
    action: { label: action, url: link },
    closing: [closing],
  });
}

const WORDS = {
  DE: {
    hello: 'Guten Tag,',
    subject: 'Protokoll zur Abstimmung',
    first: (title: string, until: string) =>
      `das Protokoll einer Sitzung, an der Sie teilgenommen haben, steht zur Abstimmung: ${title}. Anmerkungen und Änderungsvorschläge sind möglich bis ${until} Uhr (Ortszeit Berlin).`,
    silence: 'Ist bis dahin keine Anmerkung offen, gilt es als genehmigt.',
    meeting: 'Über die Genehmigung entscheidet die nächste Sitzung.',
    action: 'Protokoll ansehen',
    closing: 'Sie erhalten diese Nachricht, weil Ihre Anwesenheit in der Sitzung verzeichnet ist.',
  },
  EN: {
    hello: 'Hello,',
    subject: 'Minutes to be agreed',
    first: (title: string, until: string) =>
      `the minutes of a meeting that you attended are to be agreed: ${title}. You can comment and propose changes until ${until} (Berlin time).`,
    silence: 'If no remark is open by then, they count as approved.',
    meeting: 'The next meeting decides about their approval.',
    action: 'View the minutes',
    closing: 'You receive this message because you are on the record as present at the meeting.',
  },
};
