import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import {
  AgendaItemKind,
  AgendaItemState,
  type AgendaKindName,
  type AgendaStateName,
} from './agenda-enums.ts';
import { MeetingState, type MeetingStateName } from './meeting-enums.ts';
import type { Meeting } from './meeting.types.ts';

/** What an agenda's items need to know of their meeting. */
export type AgendaMeeting = Pick<
  Meeting,
  | 'id'
  | 'spaceId'
  | 'seriesId'
  | 'startsAt'
  | 'timeZone'
  | 'state'
  | 'chairId'
  | 'keeperId'
  | 'proposalsUntil'
>;

/** What changes an agenda: what happens to it, to its meeting, and to what stands on all of the series. */
export function agendaKeys({ id, seriesId }: Pick<Meeting, 'id' | 'seriesId'>): string[] {
  return [changeKeys.agenda(id), id, ...(seriesId ? [seriesId] : [])];
}

@ChangedBy<AgendaItem>(({ meeting }) => agendaKeys(meeting))
@ObjectType({
  description:
    'An item of a meeting’s agenda (Tagesordnungspunkt, TOP), or a proposal for one. Members of the space read it.',
})
export class AgendaItem {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'As it is cited: `2`, and below it `2.1`. It comes from the order alone; null of a proposal.',
  })
  number!: string | null;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How deep it stands: 1 at the top, and 3 at most.' })
  level!: number;

  @Extensions(PLAIN)
  @Field(() => ID, { nullable: true, description: 'The item under which it stands; null: at the top.' })
  parentId!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'Its place among its siblings: ascending in the order of code points.',
  })
  position!: string;

  @Extensions(PLAIN)
  @Field(() => AgendaItemKind, { description: 'What it is for.' })
  kind!: AgendaKindName;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'At most 300 characters.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What is to be said about it; may be empty.' })
  note!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { nullable: true, description: 'How many minutes it shall take; null: nobody said.' })
  minutes!: number | null;

  @Extensions(PLAIN)
  @Field(() => Int, {
    nullable: true,
    description: 'The same, or else what those that stand under it take together.',
  })
  plannedMinutes!: number | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it begins by plan; null of a proposal, and while no item says how long it takes.',
  })
  plannedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => AgendaItemState, { description: 'Where it stands.' })
  state!: AgendaStateName;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Why it was refused, or what was said when it was accepted.' })
  decisionReason!: string;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Whether it is closed to the public (nicht öffentlich): what the minutes say of it, and of what stands under it, is in no extract. Members of the space read it as any other.',
  })
  isClosed!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether it stands on every agenda of the series.' })
  isStanding!: boolean;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How often it has come back; 0: it is here for the first time.' })
  carriedTimes!: number;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the meeting was in which it stood first; null: it has not come back.',
  })
  firstAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the meeting is at this item; null: it is not.',
  })
  currentSince!: Date | null;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description:
      'For how many seconds the meeting was at it before; what has passed since `currentSince` comes on top.',
  })
  spentSeconds!: number;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was put on the agenda, or proposed.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was changed last.' })
  updatedAt!: Date;

  meeting!: AgendaMeeting;
  responsibleId!: string | null;
  proposedById!: string | null;
  approvesId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'A former meeting from which an item has come back.' })
export class AgendaItemStay {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What the meeting was called.' })
  meetingTitle!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was.' })
  startsAt!: Date;

  @Extensions(PLAIN)
  @Field(() => MeetingState, { description: 'Whether it was held, or cancelled.' })
  meetingState!: MeetingStateName;

  @Extensions(PLAIN)
  @Field(() => AgendaItemState, { description: 'Where the item stood at its end.' })
  state!: AgendaStateName;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What the item was called then.' })
  title!: string;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with an item at this moment.' })
export class AgendaItemAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Change its wording, time, person and documents.' })
  change!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Give it another place.' })
  move!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Remove it; of a proposal of one’s own: take it back.' })
  remove!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Accept or refuse it.' })
  decide!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Postpone it, and while the meeting runs say that it was dealt with.',
  })
  setState!: boolean;
}

@ChangedBy<Agenda>(({ meeting }) => agendaKeys(meeting))
@ObjectType({ description: 'What a meeting is to talk about (Tagesordnung).' })
export class Agenda {
  @Extensions(PLAIN)
  @Field(() => Int, {
    nullable: true,
    description:
      'How many minutes all items take together, without postponed ones; null: nobody said of any.',
  })
  minutes!: number | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When all would be dealt with by plan; null: nobody said how long anything takes.',
  })
  endsAt!: Date | null;

  meeting!: AgendaMeeting;
  /** On the agenda, from the first to the last. */
  placed!: AgendaItem[];
  /** Open and refused ones, newest first. */
  proposed!: AgendaItem[];
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with an agenda at this moment.' })
export class AgendaAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Put items on it, and decide about proposals.' })
  plan!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Propose an item.' })
  propose!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Say to which item the meeting has come, and what was dealt with.' })
  hold!: boolean;
}

@ChangedBy<StandingAgendaItem>(({ seriesId }) => [seriesId])
@ObjectType({ description: 'An item that is put on the agenda of every new meeting of a series.' })
export class StandingAgendaItem {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its place among them: ascending in the order of code points.' })
  position!: string;

  @Extensions(PLAIN)
  @Field(() => AgendaItemKind, { description: 'What it is for.' })
  kind!: AgendaKindName;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'At most 300 characters.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What is to be said about it; may be empty.' })
  note!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { nullable: true, description: 'How many minutes it shall take; null: nobody said.' })
  minutes!: number | null;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether it stands behind all others, as “Any other business” does.' })
  atEnd!: boolean;

  seriesId!: string;
  spaceId!: string;
}
