import ICAL from 'ical.js';
import PostalMime, { type Email } from 'postal-mime';
import { LIMITS } from '@umlauf/shared/limits';
import type { CalendarAnswer } from './calendar-file.ts';

/** What somebody's calendar program answers for one meeting (RFC 5546, 3.2.3). */
export interface CalendarReply {
  uid: string;
  sequence: number;
  /** For whom is answered: a bare address in small letters. */
  attendee: string;
  answer: Exclude<CalendarAnswer, 'NONE'>;
  /** What was said besides; often empty. */
  note: string;
}

export type ReadMail =
  | {
      kind: 'REPLIES';
      /** Whose mail it says that it is, in small letters. */
      from: string;
      /** A server that it came by says that it is not. */
      isDisowned: boolean;
      replies: CalendarReply[];
    }
  /** A mail about something else. */
  | { kind: 'OTHER' }
  /** It would be an answer, and cannot be understood. */
  | { kind: 'UNREADABLE' };

const PARTS = 10;
/** Lines that may begin a part: with their number the parser takes longer than in proportion. */
const DASHED_LINES = 2_000;
const EVENTS = 50;
const PART_BYTES = 65_536;
const ANSWERS: Readonly<Record<string, CalendarReply['answer']>> = {
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  TENTATIVE: 'TENTATIVE',
};

/** What a mail answers. Mails within it are somebody else's and not looked into. Never throws, whatever it is given. */
export async function readCalendarReply(mail: Uint8Array): Promise<ReadMail> {
  if (dashedLinesOf(mail) > DASHED_LINES) return { kind: 'UNREADABLE' };
  try {
    const read = await PostalMime.parse(mail, {
      maxNestingDepth: 20,
      maxHeadersSize: 131_072,
      maxRfc822NestingDepth: 0,
    });
    return judge(read);
  } catch {
    return { kind: 'UNREADABLE' };
  }
}

function dashedLinesOf(mail: Uint8Array): number {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  let count = 0;
  for (let at = bytes.indexOf('\n--'); at >= 0; at = bytes.indexOf('\n--', at + 1)) count++;
  return count;
}

function judge(mail: Email): ReadMail {
  const parts = mail.attachments.filter(({ mimeType }) =>
    /^(text\/calendar|application\/ics)$/.test(mimeType),
  );
  if (parts.length === 0) return { kind: 'OTHER' };
  const from = mail.from?.address?.toLowerCase();
  if (!from || parts.length > PARTS) return { kind: 'UNREADABLE' };
  const calendars = parts.map(({ content }) => calendarsOf(content as Uint8Array));
  if (calendars.includes(null)) return { kind: 'UNREADABLE' };
  const answering = calendars
    .flatMap((each) => each!)
    .filter((calendar) => textOf(calendar, 'method') === 'REPLY');
  if (answering.length === 0) return { kind: 'OTHER' };
  const events = answering.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  const replies = events.length <= EVENTS ? events.map(replyOf) : [];
  if (replies.length === 0 || replies.includes(null)) return { kind: 'UNREADABLE' };
  const once = withoutRepetition(replies as CalendarReply[]);
  return once
    ? { kind: 'REPLIES', from, isDisowned: isDisowned(mail), replies: once }
    : { kind: 'UNREADABLE' };
}

function calendarsOf(content: Uint8Array): ICAL.Component[] | null {
  if (content.byteLength > PART_BYTES) return null;
  try {
    const parsed = ICAL.parse(new TextDecoder().decode(content)) as unknown[];
    const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
    return roots.map((root) => new ICAL.Component(root as never)).filter(({ name }) => name === 'vcalendar');
  } catch {
    return null;
  }
}

function replyOf(event: ICAL.Component): CalendarReply | null {
  const attendees = event.getAllProperties('attendee');
  const [attendee] = attendees;
  const answer = ANSWERS[String(attendee?.getFirstParameter('partstat') ?? '').toUpperCase()];
  const uid = textOf(event, 'uid');
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0);
  if (attendees.length !== 1 || !answer || !uid || !Number.isSafeInteger(sequence) || sequence < 0)
    return null;
  const address = String(attendee!.getFirstValue())
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  const comments = event.getAllProperties('comment').map((comment) => String(comment.getFirstValue() ?? ''));
  return { uid, sequence, attendee: address, answer, note: noteOf(comments) };
}

/**
 * Programs send an answer twice, as a part of the text and as a file: once is meant. Null for two answers to one meeting, of
 * which nobody can know the later one.
 */
function withoutRepetition(replies: readonly CalendarReply[]): CalendarReply[] | null {
  const byUid = new Map<string, CalendarReply>();
  for (const reply of replies) {
    const known = byUid.get(reply.uid);
    if (known && JSON.stringify({ ...known, note: '' }) !== JSON.stringify({ ...reply, note: '' }))
      return null;
    if (!known?.note) byUid.set(reply.uid, reply);
  }
  return [...byUid.values()];
}

/** RFC 8601. That one says "pass" proves nothing, since anybody can write that line; nobody writes "fail" into their own mail. */
function isDisowned({ headers }: Email): boolean {
  return headers.some(
    ({ key, value }) => key === 'authentication-results' && /\bdmarc\s*=\s*fail\b/i.test(value),
  );
}

function textOf(component: ICAL.Component, name: string): string {
  return String(component.getFirstPropertyValue(name) ?? '').trim();
}

function noteOf(comments: readonly string[]): string {
  const text = comments
    .join('\n')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, ' ')
    .trim();
  return [...text].slice(0, LIMITS.meetingNoteCharacters).join('');
}
