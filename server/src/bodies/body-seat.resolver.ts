import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { organisationsById } from '../organisations/list-organisations.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { isStillReferred } from '../platform/database/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { AddBodySeatInput, UpdateBodySeatInput } from './body.inputs.ts';
import { Body, BodySeat } from './body.types.ts';
import { changeBodies, findBody, type BodyChange } from './change-body.ts';
import {
  findSeat,
  insertSeat,
  readChangedSeat,
  readNewSeat,
  updateSeat,
  type SeatFacts,
} from './change-seat.ts';
import { bodiesById } from './list-bodies.ts';
import { listSeats, seatsById } from './list-seats.ts';

const BodySeatConnection = connectionType(BodySeat, 'BodySeat');

@Resolver(() => Body)
export class BodySeatResolver {
  constructor(private readonly announcements: Announcements) {}

  @Costs(3)
  @ChangedBy<Body>(({ id }) => [id])
  @Authorized('spaces:read')
  @FieldResolver(() => BodySeatConnection, {
    description: 'Its seats, former and future ones too: by kind, then by organisation.',
  })
  seats(
    @Root() { id }: Body,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<BodySeat>> {
    return listSeats(id, page, context);
  }

  @Authorized('hub:admin')
  @Mutation(() => BodySeat, {
    description:
      'Adds a seat to a body. For administrators. CONFLICT { field: email } when that person has such a seat at the time.',
  })
  async addBodySeat(
    @Arg('input', () => AddBodySeatInput, { description: 'Who, for whom, as what, and when.' })
    input: AddBodySeatInput,
    @Ctx() context: Context,
  ): Promise<BodySeat> {
    const id = await changeBodies(context, this.announcements, async (transaction) => {
      const body = await findBody(transaction, input.bodyId);
      const seat = await readNewSeat(transaction, input);
      const made = await insertSeat(transaction, seat);
      return [await changeOf(transaction, 'BODY_SEAT_ADDED', body, made, seat), made];
    });
    return requireSeat(context, id);
  }

  @Authorized('hub:admin')
  @Mutation(() => BodySeat, {
    description: 'Changes who has a seat, as what, or from when to when. For administrators.',
  })
  async updateBodySeat(
    @Arg('input', () => UpdateBodySeatInput, { description: 'What changes.' }) input: UpdateBodySeatInput,
    @Ctx() context: Context,
  ): Promise<BodySeat> {
    await changeBodies(context, this.announcements, async (transaction) => {
      const { bodyId } = await findSeat(transaction, input.seatId);
      const body = await findBody(transaction, bodyId);
      // Read once more: it may have changed while we waited for the body.
      const seat = await readChangedSeat(transaction, await findSeat(transaction, input.seatId), input);
      await updateSeat(transaction, input.seatId, seat);
      return [await changeOf(transaction, 'BODY_SEAT_CHANGED', body, input.seatId, seat), null];
    });
    return requireSeat(context, input.seatId);
  }

  @Authorized('hub:admin')
  @Mutation(() => Body, {
    description:
      'Removes a seat as if it had never been; one that ends has a last day instead. CONFLICT while it has deputies. For administrators.',
  })
  async removeBodySeat(
    @Arg('seatId', () => ID, { description: 'The seat.' }) seatId: string,
    @Ctx() context: Context,
  ): Promise<Body> {
    const id = await changeBodies(context, this.announcements, async (transaction) => {
      const { bodyId } = await findSeat(transaction, seatId);
      const body = await findBody(transaction, bodyId);
      const seat = await findSeat(transaction, seatId);
      await transaction.sql('delete from body_seat where id = $1', [seatId]).catch(asStillUsed);
      await transaction.sql('update body set updated_at = now() where id = $1', [bodyId]);
      return [await changeOf(transaction, 'BODY_SEAT_REMOVED', body, seatId, seat), bodyId];
    });
    return (await context.fetch(bodiesById, id))!;
  }
}

@Resolver(() => BodySeat)
export class BodySeatFieldsResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Organisation, { description: 'For which organisation.' })
  async organisation(@Root() { organisationId }: BodySeat, @Ctx() context: Context): Promise<Organisation> {
    const organisation = await context.fetch(organisationsById, organisationId);
    if (!organisation) throw new AppError('NOT_FOUND');
    return organisation;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, { nullable: true, description: 'Who; null while the seat is vacant.' })
  account(@Root() { accountId }: BodySeat, @Ctx() context: Context): Promise<Account | null> | null {
    return accountId ? context.fetch(accountsById, accountId) : null;
  }
}

/** For the trail: whose seat it is, or which one when it is vacant. */
async function changeOf(
  { sql }: Transaction,
  kind: BodyChange['kind'],
  body: BodyChange['body'],
  seatId: string,
  seat: SeatFacts,
): Promise<BodyChange> {
  const [organisation] = await sql<{ name: string }>('select name from organisation where id = $1', [
    seat.organisationId,
  ]);
  const facts = { organisation: organisation!.name, seat: seat.kind };
  return { kind, body, subjectId: seat.accountId ?? seatId, facts };
}

async function requireSeat(context: Context, id: string): Promise<BodySeat> {
  const seat = await context.fetch(seatsById, id);
  if (!seat) throw new AppError('NOT_FOUND');
  return seat;
}

/** Somebody stands in for it. */
function asStillUsed(error: unknown): never {
  throw isStillReferred(error) ? new AppError('CONFLICT', { reason: 'STILL_USED' }) : error;
}
