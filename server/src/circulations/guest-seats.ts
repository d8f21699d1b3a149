import { LIMITS } from '@umlauf/shared/limits';
import { SeatKind } from '../bodies/body.types.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import { faultOfAddress, type MailLocale } from '../platform/mail/outbox.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { CirculationGuestInput } from './circulation.inputs.ts';
import type { FrozenSeat } from './freeze-seats.ts';

/** Throws INVALID_INPUT naming each entry with a fault, LIMIT for too many. */
export function checkGuests(guests: readonly CirculationGuestInput[]): void {
  const max = LIMITS.guestsPerRound;
  if (guests.length > max) throw new AppError('LIMIT', { limit: 'guestsPerRound', max });
  const emails = guests.map(({ email }) => email.trim().toLowerCase());
  for (const [index, { email, name }] of guests.entries()) {
    const isTwice = emails.indexOf(emails[index]!) < index;
    checkFields({
      [`guests.${index}.email`]: faultOfAddress(email) ?? (isTwice ? 'TAKEN' : null),
      [`guests.${index}.name`]: faultOfLine(name, LIMITS.nameCharacters),
    });
  }
}

/**
 * People outside the hub, after all others. Among people who are chosen one by one they have the vote of the organisation for
 * which they speak; who speaks for none is heard. Beside a body they are heard alone: who has a vote there its seats say.
 * Throws INVALID_INPUT for organisations that the viewer does not see.
 */
export async function seatsOfGuests(
  { sql }: Transaction,
  guests: readonly CirculationGuestInput[],
  { besideBody, after, locale }: { besideBody: boolean; after: number; locale: MailLocale },
): Promise<FrozenSeat[]> {
  if (guests.length === 0) return [];
  const rows = await sql<{ id: string; name: string }>(
    'select id, name from organisation where id = any($1)',
    [guests.flatMap(({ organisationId }) => organisationId ?? [])],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return guests.map(({ email, name, organisationId, locale: own }, index) => {
    if (organisationId && !names.has(organisationId))
      throw new AppError('INVALID_INPUT', {
        fields: { [`guests.${index}.organisationId`]: 'UNKNOWN_VALUE' },
      });
    const id = newId('cst');
    return {
      id,
      accountId: null,
      organisationId: organisationId ?? null,
      organisationName: organisationId ? names.get(organisationId)! : null,
      bodySeatId: null,
      voteId: organisationId ?? id,
      kind: organisationId && !besideBody ? SeatKind.ENTITLED : SeatKind.ADVISORY,
      position: after + index + 1,
      endedAt: null,
      guest: { name: name.trim(), email: email.trim().toLowerCase(), locale: own ?? locale },
    };
  });
}

/** Writes down where they are asked. */
export async function insertGuests(
  { sql }: Transaction,
  { id, spaceId }: { id: string; spaceId: string },
  seats: readonly FrozenSeat[],
): Promise<void> {
  for (const { id: seatId, guest } of seats) {
    if (guest)
      await sql(
        'insert into circulation_guest (seat_id, circulation_id, space_id, email, locale) values ($1, $2, $3, $4, $5)',
        [seatId, id, spaceId, guest.email, guest.locale],
      );
  }
}
