import { isDay } from '@umlauf/shared/circulation/working-days';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { isId, newId } from '../platform/ids.ts';
import type { AddBodySeatInput, UpdateBodySeatInput } from './body.inputs.ts';
import { SeatKind, type BodySeat } from './body.types.ts';

/** What is kept of a seat. */
export type SeatFacts = Omit<BodySeat, 'id' | 'place'>;

const COLUMNS = `id, body_id as "bodyId", kind, organisation_id as "organisationId", account_id as "accountId",
  deputy_of_id as "deputyOfId", starts_on::text as "startsOn", ends_on::text as "endsOn"`;

/** A seat by its id. Throws NOT_FOUND. */
export async function findSeat({ sql }: Transaction, seatId: string): Promise<SeatFacts & { id: string }> {
  const [seat] = isId('sea', seatId)
    ? await sql<SeatFacts & { id: string }>(`select ${COLUMNS} from body_seat where id = $1`, [seatId])
    : [];
  if (!seat) throw new AppError('NOT_FOUND');
  return seat;
}

/** A new seat as it was sent in, sound; throws INVALID_INPUT naming every field with a fault. */
export async function readNewSeat(transaction: Transaction, input: AddBodySeatInput): Promise<SeatFacts> {
  const { bodyId, kind } = input;
  const isDeputy = kind === SeatKind.DEPUTY;
  const stoodFor = input.deputyOfId ? await seatToStandFor(transaction, bodyId, input.deputyOfId) : null;
  const organisationId = input.organisationId || stoodFor?.organisationId || null;
  const { accountId, fault } = await accountBy(transaction, input.email);
  const deputyFault = input.deputyOfId ? (stoodFor ? null : 'UNKNOWN_VALUE') : 'EMPTY';
  checkFields({
    deputyOfId: isDeputy ? deputyFault : input.deputyOfId ? 'MISMATCH' : null,
    organisationId:
      stoodFor && organisationId !== stoodFor.organisationId
        ? 'MISMATCH'
        : await faultOfOrganisation(transaction, organisationId),
    email: fault,
    ...faultsOfDays(input.startsOn, input.endsOn || null),
  });
  return {
    bodyId,
    kind,
    organisationId: organisationId!,
    accountId,
    deputyOfId: stoodFor?.id ?? null,
    startsOn: input.startsOn,
    endsOn: input.endsOn || null,
  };
}

/** A seat with what is to be changed of it; throws as `readNewSeat`. */
export async function readChangedSeat(
  transaction: Transaction,
  present: SeatFacts,
  input: UpdateBodySeatInput,
): Promise<SeatFacts> {
  const kind = input.kind ?? present.kind;
  const isAnotherDeputy = (kind === SeatKind.DEPUTY) !== (present.kind === SeatKind.DEPUTY);
  const startsOn = input.startsOn || present.startsOn;
  const endsOn = input.endsOn == null ? present.endsOn : input.endsOn || null;
  const { accountId, fault } =
    input.email == null
      ? { accountId: present.accountId, fault: null }
      : await accountBy(transaction, input.email);
  checkFields({
    kind: isAnotherDeputy ? 'MISMATCH' : null,
    email: fault,
    ...faultsOfDays(startsOn, endsOn),
  });
  return { ...present, kind, accountId, startsOn, endsOn };
}

/** Writes a seat down, whose body is locked. Throws CONFLICT when the same person has such a seat at the same time. */
export async function insertSeat(transaction: Transaction, seat: SeatFacts): Promise<string> {
  const { sql } = transaction;
  const [count] = await sql<{ total: number }>(
    'select count(*)::int as total from body_seat where body_id = $1',
    [seat.bodyId],
  );
  if (count!.total >= LIMITS.seatsPerBody)
    throw new AppError('LIMIT', { limit: 'seatsPerBody', max: LIMITS.seatsPerBody });
  const id = newId('sea');
  await refuseTwice(transaction, id, seat);
  await sql(
    `insert into body_seat (id, body_id, kind, organisation_id, account_id, deputy_of_id, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      seat.bodyId,
      seat.kind,
      seat.organisationId,
      seat.accountId,
      seat.deputyOfId,
      seat.startsOn,
      seat.endsOn,
    ],
  );
  await touch(transaction, seat.bodyId);
  return id;
}

/** The same for one that is there. */
export async function updateSeat(transaction: Transaction, id: string, seat: SeatFacts): Promise<void> {
  await refuseTwice(transaction, id, seat);
  await transaction.sql(
    'update body_seat set kind = $2, account_id = $3, starts_on = $4, ends_on = $5 where id = $1',
    [id, seat.kind, seat.accountId, seat.startsOn, seat.endsOn],
  );
  await touch(transaction, seat.bodyId);
}

/** For whom a deputy can stand in: somebody of the same body who is none. */
async function seatToStandFor(transaction: Transaction, bodyId: string, seatId: string) {
  const [seat] = isId('sea', seatId)
    ? await transaction.sql<{ id: string; organisationId: string }>(
        `select id, organisation_id as "organisationId" from body_seat
         where id = $1 and body_id = $2 and kind not in ('DEPUTY', 'GUEST')`,
        [seatId, bodyId],
      )
    : [];
  return seat ?? null;
}

async function faultOfOrganisation({ sql }: Transaction, id: string | null): Promise<FieldFault | null> {
  if (!id) return 'EMPTY';
  const found = isId('org', id) ? await sql('select 1 from organisation where id = $1', [id]) : [];
  return found.length > 0 ? null : 'UNKNOWN_VALUE';
}

/** Programs have no address: they sit nowhere. */
async function accountBy({ sql }: Transaction, email: string | null | undefined) {
  const address = email?.trim().toLowerCase();
  if (!address) return { accountId: null, fault: null };
  const [account] = address.includes('\0')
    ? []
    : await sql<{ id: string }>('select id from account where email = $1', [address]);
  return { accountId: account?.id ?? null, fault: account ? null : ('UNKNOWN_VALUE' as const) };
}

function faultsOfDays(startsOn: string, endsOn: string | null): Record<string, FieldFault | null> {
  if (!isDay(startsOn)) return { startsOn: startsOn ? 'MALFORMED' : 'EMPTY' };
  if (endsOn && !isDay(endsOn)) return { endsOn: 'MALFORMED' };
  return { endsOn: endsOn && endsOn < startsOn ? 'OUT_OF_RANGE' : null };
}

async function refuseTwice({ sql }: Transaction, id: string, seat: SeatFacts): Promise<void> {
  if (!seat.accountId) return;
  const found = await sql(
    `select 1 from body_seat where body_id = $1 and account_id = $2 and organisation_id = $3 and kind = $4 and id <> $5
       and deputy_of_id is not distinct from $6
       and daterange(starts_on, ends_on, '[]') && daterange($7::date, $8::date, '[]')`,
    [
      seat.bodyId,
      seat.accountId,
      seat.organisationId,
      seat.kind,
      id,
      seat.deputyOfId,
      seat.startsOn,
      seat.endsOn,
    ],
  );
  if (found.length > 0) throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS', field: 'email' });
}

async function touch({ sql }: Transaction, bodyId: string): Promise<void> {
  await sql('update body set updated_at = now() where id = $1', [bodyId]);
}
