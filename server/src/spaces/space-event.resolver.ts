import {
  Arg,
  Authorized,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { roleAllows } from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { SpaceEventType as EventTypeName } from '../platform/events/event.entity.ts';
import { checkFirst } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { isId } from '../platform/ids.ts';
import { Space } from './space.entity.ts';
import { roleIn } from './space.loaders.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships, Shareable } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

export const SpaceEventType = {
  SPACE_CREATED: 'SPACE_CREATED',
  SPACE_CHANGED: 'SPACE_CHANGED',
  MEMBER_ADDED: 'MEMBER_ADDED',
  MEMBER_ROLE_CHANGED: 'MEMBER_ROLE_CHANGED',
  MEMBER_REMOVED: 'MEMBER_REMOVED',
  DOCUMENT_CREATED: 'DOCUMENT_CREATED',
  DOCUMENT_RENAMED: 'DOCUMENT_RENAMED',
  DOCUMENT_MOVED: 'DOCUMENT_MOVED',
  DOCUMENT_MOVED_AWAY: 'DOCUMENT_MOVED_AWAY',
  DOCUMENT_MOVED_HERE: 'DOCUMENT_MOVED_HERE',
  DOCUMENT_TRASHED: 'DOCUMENT_TRASHED',
  DOCUMENT_RESTORED: 'DOCUMENT_RESTORED',
  DOCUMENT_SEALED: 'DOCUMENT_SEALED',
  DOCUMENT_DRAFT_BEGUN: 'DOCUMENT_DRAFT_BEGUN',
  DOCUMENT_RELEASED: 'DOCUMENT_RELEASED',
  RELEASE_WITHDRAWN: 'RELEASE_WITHDRAWN',
  DOCUMENT_DELETED: 'DOCUMENT_DELETED',
  DOCUMENT_TEXT_CHANGED: 'DOCUMENT_TEXT_CHANGED',
  DOCUMENT_GUEST_ADDED: 'DOCUMENT_GUEST_ADDED',
  DOCUMENT_GUEST_CHANGED: 'DOCUMENT_GUEST_CHANGED',
  DOCUMENT_GUEST_REMOVED: 'DOCUMENT_GUEST_REMOVED',
  COMMENT_ADDED: 'COMMENT_ADDED',
  COMMENT_CHANGED: 'COMMENT_CHANGED',
  COMMENT_REMOVED: 'COMMENT_REMOVED',
  COMMENT_THREAD_RESOLVED: 'COMMENT_THREAD_RESOLVED',
  COMMENT_THREAD_REOPENED: 'COMMENT_THREAD_REOPENED',
  SUGGESTION_ADDED: 'SUGGESTION_ADDED',
  SUGGESTION_ACCEPTED: 'SUGGESTION_ACCEPTED',
  SUGGESTION_REFUSED: 'SUGGESTION_REFUSED',
  SUGGESTION_REOPENED: 'SUGGESTION_REOPENED',
  DOCUMENT_VERSION_NAMED: 'DOCUMENT_VERSION_NAMED',
  DOCUMENT_VERSION_RENAMED: 'DOCUMENT_VERSION_RENAMED',
  DOCUMENT_VERSION_NAME_REMOVED: 'DOCUMENT_VERSION_NAME_REMOVED',
  DOCUMENT_VERSION_RESTORED: 'DOCUMENT_VERSION_RESTORED',
  FILE_ADDED: 'FILE_ADDED',
  FILE_RENAMED: 'FILE_RENAMED',
  FILE_REMOVED: 'FILE_REMOVED',
  DOCUMENT_EXPORTED: 'DOCUMENT_EXPORTED',
  SPACE_EXPORTED: 'SPACE_EXPORTED',
  REGISTER_EXPORTED: 'REGISTER_EXPORTED',
  CIRCULATION_STARTED: 'CIRCULATION_STARTED',
  CIRCULATION_ANSWERED: 'CIRCULATION_ANSWERED',
  CIRCULATION_ENDED: 'CIRCULATION_ENDED',
  CIRCULATION_WITHDRAWN: 'CIRCULATION_WITHDRAWN',
  CIRCULATION_LINK_SENT: 'CIRCULATION_LINK_SENT',
  CIRCULATION_GUEST_REMOVED: 'CIRCULATION_GUEST_REMOVED',
  CIRCULATION_EXPORTED: 'CIRCULATION_EXPORTED',
  CIRCULATION_FORWARDED: 'CIRCULATION_FORWARDED',
  CIRCULATION_FORWARD_WITHDRAWN: 'CIRCULATION_FORWARD_WITHDRAWN',
  TEMPLATE_CREATED: 'TEMPLATE_CREATED',
  TEMPLATE_CHANGED: 'TEMPLATE_CHANGED',
  TEMPLATE_REMOVED: 'TEMPLATE_REMOVED',
  DECISION_CHANGED: 'DECISION_CHANGED',
  TASK_CHANGED: 'TASK_CHANGED',
  MEETING_SERIES_PLANNED: 'MEETING_SERIES_PLANNED',
  MEETING_SERIES_CHANGED: 'MEETING_SERIES_CHANGED',
  MEETING_SERIES_ENDED: 'MEETING_SERIES_ENDED',
  MEETING_PLANNED: 'MEETING_PLANNED',
  MEETING_CHANGED: 'MEETING_CHANGED',
  MEETING_MOVED: 'MEETING_MOVED',
  MEETING_INVITED: 'MEETING_INVITED',
  MEETING_ANSWERED: 'MEETING_ANSWERED',
  MEETING_STARTED: 'MEETING_STARTED',
  MEETING_ENDED: 'MEETING_ENDED',
  MEETING_CANCELLED: 'MEETING_CANCELLED',
  AGENDA_CHANGED: 'AGENDA_CHANGED',
  STANDING_AGENDA_CHANGED: 'STANDING_AGENDA_CHANGED',
  ATTENDANCE_CHANGED: 'ATTENDANCE_CHANGED',
  MINUTES_CHANGED: 'MINUTES_CHANGED',
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
    DOCUMENT_MOVED_AWAY: {
      description: 'A document went to another space, with all that stood under it.',
    },
    DOCUMENT_MOVED_HERE: {
      description: 'A document came from another space, with all that stood under it.',
    },
    DOCUMENT_TRASHED: { description: 'A document was moved to the bin.' },
    DOCUMENT_RESTORED: { description: 'A document came back from the bin.' },
    DOCUMENT_SEALED: { description: 'A document was agreed to, and stays as it is.' },
    DOCUMENT_DRAFT_BEGUN: { description: 'A sealed document can be written again, as a new draft.' },
    DOCUMENT_RELEASED: {
      description: 'What was adopted, or an extract of minutes, can be read by everybody.',
    },
    RELEASE_WITHDRAWN: { description: 'What had been released can be read by nobody else any more.' },
    DOCUMENT_DELETED: {
      description: 'A document was removed for good, by somebody or because its time in the bin was over.',
    },
    DOCUMENT_TEXT_CHANGED: { description: 'Somebody wrote in a document; who, is not recorded here.' },
    DOCUMENT_GUEST_ADDED: { description: 'Somebody was invited to one document until a date.' },
    DOCUMENT_GUEST_CHANGED: { description: 'A guest of a document got another date.' },
    DOCUMENT_GUEST_REMOVED: { description: 'A guest of a document left or was removed, before the date.' },
    COMMENT_ADDED: { description: 'Somebody commented on a document, or replied.' },
    COMMENT_CHANGED: { description: 'Somebody worded a comment anew.' },
    COMMENT_REMOVED: { description: 'A comment was removed.' },
    COMMENT_THREAD_RESOLVED: { description: 'Comments on something in a document were settled.' },
    COMMENT_THREAD_REOPENED: { description: 'Settled comments are open again.' },
    SUGGESTION_ADDED: { description: 'Somebody proposed a change of a document.' },
    SUGGESTION_ACCEPTED: { description: 'A proposed change was accepted.' },
    SUGGESTION_REFUSED: { description: 'A proposed change was refused, or withdrawn.' },
    SUGGESTION_REOPENED: { description: 'A decision about a proposed change was undone.' },
    DOCUMENT_VERSION_NAMED: { description: 'A version of a document got a name.' },
    DOCUMENT_VERSION_RENAMED: { description: 'A version of a document got another name or note.' },
    DOCUMENT_VERSION_NAME_REMOVED: { description: 'A version of a document lost its name.' },
    DOCUMENT_VERSION_RESTORED: { description: 'A document was made what it was in a version.' },
    FILE_ADDED: { description: 'A file was attached to a document.' },
    FILE_RENAMED: { description: 'A file of a document got another name.' },
    FILE_REMOVED: { description: 'A file was removed from a document.' },
    DOCUMENT_EXPORTED: { description: 'Somebody took a copy of a document with them, as a file.' },
    SPACE_EXPORTED: { description: 'Somebody took a copy of all documents with them, as an archive.' },
    REGISTER_EXPORTED: {
      description: 'Somebody took lines of a register with them, decisions or tasks, as a table.',
    },
    CIRCULATION_STARTED: { description: 'A document went round, to be agreed to or taken note of.' },
    CIRCULATION_ANSWERED: { description: 'Somebody who was asked answered; what, is not recorded here.' },
    CIRCULATION_ENDED: { description: 'A round ended with a result.' },
    CIRCULATION_WITHDRAWN: { description: 'A round was withdrawn before it ended.' },
    CIRCULATION_LINK_SENT: { description: 'Somebody outside who is asked was sent a new link.' },
    CIRCULATION_GUEST_REMOVED: { description: 'Somebody outside is asked no more.' },
    CIRCULATION_EXPORTED: { description: 'Somebody took the record of a round with them.' },
    CIRCULATION_FORWARDED: { description: 'Somebody who is asked handed the question on to a colleague.' },
    CIRCULATION_FORWARD_WITHDRAWN: {
      description: 'Somebody took back the question that they had handed on.',
    },
    TEMPLATE_CREATED: { description: 'A template of documents was added.' },
    TEMPLATE_CHANGED: { description: 'A template of documents changed.' },
    TEMPLATE_REMOVED: { description: 'A template of documents was removed.' },
    DECISION_CHANGED: {
      description: 'Something has become of a decision: replaced, carried out, valid again.',
    },
    TASK_CHANGED: {
      description: 'Somebody said of a task that it is done or not, how it stands, or who has it now.',
    },
    MEETING_SERIES_PLANNED: { description: 'A series of meetings was planned.' },
    MEETING_SERIES_CHANGED: {
      description: 'A series of meetings changed, and with it those that nobody had changed by hand.',
    },
    MEETING_SERIES_ENDED: { description: 'A series of meetings ended: no more are planned.' },
    MEETING_PLANNED: { description: 'A meeting was planned.' },
    MEETING_CHANGED: { description: 'A meeting got another title or place, other people, or minutes.' },
    MEETING_MOVED: { description: 'A meeting got another time.' },
    MEETING_INVITED: { description: 'Those who take part in a meeting were invited.' },
    MEETING_ANSWERED: { description: 'Somebody who is invited answered; what, is not recorded here.' },
    MEETING_STARTED: { description: 'A meeting began.' },
    MEETING_ENDED: { description: 'A meeting ended.' },
    MEETING_CANCELLED: { description: 'A meeting was cancelled.' },
    AGENDA_CHANGED: {
      description:
        'The agenda of a meeting changed: an item was put on it, changed, moved, removed, proposed, decided about, dealt with or postponed, or items came back from a former meeting.',
    },
    STANDING_AGENDA_CHANGED: {
      description: 'An item for every agenda of a series of meetings was added, changed, moved or removed.',
    },
    ATTENDANCE_CHANGED: { description: 'Who is at a meeting changed; who it was is not recorded here.' },
    MINUTES_CHANGED: {
      description:
        'Minutes of a meeting were given to those who were there, coordinated, approved or put right.',
    },
  },
});

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Something that happened in a space.' })
export class SpaceEvent {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => SpaceEventType, { description: 'What happened.' })
  type!: EventTypeName;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  name!: string | null;
  subjectId!: string;
  actorId!: string | null;
}

