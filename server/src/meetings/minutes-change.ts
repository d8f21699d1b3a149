import { Authorized, Ctx, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { meetingsById } from './list-meetings.ts';
import { Meeting } from './meeting.types.ts';
import { MinutesStepKind, STEP_WORDS } from './minutes-enums.ts';

const MinutesChangeKind = { ...MinutesStepKind, ATTENDANCE: 'ATTENDANCE' } as const;
registerEnumType(MinutesChangeKind, {
  name: 'MinutesChangeKind',
  description: 'What happened to minutes: a step as in `MinutesStepKind`, or `ATTENDANCE`.',
  valuesConfig: {
    ...STEP_WORDS,
    ATTENDANCE: { description: 'Who was at the meeting, and so remarks on them, was put right.' },
  },
});

@ObjectType({
  implements: [Change, AuthoredChange],
  description: 'Minutes went a step on their way, from a draft to what counts.',
})
class MinutesChanged {}

/** For the schema, which finds them by no field. */
export const MINUTES_CHANGES = [MinutesChanged];

@Resolver(() => MinutesChanged)
export class MinutesChangedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => MinutesChangeKind, { description: 'What happened.' })
  what(@Root() { facts }: Change): keyof typeof MinutesChangeKind {
    return facts['what'] as keyof typeof MinutesChangeKind;
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
