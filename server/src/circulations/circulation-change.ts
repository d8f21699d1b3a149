import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import { DocumentChange } from '../documents/document-change.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { Circulation } from './circulation.types.ts';
import { circulationsById } from './list-circulations.ts';

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'A round was started, or something happened in it.',
})
class CirculationChange extends DocumentChange {}

const OF_CIRCULATIONS = [Change, AuthoredChange, DocumentChange, CirculationChange];

@ObjectType({ implements: OF_CIRCULATIONS, description: 'A document went round.' })
class CirculationStarted {}

@ObjectType({
  implements: OF_CIRCULATIONS,
  description:
    'Somebody who is asked answered; the actor is who, nobody for somebody outside, and what is not told here.',
})
class CirculationAnswered {}

@ObjectType({
  implements: OF_CIRCULATIONS,
  description:
    'A round ended with a result: the actor is whose answer ended it, or nobody when its deadline did.',
})
class CirculationEnded {}

@ObjectType({ implements: OF_CIRCULATIONS, description: 'A round was withdrawn.' })
class CirculationWithdrawn {}

@ObjectType({
  implements: OF_CIRCULATIONS,
  description: 'Somebody outside who is asked was sent a new link.',
})
class CirculationLinkSent {}

@ObjectType({ implements: OF_CIRCULATIONS, description: 'Somebody outside is asked no more.' })
class CirculationGuestRemoved {}

@ObjectType({ implements: OF_CIRCULATIONS, description: 'Somebody took the record of a round with them.' })
class CirculationExported {}

@ObjectType({
  implements: OF_CIRCULATIONS,
  description: 'Somebody who is asked handed the question on to a colleague of their organisation.',
})
class CirculationForwarded {}

@ObjectType({
  implements: OF_CIRCULATIONS,
  description: 'Somebody took back the question that they had handed on.',
})
class CirculationForwardWithdrawn {}

/** For the schema, which finds them by no field. */
export const CIRCULATION_CHANGES = [
  CirculationStarted,
  CirculationAnswered,
  CirculationEnded,
  CirculationWithdrawn,
  CirculationLinkSent,
  CirculationGuestRemoved,
  CirculationExported,
  CirculationForwarded,
  CirculationForwardWithdrawn,
];

@Resolver(() => CirculationChange)
export class CirculationChangeResolver {
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Circulation, {
    nullable: true,
    description: 'The round as it is now; null when it is gone, or the viewer does not read it.',
  })
  circulation(@Root() change: Change, @Ctx() context: Context): Promise<Circulation | null> {
    return context.fetch(circulationsById, change.facts['circulationId'] ?? '');
  }
}
