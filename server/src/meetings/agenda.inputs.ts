import { Field, ID, InputType, Int } from 'type-graphql';
import {
  AgendaItemKind,
  AgendaItemProgress,
  type AgendaKindName,
  type AgendaProgressName,
} from './agenda-enums.ts';

const TITLE = 'What it is about, at most 300 characters.';
const NOTE = 'What is to be said about it, at most 2,000 characters.';
const MINUTES = 'How many minutes it shall take, 1 to 1,440.';
const RESPONSIBLE = 'The account of a member of the space who is responsible for it.';
const CLOSED =
  'Whether it is closed to the public, with what stands under it: then it is in no extract of the minutes.';
const DOCUMENTS = 'Documents of the space that belong to it, 20 at most, in their order.';

@InputType({ description: 'A proposal for an agenda.' })
export class ProposeAgendaItemInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => String, { description: TITLE })
  title!: string;

  @Field(() => AgendaItemKind, { defaultValue: AgendaItemKind.DISCUSSION, description: 'What it is for.' })
  kind!: AgendaKindName;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;

  @Field(() => ID, { nullable: true, description: RESPONSIBLE })
  responsibleId?: string | null;

  @Field(() => Int, { nullable: true, description: MINUTES })
  minutes?: number | null;

  @Field(() => [ID], { nullable: true, description: DOCUMENTS })
  documentIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: CLOSED })
  isClosed?: boolean | null;
}

@InputType({ description: 'A new item of an agenda.' })
export class AddAgendaItemInput extends ProposeAgendaItemInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The item under which it stands; null or left out: at the top.',
  })
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The sibling behind which it stands; null: the first. Left out: the last, before those that stand at the end.',
  })
  afterId?: string | null;
}

@InputType({ description: 'What changes about an item; what is left out stays.' })
export class ChangeAgendaItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => String, { nullable: true, description: TITLE })
  title?: string | null;

  @Field(() => AgendaItemKind, { nullable: true, description: 'What it is for.' })
  kind?: AgendaKindName | null;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;

  @Field(() => ID, { nullable: true, description: `${RESPONSIBLE.slice(0, -1)}; null: nobody.` })
  responsibleId?: string | null;

  @Field(() => Int, { nullable: true, description: `${MINUTES.slice(0, -1)}; null: it is not said.` })
  minutes?: number | null;

  @Field(() => [ID], { nullable: true, description: DOCUMENTS })
  documentIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: CLOSED })
  isClosed?: boolean | null;
}

@InputType({ description: 'Another place for an item; what stands under it comes along.' })
export class MoveAgendaItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The item under which it shall stand; null or left out: at the top.',
  })
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The sibling behind which it shall stand; null or left out: the first.',
  })
  afterId?: string | null;
}

@InputType({ description: 'Until when items are proposed for a meeting.' })
export class SetAgendaProposalsUntilInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The last day on which that is possible, as `2026-12-24`, where the meeting is; null: until it begins.',
  })
  day?: string | null;
}

@InputType({ description: 'What is decided about a proposal.' })
export class DecideAgendaProposalInput {
  @Field(() => ID, { description: 'The proposal.' })
  itemId!: string;

  @Field(() => Boolean, { description: 'Whether it is put on the agenda.' })
  accept!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 2,000 characters; whoever refuses says it.',
  })
  reason?: string | null;
}

@InputType({ description: 'What has become of an item.' })
export class SetAgendaItemStateInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => AgendaItemProgress, { description: 'What has become of it.' })
  state!: AgendaProgressName;
}

@InputType({ description: 'To which item a meeting has come.' })
export class SetCurrentAgendaItemInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => ID, { nullable: true, description: 'The item; null: none.' })
  itemId?: string | null;
}

@InputType({ description: 'An item for every agenda of a series.' })
export class AddStandingAgendaItemInput {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => String, { description: TITLE })
  title!: string;

  @Field(() => AgendaItemKind, { defaultValue: AgendaItemKind.INFORMATION, description: 'What it is for.' })
  kind!: AgendaKindName;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;

  @Field(() => Int, { nullable: true, description: MINUTES })
  minutes?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it stands behind all others, as “Any other business” does.',
  })
  atEnd!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The one behind which it stands; null: the first. Left out: the last.',
  })
  afterId?: string | null;
}

@InputType({ description: 'What changes about an item of every agenda; what is left out stays.' })
export class ChangeStandingAgendaItemInput {
  @Field(() => ID, { description: 'The item.' })
  standingItemId!: string;

  @Field(() => String, { nullable: true, description: TITLE })
  title?: string | null;

  @Field(() => AgendaItemKind, { nullable: true, description: 'What it is for.' })
  kind?: AgendaKindName | null;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;

  @Field(() => Int, { nullable: true, description: `${MINUTES.slice(0, -1)}; null: it is not said.` })
  minutes?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it stands behind all others.' })
  atEnd?: boolean | null;
}

@InputType({
  description: 'Another place for an item of every agenda, in those that are planned from now on.',
})
export class MoveStandingAgendaItemInput {
  @Field(() => ID, { description: 'The item.' })
  standingItemId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The one behind which it shall stand; null or left out: the first.',
  })
  afterId?: string | null;
}
