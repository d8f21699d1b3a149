import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@ChangedBy(ownChanges)
@ObjectType({
  description:
    'A secret address by which a calendar program fetches meetings: all in which the viewer takes part, or those of a space or a series. It shows what the viewer may read at that moment, and was shown once.',
})
export class CalendarLink {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When a program fetched it last, to the minute; null: never.',
  })
  fetchedAt!: Date | null;

  spaceId!: string | null;
  seriesId!: string | null;
}

@ObjectType({ description: 'A new link with its address, which is shown this once.' })
export class CreatedCalendarLink {
  @Field(() => String, {
    description: 'What a calendar program subscribes to. Whoever has it reads along until it is withdrawn.',
  })
  url!: string;

  @Field(() => CalendarLink, { description: 'The link without its address.' })
  calendarLink!: CalendarLink;
}

@InputType({
  description: 'Which meetings a calendar has; with neither: all in which the viewer takes part.',
})
export class CreateCalendarLinkInput {
  @Field(() => ID, { nullable: true, description: 'The meetings of this space.' })
  spaceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The meetings of this series.' })
  seriesId?: string | null;
}
