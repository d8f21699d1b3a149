import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  Counts,
  Ignored as IgnoredWord,
  Outcome,
  ResultReason as ReasonWord,
} from '@umlauf/shared/circulation/round';
import type { Choice as ChoiceWord } from '@umlauf/shared/circulation/rule-set';
import type { RuleTemplateName as TemplateName } from '@umlauf/shared/circulation/rule-templates';
import { SeatKind } from '../bodies/body.types.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { Choice, CirculationState, Ignored, ResultReason } from './circulation-enums.ts';
import type { CirculationRow, CirculationState as StateWord } from './circulation-rows.ts';
import { RuleTemplateName } from './rule-template.types.ts';
import { RuleSet } from './rule-set.types.ts';

@ChangedBy<Circulation>(({ id }) => [id])
@ObjectType({
  description:
    'A round (Umlauf): a document as it was at one moment goes to those who are asked, who answer until a deadline by rules that are frozen with it. Members of the document’s space read it, and whoever is asked.',
})
export class Circulation {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The document’s title when it went round.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The document’s revision that goes round.' })
  revision!: number;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'SHA-256 over `content`, in 64 hexadecimal digits: what is answered is answered to this.',
  })
  contentHash!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What is asked.' })
  question!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the body that is asked, at that moment; null: members of the space are.',
  })
  bodyName!: string | null;

  @Extensions(PLAIN)
  @Field(() => RuleSet, { description: 'The rules, frozen with the round.' })
  rules!: RuleSet;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'How these rules were called in the hub, if they were.',
  })
  ruleSetName!: string | null;

  @Extensions(PLAIN)
  @Field(() => Int, { nullable: true, description: 'Which version of them it was.' })
  ruleSetVersion!: number | null;

  @Extensions(PLAIN)
  @Field(() => ID, {
    nullable: true,
    description: 'These rules in the hub, in whichever version they are now; null: none, or they are gone.',
  })
  ruleSetId!: string | null;

  @Extensions(PLAIN)
  @Field(() => RuleTemplateName, {
    nullable: true,
    description: 'Which of the house’s own rules they are, if they are.',
  })
  template!: TemplateName | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was started.' })
  startedAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'The last moment at which an answer is in time.' })
  deadlineAt!: Date;

  @Extensions(PLAIN)
  @Field(() => CirculationState, { description: 'Where it stands.' })
  state!: StateWord;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it is under way.' })
  endedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null when it was not.' })
  withdrawnBecause!: string | null;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The how-manieth round it is on the matter, from 1.' })
  roundNumber!: number;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether what has changed since the former round is marked as substantial, so that what was signed there is void; null: it is the first one. All are asked anew either way.',
  })
  isSubstantial!: boolean | null;

  documentId!: string;
  spaceId!: string;
  versionId!: string | null;
  bodyId!: string | null;
  startedById!: string | null;
  formerId!: string | null;
  reason!: CirculationRow['reason'];
  counts!: CirculationRow['counts'];
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'How the votes stand, one for each organisation.' })
export class CirculationCounts implements Counts {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many votes there are.' })
  entitled!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Agreed, with or without a remark.' })
  agreed!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Refused.' })
  refused!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Abstained.' })
  abstained!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Are not concerned.' })
  notConcerned!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Took note, or made a statement.' })
  acknowledged!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Gave no answer that counts.' })
  silent!: number;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What is known of a round while it goes on, and afterwards.' })
export class CirculationStanding {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many votes there are, one for each organisation.' })
  votes!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'For how many of them somebody has answered.' })
  answered!: number;

  @Extensions(PLAIN)
  @Field(() => CirculationCounts, {
    nullable: true,
    description: 'How they stand; null in a secret round that is under way.',
  })
  counts!: CirculationCounts | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What came of a round.' })
export class CirculationResult {
  @Extensions(PLAIN)
  @Field(() => CirculationState, { description: 'How it ended.' })
  outcome!: Exclude<Outcome, 'OPEN'>;

