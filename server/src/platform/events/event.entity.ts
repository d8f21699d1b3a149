import { defineEntity, p } from '@mikro-orm/core';

/** What can happen in a space. One gapless sequence per space; the words are the API's `SpaceEventType`. */
export const SPACE_EVENT_TYPES = [
  'SPACE_CREATED',
  'SPACE_CHANGED',
  'MEMBER_ADDED',
  'MEMBER_ROLE_CHANGED',
  'MEMBER_REMOVED',
  'DOCUMENT_CREATED',
  'DOCUMENT_RENAMED',
  'DOCUMENT_MOVED',
  'DOCUMENT_TRASHED',
  'DOCUMENT_RESTORED',
  'DOCUMENT_TEXT_CHANGED',
  'DOCUMENT_GUEST_ADDED',
  'DOCUMENT_GUEST_CHANGED',
  'DOCUMENT_GUEST_REMOVED',
  'COMMENT_ADDED',
  'COMMENT_CHANGED',
  'COMMENT_REMOVED',
  'COMMENT_THREAD_RESOLVED',
  'COMMENT_THREAD_REOPENED',
  'SUGGESTION_ADDED',
  'SUGGESTION_ACCEPTED',
  'SUGGESTION_REFUSED',
  'SUGGESTION_REOPENED',
  'DOCUMENT_VERSION_NAMED',
  'DOCUMENT_VERSION_RENAMED',
  'DOCUMENT_VERSION_NAME_REMOVED',
  'DOCUMENT_VERSION_RESTORED',
  'FILE_ADDED',
  'FILE_RENAMED',
  'FILE_REMOVED',
  'CIRCULATION_STARTED',
  'CIRCULATION_ANSWERED',
  'CIRCULATION_ENDED',
  'CIRCULATION_WITHDRAWN',
] as const;
export type SpaceEventType = (typeof SPACE_EVENT_TYPES)[number];

/** The log of what happened: written in the transaction of the change itself, read by everything that follows. */
export const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'event',
  properties: {
    streamId: p.string().primary(),
    sequence: p.integer().primary(),
    type: p.string().$type<SpaceEventType>(),
    subjectId: p.string().nullable(),
    actorId: p.string().nullable(),
    facts: p.json<Record<string, string>>(),
    at: p.datetime(),
  },
});
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);
