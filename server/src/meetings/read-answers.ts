import type { Logger } from 'pino';
import { databaseNow } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { MailboxMail, MailVerdict } from '../platform/mail/mailbox.ts';
import type { CalendarUids } from './calendar-uid.ts';
import { readCalendarReply, type CalendarReply } from './read-calendar-reply.ts';
import { takesAnswers } from './invite-meeting.ts';
import type { Meeting } from './meeting.types.ts';
import { raiseOfMeeting } from './raise-meeting.ts';
import { isThere } from './tell-calendars.ts';

/** What came of one answer by mail. */
export type AnswerOutcome =
  | 'TAKEN'
  /** It answers how the meeting was before it was moved. */
  | 'OLD'
  /** They have answered since, here or by a later mail. */
  | 'OVERTAKEN'
  /** The meeting is over or cancelled, or they are not asked any more. */
  | 'OVER'
  /** No invitation of ours. */
  | 'FOREIGN'
  /** It bears a name that looks like ours, and was not made here. */
  | 'MADE_UP'
  /** It does not come from the address that was invited, or a server says that it does not. */
  | 'OTHER_SENDER'
  /** It answers what was never sent. */
  | 'AHEAD';

const VERDICTS: Record<AnswerOutcome, MailVerdict> = {
  TAKEN: 'TAKEN',
  OLD: 'TAKEN',
  OVERTAKEN: 'TAKEN',
  OVER: 'TAKEN',
  FOREIGN: 'OTHER',
  MADE_UP: 'DOUBTFUL',
  OTHER_SENDER: 'DOUBTFUL',
  AHEAD: 'DOUBTFUL',
};

export interface AnswerParts {
  database: Database;
  uids: CalendarUids;
  log: Pick<Logger, 'info' | 'warn'>;
}

interface Sender {
  from: string;
  isDisowned: boolean;
  arrivedAt: Date;
}

/**
 * Takes the answers that a mail brings, each for itself. Who answers is proved by the name that the meeting has in their own
 * invitation alone, and by the address that was invited. What came of it is logged by ids; addresses and words are not.
 */
export async function takeAnswers(parts: AnswerParts, mail: MailboxMail): Promise<MailVerdict> {
  const { log } = parts;
  const read = mail.bytes ? await readCalendarReply(mail.bytes) : null;
  if (!read || read.kind === 'UNREADABLE') {
    log.warn({ part: 'answers' }, read ? 'an answer cannot be read' : 'a mail is too large to be read');
    return 'DOUBTFUL';
  }
  if (read.kind === 'OTHER') return 'OTHER';
  const sender = { from: read.from, isDisowned: read.isDisowned, arrivedAt: mail.arrivedAt };
  const verdicts = new Set<MailVerdict>();
  for (const reply of read.replies) {
    const { outcome, participantId } = await takeAnswer(parts, sender, reply);
    verdicts.add(VERDICTS[outcome]);
    log.info({ part: 'answers', participant: participantId, outcome }, 'an answer by mail');
  }
  if (verdicts.has('DOUBTFUL')) return 'DOUBTFUL';
  return verdicts.has('TAKEN') ? 'TAKEN' : 'OTHER';
}

interface Outcome {
  outcome: AnswerOutcome;
  participantId: string | null;
}

async function takeAnswer(
  { database, uids }: AnswerParts,
  sender: Sender,
  reply: CalendarReply,
): Promise<Outcome> {
  const participantId = uids.participantOf(reply.uid);
  if (!participantId) return { outcome: /^mpt_/i.test(reply.uid) ? 'MADE_UP' : 'FOREIGN', participantId };
  const [person] = await database.withActor({ system: 'meetings' }, ({ sql }) =>
    sql<{ accountId: string }>('select account_id as "accountId" from meeting_participant where id = $1', [
      participantId,
    ]),
  );
  if (!person) return { outcome: 'OVER', participantId };
  const outcome = await database.withActor({ accountId: person.accountId }, (transaction) =>
    transaction.asHouse(() => answerAs(transaction, participantId, sender, reply)),
  );
  return { outcome, participantId };
}

interface Asked extends Pick<Meeting, 'id' | 'spaceId' | 'title' | 'state' | 'endsAt'> {
  sequence: number;
  email: string;
  isThere: boolean;
  isOvertaken: boolean;
}

/** The server that took the mail counts whole seconds. */
const ASKED = `select m.id, m.space_id as "spaceId", m.title, m.state, m.ends_at as "endsAt", m.calendar_sequence as sequence,
    lower(a.email) as email, ${isThere('m.space_id')} as "isThere",
    coalesce(date_trunc('second', p.answered_at) > $2, false) as "isOvertaken"
  from meeting_participant p join meeting m on m.id = p.meeting_id join account a on a.id = p.account_id
  where p.id = $1 for update of m, p`;

async function answerAs(
  transaction: Transaction,
  participantId: string,
  { from, isDisowned, arrivedAt }: Sender,
  { attendee, sequence, answer, note }: CalendarReply,
): Promise<AnswerOutcome> {
  const { sql } = transaction;
  const [asked] = await sql<Asked>(ASKED, [participantId, arrivedAt]);
  if (!asked) return 'OVER';
  if (isDisowned || from !== asked.email || attendee !== asked.email) return 'OTHER_SENDER';
  if (!asked.isThere || !takesAnswers(asked, databaseNow())) return 'OVER';
  if (sequence > asked.sequence) return 'AHEAD';
  if (sequence < asked.sequence) return 'OLD';
  if (asked.isOvertaken) return 'OVERTAKEN';
  const changed = await sql(
    `update meeting_participant set answer = $2, answer_note = $3, answered_at = least($4, now())
     where id = $1 and (answer, answer_note, answered_at) is distinct from ($2, $3, least($4, now())) returning 1`,
    [participantId, answer, note, arrivedAt],
  );
  // Looked at once more after a crash, it changes nothing and tells nobody.
  if (changed.length > 0) raiseOfMeeting(transaction, 'MEETING_ANSWERED', asked);
  return 'TAKEN';
}
