import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { choicesOf, type Choice as ChoiceName } from '@umlauf/shared/circulation/rule-set';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { Locale } from '../accounts/account.entity.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { NOTHING_KNOWN } from '../documents/entry-label.ts';
import { databaseNow } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { Choice } from './circulation-enums.ts';
import { canAnswerFor } from './circulation.policy.ts';
import { CirculationSeat, CirculationStanding } from './circulation.types.ts';
import { GuestCirculation } from './guest-circulation.types.ts';
import { KnownRounds, type KnownRound } from './known-rounds.ts';
import { IN_GERMAN, wordOf } from './language.ts';
import { CONTENT } from './list-circulations.ts';
import { isOpen, resultWordsOf } from './round-words.ts';

/** What a link shows, each part read by the link's own rights, but for the numbers, which are the house's. */
@Resolver(() => GuestCirculation)
export class GuestCirculationFieldsResolver {
  private readonly rounds = new KnownRounds();

  constructor(private readonly work: TextWork) {}

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What goes round, in the canonical form.' })
  content(
    @Root() guest: GuestCirculation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return contentFor(guest, context, info);
  }

  @Costs(10)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What goes round, as Markdown.' })
  async markdown(
    @Root() guest: GuestCirculation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return (await this.work.run('textsOf', await contentFor(guest, context, info), NOTHING_KNOWN)).markdown;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [String], { description: 'The rules in sentences, the weightiest first.' })
  ruleWords(
    @Root() { rules }: GuestCirculation,
    @Arg('language', () => Locale, IN_GERMAN) language: Locale,
  ): string[] {
    return tellRules(rules, wordOf(language));
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [Choice], { description: 'Which answers the rules offer.' })
  choices(@Root() { rules }: GuestCirculation): readonly ChoiceName[] {
    return choicesOf(rules);
  }

  @Costs(5)
  @ChangedBy<GuestCirculation>(({ circulationId }) => [circulationId])
  @FieldResolver(() => CirculationSeat, {
    description: 'The seat that the link is for, with what was answered there.',
  })
  async seat(@Root() guest: GuestCirculation, @Ctx() context: Context): Promise<CirculationSeat> {
    const seat = (await this.known(guest, context)).seats.find(({ id }) => id === guest.bearer.seatId);
    if (!seat) throw new AppError('NOT_FOUND');
    return seat;
  }

  @Costs(5)
  @ChangedBy<GuestCirculation>(({ circulationId }) => [circulationId])
  @FieldResolver(() => CirculationStanding, { description: 'How it stands at this moment, in numbers.' })
  async standing(@Root() guest: GuestCirculation, @Ctx() context: Context): Promise<CirculationStanding> {
    return (await this.known(guest, context)).standing;
  }

  @ChangedBy<GuestCirculation>(({ circulationId }) => [circulationId])
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The result with its reason and how the votes stood, in a line; null while there is none.',
  })
  resultWords(
    @Root() { row }: GuestCirculation,
    @Arg('language', () => Locale, IN_GERMAN) language: Locale,
  ): string | null {
    return resultWordsOf(row, wordOf(language));
  }

  @Costs(5)
  @ChangedBy<GuestCirculation>(({ circulationId }) => [circulationId])
  @FieldResolver(() => Boolean, {
    description: 'Whether the rules take an answer by this link at this moment.',
  })
  async canAnswer(@Root() guest: GuestCirculation, @Ctx() context: Context): Promise<boolean> {
    const now = databaseNow();
    const seat = await this.seat(guest, context);
    return isOpen(guest, now) && canAnswerFor(guest.rules, seat, guest.bearer, now);
  }

  /** All seats and answers, of which the numbers are made; whoever the link is for sees their own alone. */
  private async known(
    { row, bearer }: GuestCirculation,
    { database }: Pick<Context, 'database'>,
  ): Promise<KnownRound> {
    const asHouse: Read = (statement, values) => database.read({ system: 'circulation' }, statement, values);
    // By their own rights first.
    const isTheirs = (await database.read(bearer.actor, CONTENT, [row.id])).length > 0;
    const known = isTheirs && (await this.rounds.load(asHouse, [row])).get(row);
    if (!known) throw new AppError('NOT_FOUND');
    return known;
  }
}

async function contentFor(
  { row, bearer }: GuestCirculation,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<string> {
  const [found] = await context.database.read<{ content: string }>(bearer.actor, CONTENT, [row.id]);
  if (!found) throw new AppError('NOT_FOUND');
  return bearText(found.content, info, context);
}
