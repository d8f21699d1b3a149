import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { Body } from '../bodies/body.types.ts';
import { bodiesById } from '../bodies/list-bodies.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import { connectionType, PageArgs, pageOfAll, type Connection } from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { DocumentDifference } from '../versions/difference.types.ts';
import { Circulation } from './circulation.types.ts';
import { differenceBetween } from './difference-between.ts';
import { GuestCirculation } from './guest-circulation.types.ts';
import type { KnownRounds } from './known-rounds.ts';
import { circulationsById, CONTENT } from './list-circulations.ts';
import { formerRemarksOfGuest, nextRounds, outcomesOfAnswers, remarksOf } from './list-remarks.ts';
import { CirculationRemark, CirculationRemarkAnswer } from './next-round.types.ts';

const CirculationRemarkConnection = connectionType(CirculationRemark, 'CirculationRemark');

/** Rounds that follow one another on the same document. */
@Resolver(() => Circulation)
export class NextRoundResolver {
  constructor(
    private readonly work: TextWork,
    private readonly rounds: KnownRounds,
  ) {}

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Circulation, {
    nullable: true,
    description: 'The round that it follows; null when there is none that the viewer may read.',
  })
  formerRound(
    @Root() { formerId }: Circulation,
    @Ctx() context: Context,
  ): Promise<Circulation | null> | null {
    return formerId ? context.fetch(circulationsById, formerId) : null;
  }

  @ChangedBy<Circulation>(({ id }) => [id], ownChanges)
  @FieldResolver(() => Circulation, {
    nullable: true,
    description: 'The newest round that follows it; null when there is none that the viewer may read.',
  })
  nextRound(@Root() { id }: Circulation, @Ctx() context: Context): Promise<Circulation | null> {
    return context.fetch(nextRounds, id);
  }

  @Costs(10)
  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => CirculationRemarkConnection, {
    description: 'The remarks and reasons that stand in it: of each seat those of the answer that counts.',
  })
  async remarks(
    @Root() circulation: Circulation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<CirculationRemark>> {
    const known = await context.fetch(this.rounds.load, circulation);
    if (!known) throw new AppError('NOT_FOUND');
    return pageOfAll(remarksOf(circulation, known.seats), page, ({ place, id }) => [place, id]);
  }

  @Costs(100)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => DocumentDifference, {
    nullable: true,
    description:
      'What has changed since what the former round was about; null when there is none that the viewer may read. Nobody is named in it.',
  })
  difference(
    @Root() { id, formerId, revision, contentHash }: Circulation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DocumentDifference | null> {
    const texts = { id, formerId, revision, contentHash };
    return differenceOf(this.work, texts, context.read, context, info);
  }

  @ChangedBy(ownChanges)
  @FieldResolver(() => Body, {
    nullable: true,
    description:
      'The body that is asked; null when members of the space are, when it is gone, and for guests.',
  })
  body(@Root() { bodyId }: Circulation, @Ctx() context: Context): Promise<Body | null> | null {
    return bodyId ? context.fetch(bodiesById, bodyId) : null;
  }
}

/** The same, as far as a personal link shows it: to an address that was asked in both. */
@Resolver(() => GuestCirculation)
export class GuestNextRoundResolver {
  constructor(private readonly work: TextWork) {}

  @Costs(5)
  @ChangedBy<GuestCirculation>(({ circulationId }) => [circulationId])
  @FieldResolver(() => [CirculationRemark], {
    description: 'What was remarked from this address in the round before, and what became of it.',
  })
  formerRemarks(@Root() { bearer }: GuestCirculation, @Ctx() context: Context): Promise<CirculationRemark[]> {
    return formerRemarksOfGuest((statement, values) =>
      context.database.read(bearer.actor, statement, values),
    );
  }

  @Costs(100)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => DocumentDifference, {
    nullable: true,
    description:
      'What has changed since what the former round was about; null when there is none, or this address was not asked there.',
  })
  difference(
    @Root() { row, bearer }: GuestCirculation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DocumentDifference | null> {
    const read: Read = (statement, values) => context.database.read(bearer.actor, statement, values);
    return differenceOf(this.work, row, read, context, info);
  }
}

@Resolver(() => CirculationRemark)
export class CirculationRemarkResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who said it; null for somebody outside, when that account is gone, and in secret.',
  })
  account(
    @Root() { saidById, isSecret }: CirculationRemark,
    @Ctx() context: Context,
  ): Promise<Account | null> | null {
    return saidById && !isSecret ? context.fetch(accountsById, saidById) : null;
  }

  @ChangedBy(ownChanges)
  @FieldResolver(() => Boolean, { description: 'Whether the viewer said it.' })
  isOwn(@Root() { saidById }: CirculationRemark, @Ctx() { viewer }: Context): boolean {
    return saidById !== null && saidById === viewer?.accountId;
  }

  @ChangedBy<CirculationRemark>(({ circulationId }) => [circulationId])
  @FieldResolver(() => CirculationRemarkAnswer, {
    nullable: true,
    description: 'What became of it in the next round; null while there is none.',
  })
  outcome(
    @Root() { id, known }: CirculationRemark,
    @Ctx() context: Context,
  ): Promise<CirculationRemarkAnswer | null> | CirculationRemarkAnswer | null {
    return known === undefined ? context.fetch(outcomesOfAnswers, id) : known;
  }
}

type Followed = Pick<Circulation, 'id' | 'formerId' | 'revision' | 'contentHash'>;

/** From the former text to this one, each as far as the reader reads it. */
async function differenceOf(
  work: TextWork,
  { id, formerId, revision, contentHash }: Followed,
  read: Read,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<DocumentDifference | null> {
  if (!formerId) return null;
  const [former] = await read<{ content: string }>(CONTENT, [formerId]);
  const [present] = await read<{ content: string }>(CONTENT, [id]);
  if (!former || !present) return null;
  bearText(former.content, info, context);
  bearText(present.content, info, context);
  return differenceBetween(work, former.content, present.content, { revision, contentHash });
}
