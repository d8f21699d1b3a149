import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import { binOf } from '../documents/document.entity.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@ChangedBy<Favourite>(({ targetId, homeId }) => [targetId, ...(homeId ? binOf({ spaceId: homeId }) : [])])
@ObjectType({ description: 'A space or a document that the viewer keeps at hand.' })
export class Favourite {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'The space or the document.' })
  targetId!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'Since when it is among the favourites.' })
  addedAt!: Date;

  spaceId!: string | null;
  documentId!: string | null;
  /** The space of the document. */
  homeId!: string | null;
  /** Ascending in the order of code points. */
  position!: string;
}