  @Extensions(PLAIN)
  @Field(() => ResultReason, { description: 'Why.' })
  reason!: Exclude<ReasonWord, 'RUNNING'>;

  @Extensions(PLAIN)
  @Field(() => CirculationCounts, { description: 'How the votes stood.' })
  counts!: CirculationCounts;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it ended.' })
  endedAt!: Date;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description:
    'A round computed again from its frozen rules, seats, answers and ballots, beside what was stored.',
})
export class CirculationVerification {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether the text still has the hash that was answered to.' })
  contentMatches!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether the same result comes out; true where none was stored.' })
  resultMatches!: boolean;

  @Extensions(PLAIN)
  @Field(() => CirculationState, { description: 'What comes out.' })
  state!: StateWord;
}

@ChangedBy<CirculationSeat>(({ circulationId }) => [circulationId])
@ObjectType({ description: 'Somebody who is asked in a round, for an organisation or for themselves.' })
export class CirculationSeat {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => SeatKind, { description: 'As what they are asked.' })
  kind!: SeatKind;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the organisation for which they answer, at that moment; null: for themselves.',
  })
  organisationName!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of somebody outside the hub, who is asked by mail; null: an account is asked.',
  })
  guestName!: string | null;

  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Seats with the same one share one vote.' })
  voteId!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'In a sequence: whose turn it is first. Equal ones are asked together.' })
  position!: number;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was their turn to be asked; null: not yet.',
  })
  askedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the question arrived: a mail was accepted, or they saw it here; null: not yet.',
  })
  reachedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When they saw it here first; null: not yet.' })
  openedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'From when on they speak in this round no more; null: to its end.',
  })
  endedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => CirculationAnswer, {
    nullable: true,
    description:
      'What stands on this seat: the answer that counts, else the newest one; null while there is none.',
  })
  answer!: CirculationAnswer | null;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether a member has answered for its vote, on this seat or on another one.',
  })
  isAnswered!: boolean;

  circulationId!: string;
  accountId!: string | null;
  organisationId!: string | null;
  forwardedFromId!: string | null;
  /** All seats of the round: from which one, and to which one a question was handed on. */
  among!: readonly CirculationSeat[];
}

@ChangedBy<CirculationAnswer>(({ circulationId }) => [circulationId])
@ObjectType({
  description: 'What somebody answered in a round. It never changes; a later one can take its place.',
})
export class CirculationAnswer {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => Choice, {
    nullable: true,
    description: 'The answer; null in a secret round, where ballots lie apart from who voted.',
  })
  choice!: ChoiceWord | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Remark or reason; may be empty.' })
  remark!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the program that gave it for its organisation, at that moment; null: a person did.',
  })
  program!: string | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was given.' })
  at!: Date;

  @Extensions(PLAIN)
  @Field(() => Ignored, { nullable: true, description: 'Why it does not count; null: it does.' })
  ignored!: IgnoredWord | null;

  circulationId!: string;
  seatId!: string;
  accountId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Where somebody outside the hub is asked: for leads alone.' })
export class CirculationGuest {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'Their address.' })
  email!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the newest mail that asks was written; null before their turn.',
  })
  sentAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When a mail server refused it for good: the address is likely wrong. Null: none did.',
  })
  refusedAt!: Date | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do in a round at this moment.' })
export class CirculationAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Answer: whoever is asked, as long as the rules take answers.' })
  answer!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Withdraw it: whoever started it, and leads.' })
  withdraw!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Send people outside a new link, or ask them no more: leads.' })
  askGuests!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Hand a question on to a colleague: whoever is asked for an organisation, where the rules allow it, before they answer.',
  })
  forward!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Start the round that follows it: whoever started it, and leads, once it has ended with remarks or without being adopted.',
  })
  startNext!: boolean;
}
