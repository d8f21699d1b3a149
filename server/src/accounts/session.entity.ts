import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { SignInMethod } from './sign-in-methods.ts';

@ChangedBy<Session>(({ id }) => [id])
@ObjectType({ description: 'A browser in which the viewer is signed in.' })
export class Session {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'The browser by its own words, such as `Firefox`; null when it is not known.',
  })
  browser!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'The operating system by the browser’s words, such as `Windows`; null when it is not known.',
  })
  system!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'The network address from which it was opened.' })
  address!: string | null;

  @Extensions(PLAIN)
  @Field(() => SignInMethod, { description: 'By what it was opened.' })
  method!: SignInMethod;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was opened.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent!: boolean;
}
