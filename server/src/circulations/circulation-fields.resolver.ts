import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { choicesOf, type Choice as ChoiceName } from '@umlauf/shared/circulation/rule-set';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { Account, Locale } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import { connectionType, PageArgs, pageOfAll, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { databaseNow } from '../platform/clock.ts';
import { wasTakenBack } from './forwards.ts';
import { abilitiesIn } from './abilities.ts';
import { Choice } from './circulation-enums.ts';
import {
  Circulation,
  CirculationAbilities,
  CirculationAnswer,
  CirculationResult,
  CirculationSeat,
  CirculationStanding,
  CirculationVerification,
} from './circulation.types.ts';
import { IN_GERMAN, wordOf } from './language.ts';
import { isOfProgram, programOf } from './circulation.policy.ts';
import type { KnownRound, KnownRounds } from './known-rounds.ts';
import { contentOfCirculation } from './list-circulations.ts';
import { resultWordsOf } from './round-words.ts';
import { stateOf, verifyRound } from './verify-circulation.ts';

const CirculationSeatConnection = connectionType(CirculationSeat, 'CirculationSeat');
const CirculationAnswerConnection = connectionType(CirculationAnswer, 'CirculationAnswer');

/** What goes round, who is asked, and how it stands. */
@Resolver(() => Circulation)
export class CirculationFieldsResolver {
  constructor(
    private readonly work: TextWork,
    private readonly rounds: KnownRounds,
  ) {}

  @ChangedBy(ownMemberships)
  @FieldResolver(() => Document, {
    nullable: true,
    description:
      'The document as it is now; null for whoever may not read it, and only sees what goes round.',
  })
  document(@Root() { documentId }: Circulation, @Ctx() context: Context): Promise<Document | null> {
    return context.fetch(documentsById, documentId);
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who started it; null when that account is gone.',
  })
  startedBy(@Root() { startedById }: Circulation, @Ctx() context: Context): Promise<Account | null> | null {
    return startedById ? context.fetch(accountsById, startedById) : null;
  }

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, {
    description:
      'What goes round, in the canonical form, of which `contentHash` is the hash: see `docs/versions.md`.',
  })
  content(
    @Root() circulation: Circulation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return contentOf(circulation, context, info);
  }

  @Costs(10)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What goes round, as Markdown.' })
  async markdown(
    @Root() circulation: Circulation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return (await this.work.run('textsOf', await contentOf(circulation, context, info))).markdown;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [String], { description: 'The rules in sentences, the weightiest first.' })
  ruleWords(
    @Root() { rules }: Circulation,
    @Arg('language', () => Locale, IN_GERMAN) language: Locale,
  ): string[] {
    return tellRules(rules, wordOf(language));
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [Choice], { description: 'Which answers the rules offer.' })
  choices(@Root() { rules }: Circulation): readonly ChoiceName[] {
    return choicesOf(rules);
  }

  @Costs(10)
  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => CirculationSeatConnection, {
    description: 'Who is asked, in the order of their turns.',
  })
  async seats(
    @Root() circulation: Circulation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<CirculationSeat>> {
    const { seats } = await this.known(circulation, context);
    return pageOfAll(seats, page, ({ position, id }) => [String(position).padStart(6, '0'), id]);
  }

  @Costs(10)
  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => CirculationAnswerConnection, {
    description: 'All answers in the order in which they were given, those that do not count as well.',
  })
  async answers(
    @Root() circulation: Circulation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<CirculationAnswer>> {
    const { answers } = await this.known(circulation, context);
    return pageOfAll(answers, page, ({ at, id }) => [at.toISOString(), id]);
  }

  @Costs(5)
  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => CirculationStanding, { description: 'How it stands at this moment.' })
  async standing(@Root() circulation: Circulation, @Ctx() context: Context): Promise<CirculationStanding> {
    return (await this.known(circulation, context)).standing;
  }

  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => CirculationResult, {
    nullable: true,
    description: 'What came of it; null while it is under way, and when it was withdrawn.',
  })
  result(@Root() circulation: Circulation): CirculationResult | null {
    const { state, reason, counts, endedAt } = circulation;
    if (!reason || !counts || !endedAt) return null;
    return Object.assign(new CirculationResult(), { outcome: state, reason, counts, endedAt });
  }

  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The result with its reason and how the votes stood, in a line; null while there is none.',
  })
  resultWords(
    @Root() circulation: Circulation,
    @Arg('language', () => Locale, IN_GERMAN) language: Locale,
  ): string | null {
    return resultWordsOf(circulation, wordOf(language));
  }

  @Costs(20)
  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => CirculationVerification, {
    description: 'The round computed again at this moment; `umlauf circulation verify` does the same.',
  })
  async verification(@Root() { id }: Circulation, @Ctx() context: Context): Promise<CirculationVerification> {
    // Ballots of secret rounds are the house's alone: what comes out of them is told, and no more than the result tells.
    const verified = await context.transaction((transaction) =>
      transaction.asHouse(() => verifyRound(transaction, id)),
    );
    if (!verified) throw new AppError('NOT_FOUND');
    const { contentMatches, resultMatches } = verified;
    return { contentMatches, resultMatches, state: stateOf(verified) };
  }

  @Costs(5)
  @ChangedBy<Circulation>(({ id }) => [id], ownChanges)
  @FieldResolver(() => [CirculationSeat], {
    description:
      'On which seats the viewer is asked; of a program those on which it may answer for its organisation. May be empty.',
  })
  async viewerSeats(@Root() circulation: Circulation, @Ctx() context: Context): Promise<CirculationSeat[]> {
    const { accountId } = context.signedIn;
    const { seats } = await this.known(circulation, context);
    const now = databaseNow();
    const program = circulation.rules.programs ? await programOf(context.read, context.signedIn) : null;
    const isTheirs = (seat: CirculationSeat) =>
      program ? isOfProgram(seat, program) : seat.accountId === accountId;
    return seats.filter((seat) => isTheirs(seat) && !wasTakenBack(seat, now));
  }

  @Costs(5)
  @ChangedBy<Circulation>(({ id }) => [id], ownChanges, ownMemberships)
  @FieldResolver(() => CirculationAbilities, { description: 'What the viewer may do in it at this moment.' })
  async viewerCan(@Root() circulation: Circulation, @Ctx() context: Context): Promise<CirculationAbilities> {
    return abilitiesIn(circulation, (await this.known(circulation, context)).seats, context);
  }

  private async known(circulation: Circulation, context: Context): Promise<KnownRound> {
    const found = await context.fetch(this.rounds.load, circulation);
    if (!found) throw new AppError('NOT_FOUND');
    return found;
  }
}

@Resolver(() => CirculationSeat)
export class CirculationSeatResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who; null while nobody sits there, and when that account is gone.',
  })
  account(@Root() { accountId }: CirculationSeat, @Ctx() context: Context): Promise<Account | null> | null {
    return accountId ? context.fetch(accountsById, accountId) : null;
  }
}

@Resolver(() => CirculationAnswer)
export class CirculationAnswerResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who answered; null when that account is gone.',
  })
  account(@Root() { accountId }: CirculationAnswer, @Ctx() context: Context): Promise<Account | null> | null {
    return accountId ? context.fetch(accountsById, accountId) : null;
  }
}

async function contentOf({ id }: Circulation, context: Context, info: GraphQLResolveInfo): Promise<string> {
  const content = await contentOfCirculation(id, context);
  if (content === null) throw new AppError('NOT_FOUND');
  return bearText(content, info, context);
}
