import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { meetingsById, seriesById } from './list-meetings.ts';
import { Meeting, MeetingSeries } from './meeting.types.ts';

@InterfaceType({
  implements: [Change, AuthoredChange],
  description: 'A meeting was planned, or something happened to it.',
})
class MeetingChange extends Change {}

@InterfaceType({
  implements: [Change, AuthoredChange],
  description: 'A series of meetings was planned, or something happened to it.',
})
class MeetingSeriesChange extends Change {}

const OF_MEETINGS = [Change, AuthoredChange, MeetingChange];
const OF_SERIES = [Change, AuthoredChange, MeetingSeriesChange];

@ObjectType({ implements: OF_SERIES, description: 'A series was planned, with its first meetings.' })
class MeetingSeriesPlanned {}

@ObjectType({
  implements: OF_SERIES,
  description: 'A series changed, and with it those of its meetings that nobody had changed by hand.',
})
class MeetingSeriesChanged {}

@ObjectType({ implements: OF_SERIES, description: 'A series was ended: no more meetings are planned.' })
class MeetingSeriesEnded {}

@ObjectType({ implements: OF_MEETINGS, description: 'A meeting was planned.' })
class MeetingPlanned {}

@ObjectType({
  implements: OF_MEETINGS,
  description: 'A meeting got another title or place, other people, or minutes.',
})
class MeetingChanged {}

@ObjectType({ implements: OF_MEETINGS, description: 'A meeting got another time.' })
class MeetingMoved {}

@ObjectType({ implements: OF_MEETINGS, description: 'Those who take part were invited.' })
class MeetingInvited {}

@ObjectType({
  implements: OF_MEETINGS,
  description: 'Somebody who is invited answered: the actor. What, is not told here.',
})
class MeetingAnswered {}

@ObjectType({ implements: OF_MEETINGS, description: 'A meeting began.' })
class MeetingStarted {}

@ObjectType({ implements: OF_MEETINGS, description: 'A meeting ended.' })
class MeetingEnded {}

@ObjectType({ implements: OF_MEETINGS, description: 'A meeting was cancelled.' })
class MeetingCancelled {}

/** For the schema, which finds them by no field. */
export const MEETING_CHANGES = [
  MeetingSeriesPlanned,
  MeetingSeriesChanged,
  MeetingSeriesEnded,
  MeetingPlanned,
  MeetingChanged,
  MeetingMoved,
  MeetingInvited,
  MeetingAnswered,
  MeetingStarted,
  MeetingEnded,
  MeetingCancelled,
];

@Resolver(() => MeetingChange)
export class MeetingChangeResolver {
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

@Resolver(() => MeetingSeriesChange)
export class MeetingSeriesChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => MeetingSeries, {
    nullable: true,
    description: 'The series as it is now; null when the viewer does not read it.',
  })
  series(@Root() { subjectId }: Change, @Ctx() context: Context): Promise<MeetingSeries | null> {
    return context.fetch(seriesById, subjectId);
  }
}
