import { ArgsType, Field, ID, InputType } from 'type-graphql';
import {
  deadlineAfter,
  deadlineOn,
  isOver,
  isTime,
  type Deadline,
} from '@umlauf/shared/circulation/deadline';
import { remarkOf, type Choice as ChoiceName, type RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { RuleTemplateName as TemplateName } from '@umlauf/shared/circulation/rule-templates';
import { isDay } from '@umlauf/shared/circulation/working-days';
import { LIMITS } from '@umlauf/shared/limits';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { Locale } from '../accounts/account.entity.ts';
import { Choice, CirculationFilter } from './circulation-enums.ts';
import { checkOutcomes, FormerRoundInput } from './next-round.inputs.ts';
import { RuleTemplateName } from './rule-template.types.ts';

@ArgsType()
export class CirculationsArgs extends PageArgs {
  @Field(() => CirculationFilter, { defaultValue: CirculationFilter.ALL, description: 'Which ones.' })
  filter!: CirculationFilter;
}

@InputType({ description: 'Somebody outside the hub who is asked by mail, by a link of their own.' })
export class CirculationGuestInput {
  @Field(() => String, { description: 'One e-mail address: only leads of the space see it.' })
  email!: string;

  @Field(() => String, {
    description: 'Who that is, for whoever reads the round; at most 200 characters.',
  })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'For which organisation they speak; null: for themselves, who are heard and have no vote. Beside a body nobody outside has one.',
  })
  organisationId?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Language of their mails; by default the viewer’s.' })
  locale?: Locale | null;
}

@InputType({
  description:
    'A new round: a document as it is at this moment, whom to ask (`bodyId` or `accountIds`, and `guests` besides), by which rules (`ruleSetId` or `template`), until when.',
})
export class StartCirculationInput {
  @Field(() => ID, { description: 'The document; what goes round is frozen.' })
  documentId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Further documents of the same space that go round with it, at most 19, in this order.',
  })
  furtherDocumentIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Which of the files attached to these documents go round with them, at most 100 and 128 MiB; by default all. Whoever is asked may download them.',
  })
  attachmentIds?: string[] | null;

  @Field(() => String, { description: 'What is asked, at most 2,000 characters.' })
  question!: string;

  @Field(() => ID, { nullable: true, description: 'The body whose members are asked.' })
  bodyId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Or members of the document’s space: each for their organisation, in a sequence in this order.',
  })
  accountIds?: string[] | null;

  @Field(() => [CirculationGuestInput], {
    nullable: true,
    description: 'And people outside, at most 100; for leads alone, since the text leaves the hub with it.',
  })
  guests?: CirculationGuestInput[] | null;

  @Field(() => ID, { nullable: true, description: 'Named rules of the hub, in their newest version.' })
  ruleSetId?: string | null;

  @Field(() => RuleTemplateName, { nullable: true, description: 'Or rules that the house knows.' })
  template?: TemplateName | null;

  @Field(() => String, {
    nullable: true,
    description: 'The deadline’s day, as `2026-12-24`; without one as many days away as the rules say.',
  })
  day?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its time in Europe/Berlin, as `12:00`; without one the end of the day.',
  })
  time?: string | null;

  @Field(() => FormerRoundInput, {
    nullable: true,
    description: 'Which round it follows; for whoever started that one, and leads.',
  })
  former?: FormerRoundInput | null;
}

@InputType({ description: 'Whose question is handed on, and to whom.' })
export class ForwardCirculationInput {
  @Field(() => ID, { description: 'On which of one’s seats.' })
  seatId!: string;

  @Field(() => ID, { description: 'To whom: one of the seat’s `colleagues`.' })
  accountId!: string;
}

@InputType({ description: 'An answer of whoever is asked.' })
export class AnswerCirculationInput {
  @Field(() => ID, { description: 'The round.' })
  circulationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'On which of one’s seats; may be left out by whoever has one only.',
  })
  seatId?: string | null;

  @Field(() => Choice, { description: 'The answer: one of the round’s `choices`.' })
  choice!: ChoiceName;

  @Field(() => String, {
    nullable: true,
    description:
      'Remark or reason, at most 10,000 characters: needed for a refusal, an objection, a demand, a remark, a statement; none in a secret ballot.',
  })
  remark?: string | null;
}

@InputType({ description: 'An answer by a personal link.' })
export class AnswerAsGuestInput {
  @Field(() => String, { description: 'What stands behind the # of the link.' })
  secret!: string;

  @Field(() => Choice, { description: 'The answer: one of the round’s `choices`.' })
  choice!: ChoiceName;

  @Field(() => String, { nullable: true, description: 'As in `AnswerCirculationInput`.' })
  remark?: string | null;
}

@InputType({ description: 'Whom outside to send a new link.' })
export class ResendCirculationLinkInput {
  @Field(() => ID, { description: 'On which seat they are asked.' })
  seatId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Another address, as long as there is no answer; by default the one that is known.',
  })
  email?: string | null;
}

@InputType({ description: 'Which round is withdrawn, and why.' })
export class WithdrawCirculationInput {
  @Field(() => ID, { description: 'The round.' })
  circulationId!: string;

  @Field(() => String, { description: 'Why, for those who were asked; at most 10,000 characters.' })
  reason!: string;
}

/** Throws INVALID_INPUT naming every field with a fault: whom and by what has to be said in one way each. */
export function checkStart({
  question,
  bodyId,
  accountIds,
  guests,
  ruleSetId,
  template,
  day,
  time,
  former,
}: StartCirculationInput) {
  const isOneGroup = (bodyId == null) !== (accountIds == null);
  const isOneRule = (ruleSetId == null) !== (template == null);
  checkFields({
    question: faultOfText(question, LIMITS.questionCharacters),
    bodyId: isOneGroup ? null : bodyId == null ? 'EMPTY' : 'MISMATCH',
    accountIds: accountIds?.length === 0 && !guests?.length ? 'EMPTY' : null,
    ruleSetId: isOneRule ? null : ruleSetId == null ? 'EMPTY' : 'MISMATCH',
    day: day && !isDay(day) ? 'MALFORMED' : null,
    time: time && !isTime(time) ? 'MALFORMED' : null,
  });
  if (former) checkOutcomes(former.outcomes);
}

/** The deadline as it was named, or as the rules have it. Throws INVALID_INPUT { day } for one that leaves no time. */
export function deadlineOf(
  { day, time }: Pick<StartCirculationInput, 'day' | 'time'>,
  { deadlineDays, workingDays }: RuleSet,
  now: number,
): Deadline {
  const deadline = day
    ? deadlineOn(day, time || null, workingDays)
    : deadlineAfter(now, deadlineDays, time || null, workingDays);
  const latest = deadlineAfter(now, LIMITS.deadlineDays, null, false);
  checkFields({
    day: isOver(deadline, now) ? 'IN_THE_PAST' : deadline.at > latest.at ? 'OUT_OF_RANGE' : null,
  });
  return deadline;
}

/** The remark, sound. Throws INVALID_INPUT { remark } when one is missing, or may not be. */
export function readRemark(
  rules: RuleSet,
  { choice, remark }: Pick<AnswerCirculationInput, 'choice' | 'remark'>,
): string {
  const text = remark?.trim() ?? '';
  const wanted = remarkOf(rules, choice);
  checkFields({
    remark:
      wanted === 'NONE' && text
        ? 'MISMATCH'
        : faultOfText(text, LIMITS.remarkCharacters, { mayBeEmpty: wanted !== 'REQUIRED' }),
  });
  return text;
}
