import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords } from '../platform/mail/outbox.ts';

export const INVITED_MAIL = 'MEETING_INVITED';
export const CALLED_OFF_MAIL = 'MEETING_CALLED_OFF';
/** To somebody who left the space: it says nothing that they may not know. */
export const FAREWELL_MAIL = 'MEETING_FAREWELL';

/** What somebody is told of: that they are asked, that it is another time or place, that it is off, or that they are not asked any more. */
export type MeetingNews = 'INVITED' | 'CHANGED' | 'CANCELLED' | 'LEFT';

export interface MeetingMail {
  news: MeetingNews;
  locale: MailLocale;
  /** Null for somebody who may not read it any more. */
  title: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  place: string;
  videoUrl: string | null;
  /** Why it was cancelled; may be empty. */
  reason: string;
  /** May be empty. */
  agenda: string;
  link: string;
  isAnswerRead: boolean;
}

/** What somebody is told of a meeting, in both forms. */
export function meetingMail(mail: MeetingMail): MailWords {
  const { news, locale, place, videoUrl, agenda, reason, link } = mail;
  const words = WORDS[locale];
  const when = spanOf(mail);
  const isOn = news === 'INVITED' || news === 'CHANGED';
  const facts = [
    `${words.when}: ${when}`,
    ...(isOn && place ? [`${words.where}: ${place}`] : []),
    ...(isOn && videoUrl ? [`${words.video}: ${videoUrl}`] : []),
    ...(news === 'CANCELLED' && reason ? [`${words.reason}: ${reason}`] : []),
  ];
  return composeMail({
    locale,
    subject: `${words.subject[news]}: ${mail.title ?? words.untitled}, ${when}`.slice(0, 280),
    paragraphs: [
      words.hello,
      words.first[news](mail.title),
      facts.join('\n'),
      ...(isOn && agenda ? [`${words.agenda}\n${agenda}`] : []),
    ],
    ...(mail.title === null ? {} : { action: { label: isOn ? words.answer : words.view, url: link } }),
    closing: isOn ? [mail.isAnswerRead ? words.answerByMail : words.answerThere] : [words.calendar],
    isAnswerRead: mail.isAnswerRead,
  });
}

/** From when until when, by the clock on the wall of the meeting's place. */
function spanOf({ locale, startsAt, endsAt, timeZone }: MeetingMail): string {
  const form = new Intl.DateTimeFormat(locale === 'EN' ? 'en-GB' : 'de-DE', {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  });
  return `${form.formatRange(startsAt, endsAt)} (${timeZone})`;
}

/** What stands in a calendar beside the title: the agenda, and where the meeting is to be seen. */
export function calendarText(locale: MailLocale, agenda: string, link: string): string {
  const { agenda: heading, view } = WORDS[locale];
  return [...(agenda ? [`${heading}\n${agenda}`] : []), `${view}: ${link}`].join('\n\n');
}

/** What a meeting is called for somebody who may not know its title any more. */
export function untitledMeeting(locale: MailLocale): string {
  return WORDS[locale].untitled;
}

const WORDS = {
  DE: {
    hello: 'Guten Tag,',
    untitled: 'Sitzung',
    when: 'Wann',
    where: 'Wo',
    video: 'Per Video',
    reason: 'Grund',
    agenda: 'Tagesordnung:',
    answer: 'Sitzung ansehen und antworten',
    view: 'Sitzung in Umlauf ansehen',
    answerByMail: 'Sie können in Ihrem Kalender oder in Umlauf zu- oder absagen.',
    answerThere: 'Bitte sagen Sie in Umlauf zu oder ab. Was Ihr Kalender als Antwort schickt, liest niemand.',
    calendar: 'Die angehängte Datei nimmt den Termin aus Ihrem Kalender.',
    subject: {
      INVITED: 'Einladung',
      CHANGED: 'Geändert',
      CANCELLED: 'Abgesagt',
      LEFT: 'Nicht mehr eingeladen',
    },
    first: {
      INVITED: (title: string | null) => `Sie sind zu einer Sitzung eingeladen: ${title}.`,
      CHANGED: (title: string | null) => `bei einer Sitzung hat sich etwas geändert: ${title}.`,
      CANCELLED: (title: string | null) => `eine Sitzung findet nicht statt: ${title}.`,
      LEFT: (title: string | null) =>
        title === null
          ? 'zu einer Sitzung sind Sie nicht mehr eingeladen.'
          : `zu dieser Sitzung sind Sie nicht mehr eingeladen: ${title}.`,
    },
  },
  EN: {
    hello: 'Hello,',
    untitled: 'Meeting',
    when: 'When',
    where: 'Where',
    video: 'By video',
    reason: 'Reason',
    agenda: 'Agenda:',
    answer: 'View the meeting and answer',
    view: 'View the meeting in Umlauf',
    answerByMail: 'You can accept or decline in your calendar or in Umlauf.',
    answerThere: 'Please accept or decline in Umlauf. Nobody reads what your calendar sends for an answer.',
    calendar: 'The attached file takes it out of your calendar.',
    subject: {
      INVITED: 'Invitation',
      CHANGED: 'Changed',
      CANCELLED: 'Cancelled',
      LEFT: 'No longer invited',
    },
    first: {
      INVITED: (title: string | null) => `you are invited to a meeting: ${title}.`,
      CHANGED: (title: string | null) => `something has changed about a meeting: ${title}.`,
      CANCELLED: (title: string | null) => `a meeting does not take place: ${title}.`,
      LEFT: (title: string | null) =>
        title === null
          ? 'you are no longer invited to a meeting.'
          : `you are no longer invited to this meeting: ${title}.`,
    },
  },
};
