import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords } from '../platform/mail/outbox.ts';

export const TASK_MAIL = 'TASK_REMINDER';

interface TaskMail {
  locale: MailLocale;
  kind: 'SOON' | 'LATE';
  /** The day until which they are to be done, as `2026-12-24`. */
  due: string;
  link: string;
}

/** What whoever has tasks of one day is told. It names neither task nor document nor space: it leaves the house. */
export function taskMail({ locale, kind, due, link }: TaskMail): MailWords {
  const day = new Date(`${due}T12:00:00Z`).toLocaleDateString(locale === 'EN' ? 'en-GB' : 'de-DE', {
    timeZone: 'UTC',
    dateStyle: 'full',
  });
  const { hello, action, closing } = WORDS[locale];
  const { subject, first } = WORDS[locale][kind](day);
  return composeMail({
    locale,
    subject,
    paragraphs: [hello, first],
    action: { label: action, url: link },
    closing: [closing],
  });
}

const WORDS = {
  DE: {
    hello: 'Guten Tag,',
    SOON: (day: string) => ({
      subject: 'Eine Aufgabe in Umlauf ist bald fällig',
      first: `in Umlauf ist etwas zu erledigen, wofür Sie zuständig sind. Die Frist endet am ${day}.`,
    }),
    LATE: (day: string) => ({
      subject: 'Eine Aufgabe in Umlauf ist überfällig',
      first: `in Umlauf ist etwas offen, wofür Sie zuständig sind. Die Frist war am ${day}.`,
    }),
    action: 'Meine Aufgaben ansehen',
    closing:
      'Sie werden an jede Aufgabe drei Tage vor ihrer Frist und am Tag danach erinnert. Das können Sie in den Einstellungen Ihres Kontos abstellen.',
  },
  EN: {
    hello: 'Hello,',
    SOON: (day: string) => ({
      subject: 'A task in Umlauf is due soon',
      first: `something is to be done in Umlauf for which you are responsible. It is due on ${day}.`,
    }),
    LATE: (day: string) => ({
      subject: 'A task in Umlauf is overdue',
      first: `something in Umlauf for which you are responsible is still open. It was due on ${day}.`,
    }),
    action: 'View my tasks',
    closing:
      'You are reminded of each task three days before it is due and on the day after. You can turn that off in the settings of your account.',
  },
};
