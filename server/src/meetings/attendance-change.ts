import { Authorized, Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { meetingsById } from './list-meetings.ts';
import { Meeting } from './meeting.types.ts';

@ObjectType({
  implements: [Change, AuthoredChange],
  description:
    'Who is at a meeting changed: somebody came or went, was excused, or was added. Who it was stands in `Meeting.attendance` alone.',
})
class AttendanceChanged {}

/** For the schema, which finds them by no field. */
export const ATTENDANCE_CHANGES = [AttendanceChanged];

@Resolver(() => AttendanceChanged)
export class AttendanceChangedResolver {
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
