import { dayAt, deadlineOn } from '@umlauf/shared/circulation/deadline';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import { SeatKind } from '../bodies/body.types.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import type { MailLocale } from '../platform/mail/outbox.ts';
import { isEntitled } from './circulation-rows.ts';

/** Who is to be asked, before the round has it. */
export interface FrozenSeat {
  id: string;
  accountId: string | null;
  organisationId: string | null;
  organisationName: string | null;
  bodySeatId: string | null;
  voteId: string;
  kind: SeatKind;
  position: number;
  endedAt: Date | null;
  /** Somebody outside the hub; null: an account is asked. */
  guest: { name: string; email: string; locale: MailLocale } | null;
}

interface BodySeatRow extends Pick<
  FrozenSeat,
  'accountId' | 'organisationId' | 'organisationName' | 'bodySeatId' | 'kind'
> {
  endsOn: string | null;
}

const OF_BODY = `
  select s.id as "bodySeatId", s.account_id as "accountId", s.organisation_id as "organisationId",
    o.name as "organisationName", s.kind, s.ends_on::text as "endsOn"
  from body_seat s join organisation o on o.id = s.organisation_id
    join account a on a.id = s.account_id and a.locked_at is null
  where s.body_id = $1 and s.starts_on <= $2::date and (s.ends_on is null or s.ends_on >= $2::date)
  order by array_position('{CHAIR,ENTITLED,DEPUTY,ADVISORY,GUEST}'::text[], s.kind), o.name, s.id`;

/** Held until the round has its seats: whoever leaves meanwhile is found on one of them, and loses it. */
const HOLD_BODY = 'select 1 from body_seat where body_id = $1 for share';
const HOLD_MEMBERS = 'select 1 from membership where space_id = $1 and account_id = any($2) for share';

/**
 * Who sits in a body on this day: vacant seats, and those of whoever is locked out, bear no vote. Seats of one organisation
 * share its vote and its turn. Throws INVALID_INPUT { bodyId } when the viewer sees no such body.
 */
export async function seatsOfBody(
  { sql, asHouse }: Transaction,
  bodyId: string,
  rules: RuleSet,
  now: number,
): Promise<{ name: string; seats: FrozenSeat[] }> {
  const [body] = isId('bod', bodyId)
    ? await sql<{ name: string }>('select name from body where id = $1', [bodyId])
    : [];
  if (!body) throw new AppError('INVALID_INPUT', { fields: { bodyId: 'UNKNOWN_VALUE' } });
  await asHouse(() => sql(HOLD_BODY, [bodyId]));
  const rows = await sql<BodySeatRow>(OF_BODY, [bodyId, dayAt(now)]);
  const asked = rows.filter(({ kind }) => kind !== SeatKind.DEPUTY || rules.deputies !== 'NO_DEPUTIES');
  const turns = [...new Set(asked.map(({ organisationId }) => organisationId))];
  const seats = asked.map(({ endsOn, ...seat }) => ({
    ...seat,
    id: newId('cst'),
    voteId: seat.organisationId!,
    position: turns.indexOf(seat.organisationId) + 1,
    endedAt: endsOn ? new Date(deadlineOn(endsOn, null, false).at + 1) : null,
    guest: null,
  }));
  return { name: body.name, seats };
}

/** Members of the space who do not belong to it for a time only. */
const OF_SPACE = `
  select m.account_id as "accountId", a.organisation_id as "organisationId", o.name as "organisationName"
  from membership m join account a on a.id = m.account_id and a.kind = 'PERSON' and a.locked_at is null
  left join organisation o on o.id = a.organisation_id
  where m.space_id = $1 and m.account_id = any($2) and m.role in ('LEAD', 'WRITER', 'READER')`;

/**
 * Members of the space, in the order in which they are named: each for their organisation, who has none for themselves.
 * Throws INVALID_INPUT { accountIds } when one of them does not belong to it.
 */
export async function seatsOfMembers(
  { sql, asHouse }: Transaction,
  spaceId: string,
  accountIds: readonly string[],
): Promise<FrozenSeat[]> {
  const ids = [...new Set(accountIds)];
  if (ids.length > LIMITS.seatsPerRound)
    throw new AppError('LIMIT', { limit: 'seatsPerRound', max: LIMITS.seatsPerRound });
  await asHouse(() => sql(HOLD_MEMBERS, [spaceId, ids]));
  const rows = await sql<{
    accountId: string;
    organisationId: string | null;
    organisationName: string | null;
  }>(OF_SPACE, [spaceId, ids]);
  const byId = new Map(rows.map((row) => [row.accountId, row]));
  const unknown = ids.filter((id) => !byId.has(id));
  if (unknown.length > 0)
    throw new AppError('INVALID_INPUT', { fields: { accountIds: 'UNKNOWN_VALUE' }, unknown });
  return ids.map((id, index) => {
    const { accountId, organisationId, organisationName } = byId.get(id)!;
    return {
      id: newId('cst'),
      accountId,
      organisationId,
      organisationName,
      bodySeatId: null,
      voteId: organisationId ?? accountId,
      kind: SeatKind.ENTITLED,
      position: index + 1,
      endedAt: null,
      guest: null,
    };
  });
}

/** Writes down who is asked. Throws CONFLICT { NOBODY_ENTITLED } when nobody among them bears a vote, LIMIT. */
export async function insertSeats(
  { sql }: Transaction,
  { id, spaceId }: { id: string; spaceId: string },
  seats: readonly FrozenSeat[],
): Promise<void> {
  if (seats.length > LIMITS.seatsPerRound)
    throw new AppError('LIMIT', { limit: 'seatsPerRound', max: LIMITS.seatsPerRound });
  if (!seats.some(({ kind, accountId, guest }) => isEntitled(kind) && (accountId || guest)))
    throw new AppError('CONFLICT', { reason: 'NOBODY_ENTITLED' });
  const column = <Value>(value: (seat: FrozenSeat) => Value) => seats.map(value);
  await sql(
    `insert into circulation_seat (circulation_id, space_id, id, account_id, organisation_id, organisation_name,
       body_seat_id, vote_id, kind, position, ended_at, guest_name)
     select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::int[], $11::timestamptz[], $12::text[])`,
    [
      id,
      spaceId,
      column((seat) => seat.id),
      column((seat) => seat.accountId),
      column((seat) => seat.organisationId),
      column((seat) => seat.organisationName),
      column((seat) => seat.bodySeatId),
      column((seat) => seat.voteId),
      column((seat) => seat.kind),
      column((seat) => seat.position),
      column((seat) => seat.endedAt),
      column((seat) => seat.guest?.name ?? null),
    ],
  );
}
