import { LIMITS } from '@umlauf/shared/limits';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import type { ParticipantKindName } from './meeting-enums.ts';
import type { MeetingParticipantInput } from './meeting.inputs.ts';
import type { Meeting } from './meeting.types.ts';

/** Somebody who is to take part. */
export interface Invitee {
  accountId: string;
  kind: ParticipantKindName;
  organisationId: string | null;
}

/** People who belong to the space for good, and can sign in. */
const MEMBERS = `
  select m.account_id as "accountId", a.organisation_id as "organisationId"
  from membership m join account a on a.id = m.account_id and a.kind = 'PERSON' and a.locked_at is null
  where m.space_id = $1 and m.account_id = any($2) and m.role in ('LEAD', 'WRITER', 'READER')`;

export async function membersAmong(
  { sql }: Pick<Transaction, 'sql'>,
  spaceId: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await sql<Pick<Invitee, 'accountId' | 'organisationId'>>(MEMBERS, [spaceId, ids]);
  return new Map(rows.map(({ accountId, organisationId }) => [accountId, organisationId]));
}

/**
 * Those who are named, as members of the space. Throws LIMIT, and INVALID_INPUT { participants } naming in `unknown` who is
 * none, or is named twice.
 */
export async function requireInvitees(
  transaction: Transaction,
  spaceId: string,
  named: readonly MeetingParticipantInput[],
): Promise<Invitee[]> {
  const max = LIMITS.participantsPerMeeting;
  if (named.length > max) throw new AppError('LIMIT', { limit: 'participantsPerMeeting', max });
  const ids = named.map(({ accountId }) => accountId);
  const members = await membersAmong(transaction, spaceId, ids);
  const unknown = ids.filter((id) => !members.has(id));
  if (unknown.length > 0)
    throw new AppError('INVALID_INPUT', { fields: { participants: 'UNKNOWN_VALUE' }, unknown });
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0)
    throw new AppError('INVALID_INPUT', { fields: { participants: 'TAKEN' }, unknown: twice });
  return named.map(({ accountId, kind }) => ({
    accountId,
    kind,
    organisationId: members.get(accountId) ?? null,
  }));
}

/** Throws INVALID_INPUT for who is to lead a meeting, or keep its minutes, and is no member. */
export async function requireConductors(
  transaction: Transaction,
  spaceId: string,
  { chairId, keeperId }: { chairId?: string | null | undefined; keeperId?: string | null | undefined },
): Promise<void> {
  const wanted = { chairId, keeperId };
  const ids = Object.values(wanted).filter((id) => id != null);
  const members = await membersAmong(transaction, spaceId, ids);
  const wrong = Object.entries(wanted).filter(([, id]) => id != null && !members.has(id));
  if (wrong.length > 0)
    throw new AppError('INVALID_INPUT', {
      fields: Object.fromEntries(wrong.map(([field]) => [field, 'UNKNOWN_VALUE' as const])),
    });
}

/** Throws INVALID_INPUT { bodyId } when the viewer sees no such body. */
export async function requireBody({ sql }: Transaction, bodyId: string | null | undefined): Promise<void> {
  if (bodyId == null) return;
  const found = isId('bod', bodyId) ? await sql('select 1 from body where id = $1', [bodyId]) : [];
  if (found.length === 0) throw new AppError('INVALID_INPUT', { fields: { bodyId: 'UNKNOWN_VALUE' } });
}

/**
 * Who usually takes part: those of the series ($2), and those who sit in the body ($3) on the day ($4) and belong to the
 * space ($1). Who is both, as the series says. Deputies of a seat are heard: whether they vote, its holder's presence tells.
 */
const USUAL = `
  select distinct on (w.account_id) w.account_id as "accountId", w.kind,
    coalesce(w.organisation_id, a.organisation_id) as "organisationId"
  from (
    select account_id, kind, null::text as organisation_id, 0 as rank from meeting_series_participant
    where series_id = $2
    union all
    select account_id, case kind when 'CHAIR' then 'ENTITLED' when 'DEPUTY' then 'ADVISORY' else kind end,
      organisation_id, array_position('{CHAIR,ENTITLED,ADVISORY,DEPUTY,GUEST}'::text[], kind)
    from body_seat where body_id = $3 and account_id is not null and starts_on <= $4::date
      and (ends_on is null or ends_on >= $4::date)) w
  join account a on a.id = w.account_id and a.kind = 'PERSON' and a.locked_at is null
  join membership m on m.account_id = w.account_id and m.space_id = $1 and m.role in ('LEAD', 'WRITER', 'READER')
  order by w.account_id, w.rank`;

export const USUAL_PARTICIPANTS: Statement = { name: 'usual-participants', text: USUAL };

/** Of the meeting, or of the series as of today. */
export function usualOf({
  spaceId,
  seriesId,
  bodyId,
  startsAt,
}: Pick<Meeting, 'spaceId' | 'seriesId' | 'bodyId' | 'startsAt'>): unknown[] {
  return [spaceId, seriesId, bodyId, startsAt.toISOString().slice(0, 10)];
}

/** Whom an invitation addresses when nobody is named. The transaction is the house's. */
export function usualInvitees({ sql }: Transaction, meeting: Meeting): Promise<Invitee[]> {
  return sql<Invitee>(USUAL, usualOf(meeting));
}

/** Writes down who takes part, beside those who do already. */
export async function insertParticipants(
  { sql }: Transaction,
  { id, spaceId }: Pick<Meeting, 'id' | 'spaceId'>,
  invitees: readonly Invitee[],
): Promise<void> {
  await sql(
    `insert into meeting_participant (id, meeting_id, space_id, account_id, kind, organisation_id)
     select w.id, $1, $2, w.account_id, w.kind, w.organisation_id
     from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as w (id, account_id, kind, organisation_id)
     on conflict (meeting_id, account_id) do update set kind = excluded.kind`,
    [
      id,
      spaceId,
      invitees.map(() => newId('mpt')),
      invitees.map(({ accountId }) => accountId),
      invitees.map(({ kind }) => kind),
      invitees.map(({ organisationId }) => organisationId),
    ],
  );
}
