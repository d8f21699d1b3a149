import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { CirculationState } from './circulation-enums.ts';
import type { CirculationRow, CirculationState as StateWord } from './circulation-rows.ts';
import type { GuestBearer } from './circulation.policy.ts';
import { RuleSet } from './rule-set.types.ts';

@ChangedBy<GuestCirculation>(({ circulationId }) => [circulationId])
@ObjectType({
  description:
    'A round as whoever is asked by a personal link sees it: what goes round and what is asked, their own seat, and how it stands in numbers. Nobody else’s name, answer or address, and nothing of the document’s space.',
})
export class GuestCirculation {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global: of the seat that the link is for.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The document’s title when it went round.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The document’s revision that goes round.' })
  revision!: number;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'SHA-256 over `content`, in 64 hexadecimal digits: what is answered is answered to this.',
  })
  contentHash!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What is asked.' })
  question!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Name of the body that is asked besides; null: none.' })
  bodyName!: string | null;

  @Extensions(PLAIN)
  @Field(() => RuleSet, { description: 'The rules, frozen with the round.' })
  rules!: RuleSet;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was started.' })
  startedAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'The last moment at which an answer is in time.' })
  deadlineAt!: Date;

  @Extensions(PLAIN)
  @Field(() => CirculationState, { description: 'Where it stands.' })
  state!: StateWord;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it is under way.' })
  endedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null when it was not.' })
  withdrawnBecause!: string | null;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The how-manieth round it is on the matter, from 1.' })
  roundNumber!: number;

  @Extensions(PLAIN)
  @Field(() => Boolean, { nullable: true, description: 'As `Circulation.isSubstantial`.' })
  isSubstantial!: boolean | null;

  circulationId!: string;
  row!: CirculationRow;
  bearer!: GuestBearer;
}
