import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { RuleSet } from './rule-set.types.ts';

@ChangedBy<NamedRuleSet>(({ id }) => [id])
@ObjectType({
  description:
    'Rules under a name, for whoever belongs to the hub. Each change of them is a version of its own.',
})
export class NamedRuleSet {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its name, at most 200 characters; no two have the same.' })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether it is offered for new rounds.' })
  isOffered!: boolean;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The number of the newest version, from 1 on.' })
  version!: number;

  @Extensions(PLAIN)
  @Field(() => RuleSet, { description: 'The newest version’s rules.' })
  rules!: RuleSet;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Rules as they were: a version never changes.' })
export class RuleSetVersion {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Its number.' })
  version!: number;

  @Extensions(PLAIN)
  @Field(() => RuleSet, { description: 'The rules.' })
  rules!: RuleSet;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  createdById!: string | null;
}
