import type { Transaction } from '../platform/database/database.ts';
import type { DocumentHold } from '../spaces/document-hold.ts';
import type { Meeting } from './meeting.types.ts';

type Held = Pick<
  Meeting,
  'id' | 'spaceId' | 'minutesId' | 'chairId' | 'keeperId' | 'minutesState' | 'minutesDeadlineAt'
>;

/** As the house: accounts of those who were at the meeting, however short. */
export async function presentAt(
  { sql }: Pick<Transaction, 'sql'>,
  meetingId: string,
): Promise<{ accountId: string }[]> {
  return sql(
    `select t.account_id as "accountId" from meeting_attendee t
     where t.meeting_id = $1 and t.account_id is not null
       and exists (select 1 from meeting_presence p where p.attendee_id = t.id) order by t.account_id`,
    [meetingId],
  );
}

/** As the house: lets those alone write in the minutes, and remark on them, whose turn it is in this state. */
export async function holdMinutes(transaction: Transaction, meeting: Held): Promise<void> {
  const hold = await holdFor(transaction, meeting);
  await transaction.sql('update document set hold = $2::jsonb where id = $1', [
    meeting.minutesId,
    hold && JSON.stringify(hold),
  ]);
}

/** As the house: who was at the meeting is put right while its minutes are being coordinated. */
export async function renewHold(transaction: Transaction, meeting: Held): Promise<void> {
  if (meeting.minutesState === 'IN_COORDINATION') await holdMinutes(transaction, meeting);
}

async function holdFor(transaction: Transaction, meeting: Held): Promise<DocumentHold | null> {
  const { minutesState: state, minutesDeadlineAt: deadlineAt, chairId, keeperId } = meeting;
  if (state === 'DRAFT') return null;
  // What counts is nobody's to write; to say something about it is everybody's again.
  if (state === 'APPROVED' || state === 'CORRECTED')
    return { editors: [], orLeads: false, remarkers: null, remarksUntil: null };
  const editors = await writersOf(transaction, meeting.spaceId, [chairId, keeperId]);
  const inCoordination = state === 'IN_COORDINATION';
  return {
    editors,
    orLeads: editors.length === 0,
    remarkers: inCoordination
      ? (await presentAt(transaction, meeting.id)).map(({ accountId }) => accountId)
      : [],
    remarksUntil: inCoordination ? deadlineAt!.getTime() : null,
  };
}

/** Those of them who write in the space at this moment: whoever may not, keeps nobody else from it. */
async function writersOf({ sql }: Transaction, spaceId: string, ids: (string | null)[]): Promise<string[]> {
  const rows = await sql<{ accountId: string }>(
    `select b.account_id as "accountId" from membership b join account a on a.id = b.account_id and a.locked_at is null
     where b.space_id = $1 and b.account_id = any($2) and b.role in ('LEAD', 'WRITER')
       and (b.ends_at is null or b.ends_at > now()) order by b.account_id`,
    [spaceId, ids],
  );
  return rows.map(({ accountId }) => accountId);
}
