import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { faultOfAddress, type MailLocale, type Outbox } from '../platform/mail/outbox.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';
import type { Meeting } from './meeting.types.ts';
import { MINUTES_MAIL, minutesMail } from './minutes-mail.ts';
import { isThere } from './tell-calendars.ts';

interface Told {
  accountId: string;
  email: string;
  locale: MailLocale;
}

/** People who were at a meeting, can be sent a mail about it, and got none a moment ago: what was dropped nobody got. */
const PRESENT = `
  select a.id as "accountId", a.email, a.locale from meeting_attendee t join account a on a.id = t.account_id
  where t.meeting_id = $1 and a.id <> $2 and exists (select 1 from meeting_presence p where p.attendee_id = t.id)
    and not exists (select 1 from mail w where w.about_id = $1 and w.account_id = a.id and w.kind = '${MINUTES_MAIL}'
      and w.state <> 'DROPPED' and w.created_at > now() - interval '${LIMITS.minutesMailHours} hours')
    and ${isThere('t.space_id')} order by a.id`;

/** As the house: tells all who were at the meeting, but whoever did it, that they can remark on its minutes; nobody twice in half a day. */
export async function tellPresent(
  transaction: Transaction,
  outbox: Outbox,
  meeting: Meeting,
  exceptId: string,
): Promise<void> {
  const link = `${outbox.origin}/documents/${meeting.minutesId}`;
  for (const { accountId, email, locale } of await transaction.sql<Told>(PRESENT, [meeting.id, exceptId])) {
    // An identity provider may have given an address that no mail can be sent to.
    if (faultOfAddress(email)) continue;
    const { title, minutesDeadlineAt, minutesBySilence: bySilence } = meeting;
    await outbox.enqueue(transaction, {
      ...{ kind: MINUTES_MAIL, to: email, locale, accountId, aboutId: meeting.id },
      ...minutesMail({ locale, title, deadlineAt: minutesDeadlineAt!, bySilence, link }),
    });
  }
}

/** Whether one may still go: remarks are taken, and whoever it is for may still read there. */
export async function isStillRemarkable({ sql }: Transaction, mail: StoredMail): Promise<boolean> {
  const rows = await sql(
    `select 1 from mail w join account a on a.id = w.account_id join meeting m on m.id = w.about_id
     where w.id = $1 and m.minutes_state = 'IN_COORDINATION' and m.minutes_deadline_at > now()
       and ${isThere('m.space_id')}`,
    [mail.id],
  );
  return rows.length > 0;
}
