import { Extensions, Field, InterfaceType, ObjectType } from 'type-graphql';
import type { SpaceEventType } from '../platform/events/event.entity.ts';
import type { LoggedEvent } from '../platform/events/read-events.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';

/** `DOCUMENT_RENAMED` -> `DocumentRenamed`: features above this one bring their own types without being known here. */
function changeTypeName(type: SpaceEventType): string {
  return type
    .split('_')
    .map((word) => word[0] + word.slice(1).toLowerCase())
    .join('');
}

@ChangedBy(NOTHING_ELSE)
@InterfaceType({
  description:
    'Something that happened in a space. What it bears as text is as it was then; objects are as they are now and as far as the viewer may read them.',
  resolveType: (event: LoggedEvent) => changeTypeName(event.type),
})
export class Change implements LoggedEvent {
  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  spaceId!: string;
  sequence!: number;
  type!: SpaceEventType;
  subjectId!: string;
  actorId!: string | null;
  facts!: Record<string, string>;
}

@InterfaceType({ implements: Change, description: 'A change that somebody made.' })
export class AuthoredChange extends Change {}

@InterfaceType({ implements: [Change, AuthoredChange], description: 'Somebody’s membership changed.' })
export class MemberChange extends Change {}

@ObjectType({ implements: [Change, AuthoredChange], description: 'The space was created.' })
export class SpaceCreated {}

@ObjectType({
  implements: [Change, AuthoredChange],
  description: 'The space’s name, purpose or reason changed.',
})
export class SpaceChanged {}

@ObjectType({ implements: [Change, AuthoredChange, MemberChange], description: 'Somebody was added.' })
export class MemberAdded {}

@ObjectType({ implements: [Change, AuthoredChange, MemberChange], description: 'Somebody’s role changed.' })
export class MemberRoleChanged {}

@ObjectType({
  implements: [Change, AuthoredChange, MemberChange],
  description: 'Somebody left or was removed. Whoever it was follows no longer.',
})
class MemberRemoved {}

/** For the schema, which finds them by no field. */
export const SPACE_CHANGES = [SpaceCreated, SpaceChanged, MemberAdded, MemberRoleChanged, MemberRemoved];
