import { Extensions, Field, InputType, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE, ownChanges } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@ChangedBy(ownChanges)
@ObjectType({
  description:
    'A change of the viewer’s address that waits until the new one is confirmed; until then nothing changes.',
})
export class EmailChange {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'The new address.' })
  email!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When the newest mail was written.' })
  sentAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'Until when its link is good.' })
  expiresAt!: Date;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the link in the mail to a new address is for.' })
export class OfferedEmailChange {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'The new address.' })
  email!: string;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether the viewer is signed in, and to another account.' })
  isForAnother!: boolean;
}

@InputType({ description: 'A new address for the viewer’s account.' })
export class RequestEmailChangeInput {
  @Field(() => String, { description: 'One e-mail address.' })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The present password, where there is one; whoever has none must have signed in a few minutes ago.',
  })
  currentPassword?: string | null;
}
