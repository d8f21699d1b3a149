import { generateKeyBetween } from 'fractional-indexing';
import type { Locale } from '../accounts/account.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { siblingsIn, type OpenItem } from './agenda-rows.ts';
import { itemsIn } from './agenda.policy.ts';
import { raiseOfAgenda } from './change-agenda.ts';
import type { Meeting } from './meeting.types.ts';
import { MINUTES_WORDS } from './minutes-words.ts';

/** What series call the standing item that is about the last minutes, in the languages of the house. */
const ABOUT_MINUTES = /genehmigung.*protokoll|protokoll.*genehmigung|approv.*minutes|minutes.*approv/i;

/**
 * Minutes of a series that wait to be approved, newest first, each with the next meeting after it that can still be held and has no
 * item for them; one that nobody has opened on its day is not waited for.
 */
const OWED = `
  select m.id, m.starts_at as "startsAt", m.time_zone as "timeZone", n.id as "nextId", n.space_id as "spaceId",
    coalesce((select a.locale from minutes_step p join account a on a.id = p.account_id
      where p.meeting_id = m.id order by p.id desc limit 1), 'DE') as locale
  from meeting m cross join lateral (
    select n.id, n.space_id from meeting n where n.series_id = m.series_id and n.state in ('PLANNED', 'INVITED')
      and n.starts_at > m.starts_at and n.ends_at > now() - interval '1 day' order by n.starts_at, n.id limit 1) n
  where m.series_id = $1 and m.state = 'ENDED' and m.minutes_state in ('IN_COORDINATION', 'COORDINATED')
    and m.minutes_id is not null
    and not exists (select 1 from agenda_item i where i.approves_id = m.id and i.meeting_id = n.id)
    and not exists (select 1 from agenda_item i join meeting r on r.id = i.meeting_id and r.state = 'RUNNING'
      where i.approves_id = m.id and i.removed_at is null)
  order by m.starts_at desc, m.id`;

/** In the language of whoever took the last step with them. */
type Owed = Pick<Meeting, 'id' | 'startsAt' | 'timeZone' | 'spaceId'> & { nextId: string; locale: Locale };
type Next = Pick<Meeting, 'id' | 'spaceId'>;

/**
 * As the house, with the series locked: the next meeting of the series approves what waits for it. A standing item that is about
 * minutes is taken for the last ones; others come first on the agenda.
 */
export async function putApprovals(transaction: Transaction, seriesId: string): Promise<void> {
  const { sql } = transaction;
  const seen = new Set<string>();
  for (const minutes of await sql<Owed>(OWED, [seriesId])) {
    const next = { id: minutes.nextId, spaceId: minutes.spaceId };
    const standing = seen.has(next.id) ? undefined : await standingAboutMinutes(transaction, next.id);
    seen.add(next.id);
    const words = MINUTES_WORDS[minutes.locale];
    const title = words.approval(words.day(minutes.startsAt, minutes.timeZone));
    if (standing)
      await sql('update agenda_item set approves_id = $2 where id = $1', [standing.id, minutes.id]);
    else await insertFirst(transaction, next, minutes, title);
    raiseOfAgenda(transaction, next, 'ADDED', standing?.title ?? title);
  }
}

async function standingAboutMinutes(
  { sql }: Transaction,
  meetingId: string,
): Promise<{ id: string; title: string } | undefined> {
  const rows = await sql<{ id: string; title: string }>(
    `select id, title from agenda_item where meeting_id = $1 and is_standing and approves_id is null
       and removed_at is null and state = 'PLANNED' order by position, id`,
    [meetingId],
  );
  return rows.find(({ title }) => ABOUT_MINUTES.test(title));
}

async function insertFirst(
  transaction: Transaction,
  next: Next,
  { id: approvesId }: Owed,
  title: string,
): Promise<void> {
  const [first] = siblingsIn<OpenItem>(await itemsIn(transaction, next.id), null);
  await transaction.sql(
    `insert into agenda_item (id, meeting_id, space_id, position, kind, title, state, approves_id)
     values ($1, $2, $3, $4, 'DECISION', $5, 'PLANNED', $6)`,
    [
      ...[newId('agi'), next.id, next.spaceId, generateKeyBetween(null, first?.position ?? null)],
      ...[title, approvesId],
    ],
  );
}

/**
 * As the house: nothing is left to be approved. Where a meeting did it, its item was dealt with; elsewhere items go that nobody
 * has come to yet.
 */
export async function settleApprovals(
  transaction: Transaction,
  meetingId: string,
  atMeetingId: string | null = null,
): Promise<void> {
  const { sql } = transaction;
  if (atMeetingId)
    await sql(
      `update agenda_item set state = 'DEALT_WITH', current_since = null, updated_at = now()
       where approves_id = $1 and meeting_id = $2 and removed_at is null and state in ('PLANNED', 'POSTPONED')`,
      [meetingId, atMeetingId],
    );
  const left = await sql<Left>(LEAVE, [meetingId, atMeetingId]);
  for (const { title, isStanding, ...meeting } of left)
    raiseOfAgenda(transaction, meeting, isStanding ? 'CHANGED' : 'REMOVED', title);
}

interface Left {
  /** Of the meeting. */
  id: string;
  spaceId: string;
  title: string;
  isStanding: boolean;
}

/** What stands under an item keeps it. */
const LEAVE = `
  update agenda_item i set removed_at = case when is_standing then removed_at else now() end, approves_id = null
  from meeting n where n.id = i.meeting_id and i.approves_id = $1 and n.id is distinct from $2
    and n.state in ('PLANNED', 'INVITED') and i.state = 'PLANNED' and i.removed_at is null
    and not exists (select 1 from agenda_item c where c.parent_id = i.id and c.removed_at is null)
  returning n.id, n.space_id as "spaceId", i.title, i.is_standing as "isStanding"`;
