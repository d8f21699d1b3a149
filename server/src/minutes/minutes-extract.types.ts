import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description: 'What would be released of a meeting’s minutes, to be looked at before. Nobody else reads it.',
})
export class MinutesExtract {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'As the release would be called.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'All that everybody would read, as Markdown.' })
  markdown!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'SHA-256 over it, which `releaseMinutesExtract` asks for: what is released is what was seen.',
  })
  contentHash!: string;

  @Extensions(PLAIN)
  @Field(() => [String], {
    description:
      'Headings of the minutes that stay out with what stands under them: of closed items, and of what belongs to no item that is known.',
  })
  leftOut!: string[];

  @Extensions(PLAIN)
  @Field(() => [String], {
    description:
      'Names of people who were invited, there or responsible, and which the text that people wrote still bears.',
  })
  people!: string[];
}

@InputType({ description: 'An extract of minutes that everybody shall read.' })
export class ReleaseMinutesExtractInput {
  @Field(() => ID, { description: 'The meeting, which is over.' })
  meetingId!: string;

  @Field(() => String, { description: '`MinutesExtract.contentHash` of what was looked at.' })
  contentHash!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Items that stay out beside those that are closed, with what stands under them.',
  })
  withoutItemIds?: string[] | null;
}