@Resolver(() => SpaceEvent)
export class SpaceEventResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Name or title of what it happened to, at that moment. A document’s, template’s, decision’s or task’s takes the scope `documents:read`.',
  })
  subjectName(@Root() event: SpaceEvent, @Ctx() context: Context): string | null {
    const isOfDocuments = (['doc', 'tpl', 'dec', 'blk'] as const).some((prefix) =>
      isId(prefix, event.subjectId),
    );
    if (isOfDocuments) context.requireScope('documents:read');
    return event.name;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who did it; null for the hub itself and for writing.',
  })
  async actor(@Root() event: SpaceEvent, @Ctx() context: Context): Promise<Account | null> {
    return event.actorId ? context.fetch(accountsById, event.actorId) : null;
  }
}

interface EventRow {
  stream_id: string;
  sequence: number;
  type: EventTypeName;
  subject_id: string | null;
  actor_id: string | null;
  facts: Record<string, string>;
  at: Date;
}

@Resolver(() => Space)
export class LatestEventsResolver {
  @Shareable()
  @ChangedBy<Space>(({ id }) => [changeKeys.events(id)], ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => [SpaceEvent], {
    description:
      'The latest events, newest first; writing in a document stands there once, with its latest moment, and exports are left out. None for guests and visitors.',
  })
  async latestEvents(
    @Root() space: Space,
    @Arg('first', () => Int, { description: 'How many at most: 1 to 100.' }) first: number,
    @Ctx() context: Context,
  ): Promise<SpaceEvent[]> {
    checkFirst(first);
    if (!roleAllows(await roleIn(context, space.id), 'readEvents')) return [];
    const rows = await context.transaction(({ sql }) => sql<EventRow>(LATEST, [space.id, first]));
    return rows.map((row) => ({
      id: `${row.stream_id}.${row.sequence}`,
      type: row.type,
      name: row.facts['name'] ?? null,
      at: new Date(row.at),
      subjectId: row.subject_id ?? '',
      actorId: row.actor_id,
    }));
  }
}

/** Who took a copy is for the leads' trail. Of each document's many text changes only the last; the sequence bounds how far back a busy space is searched. */
const LATEST = `
  select * from event e where stream_id = $1 and sequence > (select sequence - 5000 from stream where id = $1)
    and type <> all('{DOCUMENT_EXPORTED,SPACE_EXPORTED,REGISTER_EXPORTED,CIRCULATION_EXPORTED}')
    and (type <> 'DOCUMENT_TEXT_CHANGED' or not exists (
      select 1 from event later where later.stream_id = e.stream_id and later.sequence > e.sequence
        and later.type = e.type and later.subject_id = e.subject_id))
  order by sequence desc limit $2`;
