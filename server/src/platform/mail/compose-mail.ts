import type { MailWords } from './outbox.ts';

/** What a mail says, paragraph by paragraph; texts of others may stand in it as they are. */
export interface MailContent {
  locale: 'DE' | 'EN';
  subject: string;
  paragraphs: readonly string[];
  /** The one link, on a line of its own. What it leads to acts by POST alone: mail programs open links by themselves. */
  action?: { label: string; url: string };
  /** Below the link: until when it is good, and what to do when one did not expect it. */
  closing?: readonly string[];
  /** An answer of a calendar program to this mail is read. */
  isAnswerRead?: boolean;
}

const SIGNATURE = {
  DE: 'Diese Nachricht hat Umlauf automatisch verschickt. Antworten darauf liest niemand.',
  EN: 'Umlauf sent this message automatically. Nobody reads replies to it.',
};

/** Below mails that a calendar program can answer. */
const ANSWERED = {
  DE: 'Diese Nachricht hat Umlauf automatisch verschickt. Von Antworten darauf wird nur gelesen, was Ihr Kalender schickt.',
  EN: 'Umlauf sent this message automatically. Of replies to it only what your calendar sends is read.',
};

/** The same words as plain text and as HTML, which loads nothing and has no form of its own. */
export function composeMail(content: MailContent): MailWords {
  const { locale, subject, paragraphs, action, closing = [], isAnswerRead = false } = content;
  const signature = (isAnswerRead ? ANSWERED : SIGNATURE)[locale];
  const below = [...closing, signature];
  const text = [
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...closing,
    `-- \n${signature}`,
  ].join('\n\n');
  const html = [
    `<!doctype html><html lang="${locale.toLowerCase()}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head><body>`,
    ...paragraphs.map(paragraph),
    ...(action
      ? [`<p><a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`, paragraph(action.url)]
      : []),
    ...below.map(paragraph),
    '</body></html>',
  ].join('\n');
  return { subject, text: `${text}\n`, html };
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags and in quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
