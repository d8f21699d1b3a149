import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';

@InputType({
  description: 'Somebody as a guest of a document: named by account or by e-mail address, not by both.',
})
export class DocumentGuestInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => ID, { nullable: true, description: 'The account.' })
  accountId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address with which an existing account signs in.',
  })
  email?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends, in the future; needed to invite somebody or to change the date.',
  })
  endsAt?: Date | null;
}
