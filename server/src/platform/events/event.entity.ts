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
    subjectId: p.string(),
    actorId: p.string().nullable(),
    facts: p.json<Record<string, string>>(),
    at: p.datetime(),
  },
});
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);
