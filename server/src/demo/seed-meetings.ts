import { Account } from '../accounts/account.entity.ts';
import { Document } from '../documents/document.entity.ts';
import { addItem } from '../meetings/change-agenda.ts';
import { startMeeting } from '../meetings/change-meeting.ts';
import { planSeries } from '../meetings/change-series.ts';
import { draftMinutes } from '../meetings/keep-minutes.ts';
import { planMeeting } from '../meetings/plan-meeting.ts';
import { addStandingItem } from '../meetings/standing-agenda.ts';
import { attendeesIn, setAttendance } from '../meetings/take-attendance.ts';
import { dayIn, timeIn } from '../meetings/wall-clock.ts';
import { databaseNow } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { Space } from '../spaces/space.entity.ts';
import { demoMeetings } from './demo-meetings.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const ZONE = 'Europe/Berlin';

/** A series of meetings with the agenda of the next one. What is there already stays. */
export async function seedMeetings(database: Database, viewers: ReadonlyMap<string, Viewer>): Promise<void> {
  const viewer = viewers.get(demoMeetings.plannedBy)!;
  // Whole or not at all: a start after `kill -9` finds it, or makes it.
  await database.withActor({ accountId: viewer.accountId }, async (transaction) => {
    const space = await transaction.em.findOneOrFail(Space, { name: demoMeetings.space });
    const known = await transaction.sql('select 1 from meeting_series where space_id = $1', [space.id]);
    if (known.length === 0) await fill(transaction, viewer, space.id);
  });
}

async function fill(transaction: Transaction, viewer: Viewer, spaceId: string): Promise<void> {
  const { participants, standing, agenda, today: ___, space: _, plannedBy: __, ...series } = demoMeetings;
  const accounts = await transaction.em.find(Account, { email: { $in: participants } });
  const idOf = (email: string | undefined) => accounts.find((each) => each.email === email)?.id ?? null;
  const seriesId = await planSeries(transaction, viewer, {
    ...{ ...series, spaceId, timeZone: ZONE },
    startsOn: new Date(databaseNow() + DAY).toISOString().slice(0, 10),
    participants: participants.map((email) => ({ accountId: idOf(email)!, kind: 'ENTITLED' })),
  });
  for (const item of standing)
    await addStandingItem(transaction, viewer, { ...item, seriesId, atEnd: false });
  const [next] = await transaction.sql<{ id: string }>(
    'select id from meeting where series_id = $1 order by starts_at limit 1',
    [seriesId],
  );
  for (const { document, responsible, ...item } of agenda) {
    const linked = document
      ? await transaction.em.findOneOrFail(Document, { spaceId, title: document })
      : null;
    const documentIds = linked ? [linked.id] : [];
    await addItem(transaction, viewer, {
      ...{ ...item, meetingId: next!.id, documentIds },
      responsibleId: idOf(responsible),
    });
  }
  await holdNow(transaction, viewer, spaceId, accounts);
}

/** A meeting that runs, with its minutes: some have come, one is excused. */
async function holdNow(
  transaction: Transaction,
  viewer: Viewer,
  spaceId: string,
  accounts: readonly Account[],
): Promise<void> {
  const { title, items, place } = demoMeetings.today;
  const startsAt = databaseNow() + MINUTE;
  const meetingId = await planMeeting(transaction, viewer, {
    ...{ spaceId, title, place, timeZone: ZONE, durationMinutes: 60, chairId: viewer.accountId },
    ...{ day: dayIn(startsAt, ZONE), time: timeIn(startsAt, ZONE) },
    participants: accounts.map(({ id }) => ({ accountId: id, kind: 'ENTITLED' })),
  });
  for (const item of items) await addItem(transaction, viewer, { ...item, meetingId });
  await startMeeting(transaction, viewer, meetingId, await draftMinutes(transaction, viewer, meetingId));
  const listed = (await attendeesIn(transaction, meetingId))
    .toSorted((a, b) => Number(a.accountId === viewer.accountId) - Number(b.accountId === viewer.accountId))
    .map(({ id }) => id);
  const say = (attendeeIds: string[], state: 'PRESENT' | 'EXCUSED') =>
    setAttendance(transaction, viewer, { meetingId, attendeeIds, state });
  await say(listed.slice(1), 'PRESENT');
  await say(listed.slice(0, 1), 'EXCUSED');
}
