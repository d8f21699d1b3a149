import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Account } from '../accounts/account.entity.ts';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import {
  connectionType,
  emptyConnection,
  PageArgs,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { RoundParts } from './advance-circulation.ts';
import { ForwardCirculationInput } from './circulation.inputs.ts';
import { authorizeCirculation, canForward } from './circulation.policy.ts';
import { Circulation, CirculationSeat } from './circulation.types.ts';
import { forwardSeat, withdrawForward } from './forward-seat.ts';
import { forwardOf } from './forwards.ts';
import { listColleagues } from './list-colleagues.ts';
import { circulationsById } from './list-circulations.ts';
import { roundOfSeat } from './renew-guest-link.ts';

const ColleagueConnection = connectionType(Account, 'Colleague');

/** Whoever is asked hands the question on within their organisation, and takes it back. */
@Resolver(() => CirculationSeat)
export class CirculationForwardResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.circulationChangesPerMinute, seconds: 60 });

  constructor(private readonly parts: RoundParts) {}

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => CirculationSeat, {
    nullable: true,
    description: 'On which seat a colleague is asked in their place at this moment; null: nobody is.',
  })
  forwardedTo(@Root() seat: CirculationSeat): CirculationSeat | null {
    return forwardOf(seat, seat.among, databaseNow());
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => CirculationSeat, {
    nullable: true,
    description: 'Whose question it was, who handed it on; null: they were asked themselves.',
  })
  forwardedFrom(@Root() { forwardedFromId, among }: CirculationSeat): CirculationSeat | null {
    return among.find(({ id }) => id === forwardedFromId) ?? null;
  }

  @Costs(5)
  @ChangedBy<CirculationSeat>(({ circulationId }) => [circulationId], ownChanges, () => [
    changeKeys.anyAccount,
  ])
  @FieldResolver(() => ColleagueConnection, {
    description:
      'To whom the viewer may hand on what is asked on this seat of theirs: people of its organisation who are not asked, by name. None where they may not.',
  })
  async colleagues(
    @Root() seat: CirculationSeat,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('search', () => String, { nullable: true, description: 'Only those whose name has this in it.' })
    search: string | null,
    @Ctx() context: Context,
  ): Promise<Connection<Account>> {
    const { viewer } = context;
    const round = viewer && (await context.fetch(circulationsById, seat.circulationId));
    const mayForward = round?.state === 'RUNNING' && canForward(round.rules, seat, viewer!, databaseNow());
    return mayForward ? listColleagues(seat, search ?? null, page, context) : emptyConnection();
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Hands what is asked on one’s seat on to a colleague of the same organisation, who answers with its one vote; oneself does not until it is taken back. FORBIDDEN where the rules do not allow it, INVALID_INPUT { accountId: UNKNOWN_VALUE } for whoever is no colleague, { TAKEN } for whoever is asked already, { CYCLE } for who handed it on, CONFLICT { BEFORE_TURN }, { ALREADY_ANSWERED }, { FORWARDED }, GONE { ENDED }.',
  })
  forwardCirculation(
    @Arg('input', () => ForwardCirculationInput, { description: 'Which seat’s question, and to whom.' })
    { seatId, accountId }: ForwardCirculationInput,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    return this.change(context, seatId, (transaction, circulationId) =>
      forwardSeat(transaction, this.parts, context.signedIn, { circulationId, seatId, accountId }),
    );
  }

  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Takes back what one handed on, as long as no colleague has answered. CONFLICT { NOT_FORWARDED }, { ALREADY_ANSWERED }, GONE { ENDED }.',
  })
  withdrawCirculationForward(
    @Arg('seatId', () => ID, { description: 'One’s own seat.' }) seatId: string,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    return this.change(context, seatId, (transaction, circulationId) =>
      withdrawForward(transaction, this.parts, context.signedIn, { circulationId, seatId }),
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
      const circulationId = await roundOfSeat(transaction, seatId);
      const { row } = await authorizeCirculation(transaction, viewer, circulationId);
      await work(transaction, row.id);
      return row.id;
    });
    const round = await context.fetch(circulationsById, id);
    if (!round) throw new AppError('NOT_FOUND');
    return round;
  }
}
