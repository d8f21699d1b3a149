import { Arg, Args, Authorized, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { deadlineAfter, deadlineOn, isOver, isTime } from '@umlauf/shared/circulation/deadline';
import { RULE_TEMPLATE_NAMES, RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { isDay } from '@umlauf/shared/circulation/working-days';
import { LIMITS } from '@umlauf/shared/limits';
import { Locale } from '../accounts/account.entity.ts';
import { databaseNow } from '../platform/clock.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { IN_GERMAN, wordOf } from './language.ts';
import { Deadline, PreviewDeadlineArgs, RuleTemplate } from './rule-template.types.ts';

/** Rules by which drafts go round, and their calendar. They are the same for everybody. */
@Resolver(() => RuleTemplate)
export class RuleResolver {
  @ChangedBy(NOTHING_ELSE)
  @Authorized()
  @Query(() => [RuleTemplate], { description: 'The rules that the house knows from the start.' })
  ruleTemplates(): RuleTemplate[] {
    return RULE_TEMPLATE_NAMES.map((name) => {
      const { source, rules } = RULE_TEMPLATES[name];
      return Object.assign(new RuleTemplate(), { name, source, rules });
    });
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What it is called.' })
  title(@Root() { name }: RuleTemplate, @Arg('language', () => Locale, IN_GERMAN) language: Locale): string {
    return RULE_TEMPLATES[name].name[wordOf(language)];
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [String], { description: 'The rules in sentences, the weightiest first.' })
  words(
    @Root() { rules }: RuleTemplate,
    @Arg('language', () => Locale, IN_GERMAN) language: Locale,
  ): string[] {
    return tellRules(rules, wordOf(language));
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized()
  @Query(() => Deadline, {
    description:
      'What a deadline would be, reckoned at this moment. INVALID_INPUT { day: IN_THE_PAST } for one that leaves no time.',
  })
  previewDeadline(
    @Args(() => PreviewDeadlineArgs) { day, days, time, workingDays }: PreviewDeadlineArgs,
  ): Deadline {
    checkFields({
      day: day && !isDay(day) ? 'MALFORMED' : null,
      days: days < 1 || days > LIMITS.deadlineDays ? 'OUT_OF_RANGE' : null,
      time: time && !isTime(time) ? 'MALFORMED' : null,
    });
    const now = databaseNow();
    const deadline = day
      ? deadlineOn(day, time || null, workingDays)
      : deadlineAfter(now, days, time || null, workingDays);
    checkFields({ day: isOver(deadline, now) ? 'IN_THE_PAST' : null });
    return Object.assign(new Deadline(), { ...deadline, at: new Date(deadline.at) });
  }
}
