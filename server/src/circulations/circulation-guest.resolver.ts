import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { RoundParts } from './advance-circulation.ts';
import { ResendCirculationLinkInput } from './circulation.inputs.ts';
import { authorizeCirculation, can } from './circulation.policy.ts';
import { Circulation, CirculationGuest, CirculationSeat } from './circulation.types.ts';
import { circulationsById } from './list-circulations.ts';
import { removeGuest, renewLink, roundOfSeat } from './renew-guest-link.ts';

/** People outside who are asked, for those who named them. */
@Resolver(() => CirculationSeat)
export class CirculationGuestResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.circulationChangesPerMinute, seconds: 60 });

  constructor(
    private readonly parts: RoundParts,
    /** As new rounds charge it. */
    private readonly links: RateLimit,
  ) {}

  @ChangedBy<CirculationSeat>(({ circulationId }) => [circulationId], ownMemberships)
  @FieldResolver(() => CirculationGuest, {
    nullable: true,
    description: 'Where somebody outside is asked; null for accounts, and for whoever is no lead.',
  })
  guest(
    @Root() { id, guestName }: CirculationSeat,
    @Ctx() context: Context,
  ): Promise<CirculationGuest | null> | null {
    // A link is nobody who is signed in.
    return guestName === null || !context.viewer ? null : context.fetch(guestsBySeat, id);
  }

  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Sends somebody outside a new link, also to another address; the former ones are void. For leads. RATE_LIMITED within a minute, CONFLICT { ALREADY_ANSWERED } for another address after an answer, GONE { ENDED } when the round is over or they are asked no more.',
  })
  resendCirculationLink(
    @Arg('input', () => ResendCirculationLinkInput, { description: 'Whom, and where.' })
    input: ResendCirculationLinkInput,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    this.links.charge(context.signedIn.accountId);
    return this.change(context, input.seatId, (transaction, circulationId) =>
      renewLink(transaction, this.parts, circulationId, input),
    );
  }

  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Asks somebody outside no more: their links are void at once, and what they answered stays. For leads. GONE { ENDED } when the round is over.',
  })
  removeCirculationGuest(
    @Arg('seatId', () => ID, { description: 'On which seat they are asked.' }) seatId: string,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    return this.change(context, seatId, (transaction, circulationId) =>
      removeGuest(transaction, this.parts, circulationId, seatId),
    );
  }

  private async change(
    context: Context,
    seatId: string,
    work: (transaction: Transaction, circulationId: string) => Promise<void>,
  ): Promise<Circulation> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const id = await context.transaction(async (transaction) => {
      const { row, role } = await authorizeCirculation(
        transaction,
        viewer,
        await roundOfSeat(transaction, seatId),
      );
      if (!can(role, 'askGuests')) throw new AppError('FORBIDDEN');
      await work(transaction, row.id);
      return row.id;
    });
    const round = await context.fetch(circulationsById, id);
    if (!round) throw new AppError('NOT_FOUND');
    return round;
  }
}

const GUESTS: Statement = {
  name: 'guests-of-seats',
  text: `select seat_id as "seatId", email, sent_at as "sentAt", refused_at as "refusedAt" from circulation_guest
    where seat_id = any($1)`,
};

async function guestsBySeat(read: Read, seatIds: readonly string[]): Promise<Map<string, CirculationGuest>> {
  const rows = await read<CirculationGuest & { seatId: string }>(GUESTS, [seatIds]);
  return new Map(rows.map((row) => [row.seatId, Object.assign(new CirculationGuest(), row)]));
}
