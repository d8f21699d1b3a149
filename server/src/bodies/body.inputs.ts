import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { SeatKind, type Body } from './body.types.ts';

@InputType({ description: 'A new body.' })
export class CreateBodyInput {
  @Field(() => String, { description: 'Its name, at most 200 characters; no two have the same.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'A short name, at most 40 characters.' })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is there for, at most 2,000 characters.' })
  purpose?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many per cent of its votes have to be there for it to decide, 1 to 100; null: more than half.',
  })
  quorumPercent?: number | null;
}

@InputType({ description: 'What changes of a body; what is left out stays, what is empty goes.' })
export class UpdateBodyInput {
  @Field(() => ID, { description: 'The body.' })
  bodyId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A short name, at most 40 characters.' })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is there for, at most 2,000 characters.' })
  purpose?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many per cent of its votes have to be there for it to decide, 1 to 100; null: more than half.',
  })
  quorumPercent?: number | null;
}

@InputType({ description: 'A new seat in a body.' })
export class AddBodySeatInput {
  @Field(() => ID, { description: 'The body.' })
  bodyId!: string;

  @Field(() => SeatKind, { description: 'As what somebody sits there.' })
  kind!: SeatKind;

  @Field(() => ID, {
    nullable: true,
    description:
      'For which organisation; may be left out for a deputy, whose organisation is that of the seat.',
  })
  organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For a deputy: the seat for which they stand in.' })
  deputyOfId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who, by the address that signs in; without one the seat is vacant.',
  })
  email?: string | null;

  @Field(() => String, { description: 'Its first day, as `2026-01-01`.' })
  startsOn!: string;

  @Field(() => String, { nullable: true, description: 'Its last day, if that is known.' })
  endsOn?: string | null;
}

@InputType({
  description:
    'What changes of a seat; what is left out stays, what is empty goes. Its organisation stays: end it, and add another one.',
})
export class UpdateBodySeatInput {
  @Field(() => ID, { description: 'The seat.' })
  seatId!: string;

  @Field(() => SeatKind, {
    nullable: true,
    description: 'As what somebody sits there. A deputy stays one, and nobody becomes one.',
  })
  kind?: SeatKind | null;

  @Field(() => String, { nullable: true, description: 'Who, by the address that signs in; empty: vacant.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Its first day.' })
  startsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Its last day; empty: none is known.' })
  endsOn?: string | null;
}

export type BodyFacts = Pick<Body, 'name' | 'shortName' | 'purpose' | 'quorumPercent'>;

/** Reads what was sent in, over what is there already; throws INVALID_INPUT naming every field with a fault. */
export function readBody(input: Partial<CreateBodyInput>, present: BodyFacts | null = null): BodyFacts {
  const facts: BodyFacts = {
    name: input.name?.trim() ?? present?.name ?? '',
    shortName: (input.shortName ?? present?.shortName ?? '').trim() || null,
    purpose: (input.purpose ?? present?.purpose ?? '').trim(),
    quorumPercent: input.quorumPercent === undefined ? (present?.quorumPercent ?? null) : input.quorumPercent,
  };
  checkFields({
    name: faultOfLine(facts.name, LIMITS.nameCharacters),
    shortName: facts.shortName ? faultOfLine(facts.shortName, LIMITS.shortNameCharacters) : null,
    quorumPercent: isPercent(facts.quorumPercent) ? null : 'OUT_OF_RANGE',
    purpose: faultOfText(facts.purpose, LIMITS.purposeCharacters, { mayBeEmpty: true }),
  });
  return facts;
}

function isPercent(percent: number | null): boolean {
  return percent === null || (percent >= 1 && percent <= 100);
}
