import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { currentAddress } from '../platform/http/request-scope.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { RoundParts } from './advance-circulation.ts';
import { takeAnswer } from './answer-circulation.ts';
import { CIRCULATION_COLUMNS, lockRound, type CirculationRow } from './circulation-rows.ts';
import { AnswerAsGuestInput } from './circulation.inputs.ts';
import { bearerOf, type GuestBearer } from './circulation.policy.ts';
import { GuestCirculation } from './guest-circulation.types.ts';
import { noteOpened } from './withdraw-circulation.ts';

const OWN_ROUND: Statement = {
  name: 'round-of-guest-link',
  text: `select ${CIRCULATION_COLUMNS} from circulation c where c.id = $1`,
};

/** The doors of whoever is asked outside the hub: a link opens one round, and nothing beside it. Nobody signs in here. */
@Resolver(() => GuestCirculation)
export class GuestCirculationResolver {
  private readonly bearers = new RateLimit({ points: LIMITS.circulationChangesPerMinute, seconds: 60 });
  private readonly strangers = new RateLimit({ points: LIMITS.badGuestLinksPerMinute, seconds: 60 });

  constructor(private readonly parts: RoundParts) {}

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @Authorized()
  @Query(() => GuestCirculation, {
    nullable: true,
    description:
      'The round to which a personal link leads; null when the link is not good, or not any more. Looking spends and records nothing.',
  })
  async guestCirculation(
    @Arg('secret', () => String, { description: 'What stands behind the # of the link.' }) secret: string,
    @Ctx() context: Context,
  ): Promise<GuestCirculation | null> {
    const bearer = await this.bearer(context, secret);
    return bearer && shownTo(context, bearer);
  }

  @Authorized()
  @Mutation(() => GuestCirculation, {
    description:
      'Says that whoever was sent this link has the matter before them: the first time is recorded, as they are told. For what a person does, never for following the link. GONE when it is not good any more.',
  })
  noteGuestCirculationOpened(
    @Arg('secret', () => String, { description: 'What stands behind the # of the link.' }) secret: string,
    @Ctx() context: Context,
  ): Promise<GuestCirculation> {
    return this.change(context, secret, async (transaction, bearer, row) => {
      await noteOpened(transaction, this.parts, bearer, row);
    });
  }

  @Costs(20)
  @Authorized()
  @Mutation(() => GuestCirculation, {
    description:
      'Answers by a personal link, for the organisation for which its bearer is asked, or as somebody who is heard. Refused as `answerCirculation` is; GONE also when the link is not good any more.',
  })
  answerAsCirculationGuest(
    @Arg('input', () => AnswerAsGuestInput, { description: 'The link’s secret, and the answer.' })
    { secret, choice, remark }: AnswerAsGuestInput,
    @Ctx() context: Context,
  ): Promise<GuestCirculation> {
    return this.change(context, secret, async (transaction, bearer) => {
      const { seatId, circulationId } = bearer;
      const input = { circulationId, seatId, choice, ...(remark != null && { remark }) };
      await takeAnswer(transaction, this.parts, bearer, input);
    });
  }

  /** In a transaction in which nothing but the bearer's round is there. */
  private async change(
    context: Context,
    secret: string,
    work: (transaction: Transaction, bearer: GuestBearer, row: CirculationRow) => Promise<void>,
  ): Promise<GuestCirculation> {
    const bearer = await this.bearer(context, secret);
    if (!bearer) throw new AppError('GONE');
    this.bearers.charge(bearer.seatId);
    await context.database.withActor(bearer.actor, async (transaction) => {
      // First of all, as whoever takes a link away: whether it is good is asked when that is done.
      await transaction.asHouse(() => lockRound(transaction, bearer.circulationId));
      const [row] = await transaction.sql<CirculationRow>(OWN_ROUND.text, [bearer.circulationId]);
      // Taken away since.
      if (!row) throw new AppError('GONE');
      await work(transaction, bearer, row);
    });
    const shown = await shownTo(context, bearer);
    if (!shown) throw new AppError('GONE');
    return shown;
  }

  /** Links cannot be guessed; whoever tries is slowed down all the same. Bearers of good ones are not held up by them. */
  private async bearer(context: Context, secret: string): Promise<GuestBearer | null> {
    const bearer = await bearerOf(context.database, secret);
    const address = currentAddress();
    if (!bearer && address !== null) this.strangers.charge(address);
    return bearer;
  }
}

async function shownTo({ database }: Context, bearer: GuestBearer): Promise<GuestCirculation | null> {
  const [row] = await database.read<CirculationRow>(bearer.actor, OWN_ROUND, [bearer.circulationId]);
  if (!row) return null;
  const { id: circulationId, ...round } = row;
  return Object.assign(new GuestCirculation(), { ...round, id: bearer.seatId, circulationId, row, bearer });
}
