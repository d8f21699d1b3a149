import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { Node } from '../platform/graphql/node.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

/** In the order in which they stand on the page. */
export enum SeatKind {
  CHAIR = 'CHAIR',
  ENTITLED = 'ENTITLED',
  DEPUTY = 'DEPUTY',
  ADVISORY = 'ADVISORY',
  GUEST = 'GUEST',
}
registerEnumType(SeatKind, {
  name: 'SeatKind',
  description: 'As what somebody sits in a body.',
  valuesConfig: {
    CHAIR: { description: 'Presides, and is entitled to vote.' },
    ENTITLED: { description: 'Entitled to vote: all seats of one organisation share its vote.' },
    DEPUTY: { description: 'Stands in for another seat, of the same organisation.' },
    ADVISORY: { description: 'Is heard, and does not vote.' },
    GUEST: { description: 'Is present.' },
  },
});

@ChangedBy<Body>(({ id }) => [id])
@ObjectType({
  implements: Node,
  description:
    'A body (Gremium) that decides: who sits in it, for which organisation. Whoever belongs to the hub sees it with the names of its members; guests do not.',
})
export class Body {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its name, at most 200 characters; no two have the same.' })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'How it is called where there is little room.' })
  shortName!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What it is there for; may be empty.' })
  purpose!: string;

  @Extensions(PLAIN)
  @Field(() => Int, {
    nullable: true,
    description:
      'How many per cent of its votes have to be there for it to decide in a meeting (Beschlussfähigkeit), 1 to 100; null: more than half. Meetings that have begun keep what was said then.',
  })
  quorumPercent!: number | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it or one of its seats was changed last.' })
  updatedAt!: Date;
}

@ChangedBy<BodySeat>(({ bodyId }) => [bodyId])
@ObjectType({ description: 'A seat in a body, for an organisation, from and to a date.' })
export class BodySeat {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => SeatKind, { description: 'As what somebody sits there.' })
  kind!: SeatKind;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its first day, as `2026-01-01`.' })
  startsOn!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Its last day; null while none is known.' })
  endsOn!: string | null;

  @Extensions(PLAIN)
  @Field(() => ID, { nullable: true, description: 'For a deputy: the seat for which they stand in.' })
  deputyOfId!: string | null;

  bodyId!: string;
  organisationId!: string;
  accountId!: string | null;
  /** Its place among the others. */
  place!: string;
}
