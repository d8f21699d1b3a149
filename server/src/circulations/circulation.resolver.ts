import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import { Document } from '../documents/document.entity.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { databaseMoment } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, objectAskedFor, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { RoundParts } from './advance-circulation.ts';
import { CirculationFilter } from './circulation-enums.ts';
import { takeAnswer } from './answer-circulation.ts';
import {
  AnswerCirculationInput,
  checkStart,
  CirculationsArgs,
  StartCirculationInput,
  WithdrawCirculationInput,
} from './circulation.inputs.ts';
import { authorizeCirculation, authorizeStart, canWithdraw, programOf } from './circulation.policy.ts';
import { Circulation } from './circulation.types.ts';
import { circulationsById, listCirculations } from './list-circulations.ts';
import { checkDocuments, type FrozenDocument } from './freeze-documents.ts';
import { checkGuests } from './guest-seats.ts';
import { startRound } from './start-circulation.ts';
import { noteOpened, withdrawRound } from './withdraw-circulation.ts';

const CirculationConnection = connectionType(Circulation, 'Circulation');

/** Rounds: members of a document's space read them, writers start them, and whoever is asked reads and answers. */
@Resolver(() => Document)
export class CirculationResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.circulationChangesPerMinute, seconds: 60 });

  constructor(
    private readonly coediting: Coediting,
    private readonly work: TextWork,
    private readonly parts: RoundParts,
    /** Links to people outside that an account may send in a day: with a new round, and anew. */
    private readonly links: RateLimit,
  ) {}

  // Which wait is told to those alone for whom they do: every page has their number.
  @ChangedBy(ownChanges, ownMemberships, (_query, { filter }) =>
    filter === CirculationFilter.ALL ? [changeKeys.anyCirculation] : [],
  )
  @Authorized('documents:read')
  @Query(() => CirculationConnection, {
    description:
      'Rounds that the viewer may read, newest first; those that wait for the viewer by their deadline.',
  })
  circulations(
    @Args(() => CirculationsArgs) args: CirculationsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Circulation>> {
    return listCirculations(args, null, context);
  }

  @Costs(3)
  @ChangedBy<Document>(({ id }) => [changeKeys.circulations(id)], ownChanges, ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => CirculationConnection, {
    name: 'circulations',
    description: 'Its rounds that the viewer may read, newest first. None for guests who are not asked.',
  })
  circulationsOf(
    @Root() { id }: Document,
    @Args(() => CirculationsArgs) args: CirculationsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Circulation>> {
    return listCirculations(args, id, context);
  }

  @ChangedBy(objectAskedFor, ownChanges, ownMemberships)
  @Authorized('documents:read')
  @Query(() => Circulation, {
    nullable: true,
    description: 'One round; null when there is none that the viewer may read.',
  })
  async circulation(
    @Arg('id', () => ID, { description: 'The round.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Circulation | null> {
    return isId('cir', id) && context.isSignedIn ? context.fetch(circulationsById, id) : null;
  }

  @Costs(50)
  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Sends a document round as it is at this moment, with further ones and attached files, and asks those who are to answer. For writers; to people outside for leads. CONFLICT { NOBODY_ENTITLED } when nobody among them bears a vote.',
  })
  async startCirculation(
    @Arg('input', () => StartCirculationInput, { description: 'What, whom, by which rules, until when.' })
    input: StartCirculationInput,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    const viewer = context.signedIn;
    checkStart(input);
    checkDocuments(input);
    checkGuests(input.guests ?? []);
    await context.transaction((transaction) => authorizeStart(transaction, viewer, input));
    this.charge(context);
    this.links.charge(viewer.accountId, input.guests?.length ?? 0);
    const states = new Map<string, FrozenDocument['state']>();
    for (const each of [input.documentId, ...(input.furtherDocumentIds ?? [])])
      states.set(each, await this.stateOf(each));
    const id = await context.transaction(async (transaction) => {
      // Asked once more: reading the documents takes its time.
      const documents = await authorizeStart(transaction, viewer, input);
      const [first, ...further] = documents.map((document) => ({
        document,
        state: states.get(document.id)!,
      }));
      return startRound(transaction, this.parts, viewer, [first!, ...further], input);
    });
    return requireRound(context, id);
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Answers in a round, for the organisation whose seat it is; a service account for its own one, where the rules let programs answer. CONFLICT { BEFORE_TURN } in a sequence, { ALREADY_ANSWERED } where answers cannot be changed, LIMIT { answersPerSeat } for whoever changes theirs all the time, GONE { ENDED } when it is over and nothing late is taken.',
  })
  async answerCirculation(
    @Arg('input', () => AnswerCirculationInput, { description: 'Which round, and the answer.' })
    input: AnswerCirculationInput,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    const viewer = context.signedIn;
    this.charge(context);
    const program = await programOf(context.read, viewer);
    await context.transaction(async (transaction) => {
      await authorizeCirculation(transaction, viewer, input.circulationId);
      const { accountId } = viewer;
      await takeAnswer(transaction, this.parts, { accountId, program }, input);
    });
    return requireRound(context, input.circulationId);
  }

  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Says that the viewer, who is asked, has the matter before them: the first time is recorded, as they are told. Nothing happens for others.',
  })
  async noteCirculationOpened(
    @Arg('circulationId', () => ID, { description: 'The round.' }) circulationId: string,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    const viewer = context.signedIn;
    this.charge(context);
    await context.transaction(async (transaction) => {
      const { row } = await authorizeCirculation(transaction, viewer, circulationId);
      await noteOpened(transaction, this.parts, viewer, row);
    });
    return requireRound(context, circulationId);
  }

  @Authorized('documents:write')
  @Mutation(() => Circulation, {
    description:
      'Ends a round without a result, with a reason. For whoever started it, and leads. GONE { ENDED } when it is over.',
  })
  async withdrawCirculation(
    @Arg('input', () => WithdrawCirculationInput, { description: 'Which one, and why.' })
    { circulationId, reason }: WithdrawCirculationInput,
    @Ctx() context: Context,
  ): Promise<Circulation> {
    const viewer = context.signedIn;
    this.charge(context);
    await context.transaction(async (transaction) => {
      const { row, role } = await authorizeCirculation(transaction, viewer, circulationId);
      if (row.state !== 'RUNNING') throw new AppError('GONE', { reason: 'ENDED' });
      if (!canWithdraw(role, row, viewer.accountId)) throw new AppError('FORBIDDEN');
      await withdrawRound(transaction, this.parts, viewer, row, reason);
    });
    return requireRound(context, circulationId);
  }

  /** A document as it is at this moment. */
  private async stateOf(documentId: string): Promise<FrozenDocument['state']> {
    const present = await this.coediting.state(documentId);
    if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
    const snapshot = await this.work.run('snapshot', [present.state]);
    return { revision: present.revision, savedAt: databaseMoment(), snapshot };
  }

  private charge(context: Context): void {
    this.limiter.charge(context.signedIn.accountId);
  }
}

async function requireRound(context: Context, id: string): Promise<Circulation> {
  const round = await context.fetch(circulationsById, id);
  if (!round) throw new AppError('NOT_FOUND');
  return round;
}
