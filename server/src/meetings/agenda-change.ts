import { Authorized, Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { AgendaChangeKind, type AgendaChangeName } from './agenda-enums.ts';
import { meetingsById, seriesById } from './list-meetings.ts';
import { Meeting, MeetingSeries } from './meeting.types.ts';

@ObjectType({
  implements: [Change, AuthoredChange],
  description:
    'The agenda of a meeting changed: all that can happen to it, of one kind, with a word for what it was.',
})
class AgendaChanged {}

@ObjectType({
  implements: [Change, AuthoredChange],
  description:
    'An item for every agenda of a series was added, changed, moved or removed; with it the agendas of those of its meetings to which nobody has been invited yet.',
})
class StandingAgendaChanged {}

/** For the schema, which finds them by no field. */
export const AGENDA_CHANGES = [AgendaChanged, StandingAgendaChanged];

@Resolver(() => AgendaChanged)
export class AgendaChangedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => AgendaChangeKind, { description: 'What happened.' })
  what(@Root() { facts }: Change): AgendaChangeName {
    return facts['what'] as AgendaChangeName;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => String, {
    description:
      'The title of the item at that moment; where it is about no one of them, that of the meeting.',
  })
  title(@Root() { facts }: Change): string {
    return facts['name'] ?? '';
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'The meeting as it is now; null when it is gone, or the viewer does not read it.',
  })
  meeting(@Root() { subjectId }: Change, @Ctx() context: Context): Promise<Meeting | null> {
    return context.fetch(meetingsById, subjectId);
  }
}

@Resolver(() => StandingAgendaChanged)
export class StandingAgendaChangedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => String, { description: 'The title of the item at that moment.' })
  title(@Root() { facts }: Change): string {
    return facts['name'] ?? '';
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => MeetingSeries, {
    nullable: true,
    description: 'The series as it is now; null when it is gone, or the viewer does not read it.',
  })
  series(@Root() { subjectId }: Change, @Ctx() context: Context): Promise<MeetingSeries | null> {
    return context.fetch(seriesById, subjectId);
  }
}
