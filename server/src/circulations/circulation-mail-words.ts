import { DEADLINE_ZONE } from '@umlauf/shared/circulation/deadline';
import { decides, type RuleSet } from '@umlauf/shared/circulation/rule-set';
import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords } from '../platform/mail/outbox.ts';
import type { CirculationRow } from './circulation-rows.ts';

export const ASKED_MAIL = 'CIRCULATION_ASKED';
export const REMINDED_MAIL = 'CIRCULATION_REMINDED';
export const ENDED_MAIL = 'CIRCULATION_ENDED';
export type CirculationMail = typeof ASKED_MAIL | typeof REMINDED_MAIL | typeof ENDED_MAIL;

interface RoundMail {
  kind: CirculationMail;
  locale: MailLocale;
  round: Pick<CirculationRow, 'rules' | 'deadlineAt' | 'isSubstantial'>;
  link: string;
  /** Who asks, with their organisation; empty when nobody knows any more; null in mails to people of the hub. */
  asker: string | null;
  /** Whether a colleague handed the question on. */
  isForwarded?: boolean;
}

/**
 * What whoever is asked is told, in both forms. To somebody outside it says besides who asks, since they know nothing of the
 * hub, and how their link is to be kept.
 */
export function circulationMail({ kind, locale, round, link, asker, isForwarded }: RoundMail): MailWords {
  const { rules, deadlineAt, isSubstantial } = round;
  const until = deadlineAt.toLocaleString(locale === 'EN' ? 'en-GB' : 'de-DE', {
    timeZone: DEADLINE_ZONE,
    dateStyle: 'full',
    timeStyle: 'short',
  });
  const { subject, first, action } = WORDS[locale][kind](until);
  const isOpen = kind !== ENDED_MAIL;
  const outside = asker === null ? null : OUTSIDE[locale];
  const paragraphs = [
    WORDS[locale].hello,
    first,
    ...(outside && asker ? [outside.asker(asker)] : []),
    ...(isOpen && isForwarded ? [WORDS[locale].forwarded] : []),
    ...(isOpen && isSubstantial !== null ? [AGAIN[locale][isSubstantial ? 'substantial' : 'other']] : []),
    ...(isOpen ? silenceOf(locale, rules) : []),
  ];
  const closing = [
    ...(isOpen ? [outside?.recorded ?? WORDS[locale].recorded] : []),
    ...(outside ? [isOpen ? outside.link : outside.linkEnded] : []),
  ];
  return composeMail({ locale, subject, paragraphs, action: { label: action, url: link }, closing });
}

const WORDS = {
  DE: {
    hello: 'Guten Tag,',
    forwarded: 'Die Frage wurde Ihnen aus Ihrer Organisation weitergegeben.',
    recorded:
      'Festgehalten wird, wann diese Nachricht angenommen wurde, wann Sie die Vorlage zum ersten Mal öffnen und was Sie antworten.',
    [ASKED_MAIL]: (until: string) => ({
      subject: 'Ein Umlauf in Umlauf wartet auf Ihre Antwort',
      first: `eine Vorlage ist im Umlauf, und Sie sind gefragt. Die Frist endet am ${until} Uhr (Europe/Berlin).`,
      action: 'Vorlage ansehen und antworten',
    }),
    [REMINDED_MAIL]: (until: string) => ({
      subject: 'Erinnerung: Ein Umlauf wartet auf Ihre Antwort',
      first: `zu einem Umlauf fehlt noch Ihre Antwort. Die Frist endet am ${until} Uhr (Europe/Berlin).`,
      action: 'Vorlage ansehen und antworten',
    }),
    [ENDED_MAIL]: () => ({
      subject: 'Ein Umlauf ist beendet',
      first: 'ein Umlauf, in dem Sie gefragt waren, ist beendet. Das Ergebnis steht in Umlauf.',
      action: 'Ergebnis ansehen',
    }),
  },
  EN: {
    hello: 'Hello,',
    forwarded: 'The question was handed on to you within your organisation.',
    recorded:
      'It is recorded when this message was accepted, when you open the matter for the first time and what you answer.',
    [ASKED_MAIL]: (until: string) => ({
      subject: 'A round in Umlauf waits for your answer',
      first: `a draft goes round, and you are asked. The deadline is ${until} (Europe/Berlin).`,
      action: 'View the matter and answer',
    }),
    [REMINDED_MAIL]: (until: string) => ({
      subject: 'Reminder: a round waits for your answer',
      first: `your answer to a round is still missing. The deadline is ${until} (Europe/Berlin).`,
      action: 'View the matter and answer',
    }),
    [ENDED_MAIL]: () => ({
      subject: 'A round has ended',
      first: 'a round in which you were asked has ended. Its result is in Umlauf.',
      action: 'View the result',
    }),
  },
};

/** What a round means that follows another one. */
const AGAIN = {
  DE: {
    substantial:
      'Es ist eine weitere Runde. Die Änderung ist als wesentlich gekennzeichnet: Was zur vorigen Fassung geantwortet wurde, gilt nicht mehr.',
    other:
      'Es ist eine weitere Runde. Die Änderung ist als nicht wesentlich gekennzeichnet; gefragt werden trotzdem alle neu.',
  },
  EN: {
    substantial:
      'It is another round. What has changed is marked as substantial: what was answered to the former version is void.',
    other:
      'It is another round. What has changed is marked as not substantial; all are asked anew all the same.',
  },
};

/** What is said besides to whoever has no account here. */
const OUTSIDE = {
  DE: {
    asker: (name: string) => `Gefragt hat Sie: ${name}.`,
    recorded:
      'Festgehalten wird, wann Ihr Mailserver diese Nachricht angenommen hat, wann Sie die Vorlage auf der Seite zum ersten Mal öffnen und was Sie antworten. Den Link aufzurufen hält noch nichts fest.',
    link: 'Der Link gilt bis zum Ende des Umlaufs und nur für Sie; ein Konto brauchen Sie nicht. Bitte geben Sie ihn nicht weiter: Wer ihn hat, antwortet in Ihrem Namen.',
    linkEnded:
      'Das Ergebnis können Sie mit diesem Link noch 30 Tage lang lesen. Bitte geben Sie ihn nicht weiter.',
  },
  EN: {
    asker: (name: string) => `You are asked by: ${name}.`,
    recorded:
      'It is recorded when your mail server accepted this message, when you open the matter on the page for the first time and what you answer. Following the link records nothing yet.',
    link: 'The link is good until the round ends, and for you alone; you need no account. Please do not pass it on: whoever has it answers in your name.',
    linkEnded: 'You can read the result by this link for another 30 days. Please do not pass it on.',
  },
};

const SILENCE = {
  CONSENT: {
    DE: 'Wenn Sie bis dahin schweigen, gilt das als Zustimmung.',
    EN: 'If you are silent until then, that counts as consent.',
  },
  ABSTENTION: {
    DE: 'Wenn Sie bis dahin schweigen, gilt das als Enthaltung.',
    EN: 'If you are silent until then, that counts as abstention.',
  },
  NOT_CAST: {
    DE: 'Wenn Sie bis dahin schweigen, ist keine Stimme abgegeben.',
    EN: 'If you are silent until then, no vote is cast.',
  },
  REFUSAL: {
    DE: 'Wenn Sie bis dahin schweigen, gilt das als Ablehnung.',
    EN: 'If you are silent until then, that counts as refusal.',
  },
} as const;

function silenceOf(locale: MailLocale, { kind, silence }: RuleSet): string[] {
  return decides(kind) ? [SILENCE[silence][locale]] : [];
}
