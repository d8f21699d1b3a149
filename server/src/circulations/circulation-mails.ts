import { DEADLINE_ZONE } from '@umlauf/shared/circulation/deadline';
import { decides, type RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { Transaction } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { composeMail } from '../platform/mail/compose-mail.ts';
import { faultOfAddress, type MailLocale, type MailWords, type Outbox } from '../platform/mail/outbox.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';
import type { CirculationRow, SeatRow } from './circulation-rows.ts';

export const ASKED_MAIL = 'CIRCULATION_ASKED';
export const REMINDED_MAIL = 'CIRCULATION_REMINDED';
export const ENDED_MAIL = 'CIRCULATION_ENDED';
export type CirculationMail = typeof ASKED_MAIL | typeof REMINDED_MAIL | typeof ENDED_MAIL;

/**
 * Tells whoever sits on these seats, one mail each, in the transaction of what it tells of. It names neither the document
 * nor the space nor anybody: it leaves the house.
 */
export async function tellSeats(
  transaction: Transaction,
  outbox: Outbox,
  kind: CirculationMail,
  row: Pick<CirculationRow, 'id' | 'rules' | 'deadlineAt'>,
  seats: readonly SeatRow[],
): Promise<void> {
  const byAccount = new Map(
    seats.flatMap((seat) => (seat.accountId ? [[seat.accountId, seat] as const] : [])),
  );
  const people = await transaction.sql<{ id: string; email: string; locale: MailLocale }>(
    'select id, email, locale from account where id = any($1) and email is not null and locked_at is null order by id',
    [[...byAccount.keys()]],
  );
  // An identity provider may have given an address that no mail can be sent to: the round goes on without.
  const reachable = people.filter(({ email }) => faultOfAddress(email) === null);
  for (const { id, email, locale } of reachable) {
    const link = `${outbox.origin}/circulations/${row.id}`;
    const aboutId = byAccount.get(id)!.id;
    const words = wordsOf(kind, locale, row, link);
    await outbox.enqueue(transaction, { kind, to: email, locale, accountId: id, aboutId, ...words });
  }
}

/** Seats of whoever has not left and is not locked out. */
const STILL_ASKED = `select 1 from circulation_seat s join circulation c on c.id = s.circulation_id
  join account a on a.id = s.account_id and a.locked_at is null
  where s.id = $1 and (s.ended_at is null or s.ended_at > now())`;
const UNANSWERED = `not exists (select 1 from circulation_answer g join circulation_seat o on o.id = g.seat_id
  where g.circulation_id = s.circulation_id and o.vote_id = s.vote_id and o.kind in ('CHAIR', 'ENTITLED', 'DEPUTY'))`;

const asks =
  (which: string) =>
  async ({ sql }: Transaction, { aboutId }: StoredMail): Promise<boolean> =>
    (await sql(`${STILL_ASKED} and ${which}`, [aboutId])).length > 0;

/** Whether somebody is still to be asked: the round goes on, and they still speak in it. */
export const isStillToAnswer = asks(`c.state = 'RUNNING'`);

/** The same, and nobody has answered for their vote meanwhile. */
export const isStillSilent = asks(`c.state = 'RUNNING' and ${UNANSWERED}`);

/** Whether somebody may still be told what came of it. */
export const isStillConcerned = asks('true');

/** The mail that asks was taken by the recipient's server: all seats of theirs in the round are reached. */
export function noteReached(announcements: Announcements) {
  return async ({ sql, afterCommit }: Transaction, { aboutId }: StoredMail): Promise<void> => {
    // Before the round ends, or not at all: its result must come out of what is written down.
    const running = await sql(
      `select 1 from circulation where id = (select circulation_id from circulation_seat where id = $1)
       and state = 'RUNNING' for share`,
      [aboutId],
    );
    if (running.length === 0) return;
    const rows = await sql<{ circulationId: string; documentId: string }>(
      `update circulation_seat s set reached_at = date_trunc('milliseconds', clock_timestamp())
       from circulation_seat told, circulation c
       where told.id = $1 and c.id = told.circulation_id and s.circulation_id = c.id
         and s.account_id = told.account_id and s.reached_at is null
       returning c.id as "circulationId", c.document_id as "documentId"`,
      [aboutId],
    );
    const [told] = rows;
    if (told) afterCommit(() => announcements.emit('circulationChanged', told));
  };
}

function wordsOf(
  kind: CirculationMail,
  locale: MailLocale,
  { rules, deadlineAt }: Pick<CirculationRow, 'rules' | 'deadlineAt'>,
  url: string,
): MailWords {
  const until = deadlineAt.toLocaleString(locale === 'EN' ? 'en-GB' : 'de-DE', {
    timeZone: DEADLINE_ZONE,
    dateStyle: 'full',
    timeStyle: 'short',
  });
  const { subject, first, action } = WORDS[locale][kind](until);
  const isOpen = kind !== ENDED_MAIL;
  const paragraphs = [WORDS[locale].hello, first, ...(isOpen ? silenceOf(locale, rules) : [])];
  const closing = isOpen ? [WORDS[locale].recorded] : [];
  return composeMail({ locale, subject, paragraphs, action: { label: action, url }, closing });
}

const WORDS = {
  DE: {
    hello: 'Guten Tag,',
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
