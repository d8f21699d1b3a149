import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { SpaceEventType as EventTypeName } from '../platform/events/event.entity.ts';
import { checkFirst } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { isId } from '../platform/ids.ts';
import { Space } from './space.entity.ts';

export const SpaceEventType = {
  SPACE_CREATED: 'SPACE_CREATED',
  SPACE_CHANGED: 'SPACE_CHANGED',
  MEMBER_ADDED: 'MEMBER_ADDED',
  MEMBER_ROLE_CHANGED: 'MEMBER_ROLE_CHANGED',
  MEMBER_REMOVED: 'MEMBER_REMOVED',
  DOCUMENT_CREATED: 'DOCUMENT_CREATED',
  DOCUMENT_RENAMED: 'DOCUMENT_RENAMED',
  DOCUMENT_MOVED: 'DOCUMENT_MOVED',
  DOCUMENT_TRASHED: 'DOCUMENT_TRASHED',
  DOCUMENT_RESTORED: 'DOCUMENT_RESTORED',
  DOCUMENT_TEXT_CHANGED: 'DOCUMENT_TEXT_CHANGED',
} as const satisfies { [Name in EventTypeName]: Name };
registerEnumType(SpaceEventType, {
  name: 'SpaceEventType',
  description: 'What happened in a space.',
  valuesConfig: {
    SPACE_CREATED: { description: 'The space was created.' },
    SPACE_CHANGED: { description: 'Its name, purpose or reason changed.' },
    MEMBER_ADDED: { description: 'Somebody was added.' },
    MEMBER_ROLE_CHANGED: { description: 'Somebody’s role changed.' },
    MEMBER_REMOVED: { description: 'Somebody left or was removed.' },
    DOCUMENT_CREATED: { description: 'A document was created.' },
    DOCUMENT_RENAMED: { description: 'A document got another title.' },
    DOCUMENT_MOVED: { description: 'A document got another place in the tree.' },
    DOCUMENT_TRASHED: { description: 'A document was moved to the bin.' },
    DOCUMENT_RESTORED: { description: 'A document came back from the bin.' },
    DOCUMENT_TEXT_CHANGED: { description: 'Somebody wrote in a document; who, is not recorded here.' },
  },
});

@ObjectType({ description: 'Something that happened in a space.' })
export class SpaceEvent {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => SpaceEventType, { description: 'What happened.' })
  type!: EventTypeName;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  name!: string | null;
  subjectId!: string;
  actorId!: string | null;
}

@Resolver(() => SpaceEvent)
export class SpaceEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Name or title of what it happened to, at that moment. A document’s takes the scope `documents:read`.',
  })
  subjectName(@Root() event: SpaceEvent, @Ctx() context: Context): string | null {
    if (isId('doc', event.subjectId)) context.requireScope('documents:read');
    return event.name;
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who did it; null for the hub itself and for writing.',
  })
  async actor(@Root() event: SpaceEvent, @Ctx() context: Context): Promise<Account | null> {
    return event.actorId ? context.load(accountsById, event.actorId) : null;
  }
}

interface EventRow {
  stream_id: string;
  sequence: number;
  type: EventTypeName;
  subject_id: string;
  actor_id: string | null;
  facts: Record<string, string>;
  at: Date;
}

@Resolver(() => Space)
export class LatestEventsResolver {
  @Authorized('spaces:read')
  @FieldResolver(() => [SpaceEvent], {
    description:
      'The latest events, newest first; writing in a document stands there once, with its latest moment.',
  })
  async latestEvents(
    @Root() space: Space,
    @Arg('first', () => Int, { description: 'How many at most: 1 to 100.' }) first: number,
    @Ctx() context: Context,
  ): Promise<SpaceEvent[]> {
    checkFirst(first);
    const rows = await context.transaction(({ sql }) => sql<EventRow>(LATEST, [space.id, first]));
    return rows.map((row) => ({
      id: `${row.stream_id}.${row.sequence}`,
      type: row.type,
      name: row.facts['name'] ?? null,
      at: new Date(row.at),
      subjectId: row.subject_id,
      actorId: row.actor_id,
    }));
  }
}

/** Of each document's many text changes only the last; the sequence bounds how far back a busy space is searched. */
const LATEST = `
  select * from event e where stream_id = $1 and sequence > (select sequence - 5000 from stream where id = $1)
    and (type <> 'DOCUMENT_TEXT_CHANGED' or not exists (
      select 1 from event later where later.stream_id = e.stream_id and later.sequence > e.sequence
        and later.type = e.type and later.subject_id = e.subject_id))
  order by sequence desc limit $2`;
