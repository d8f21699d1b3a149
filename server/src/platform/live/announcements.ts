import { EventEmitter } from 'node:events';
import type { WrittenEvent } from '../events/write-events.ts';

/** What is told inside this instance after a commit: ids only, each hearer re-reads under its own rights. */
interface AnnouncementMap {
  /** Events of one transaction. */
  spaceEvents: [WrittenEvent[]];
  /** Somebody may read or do other things in a space than before; `here`: every instance finds that by itself. */
  membershipChanged: [{ spaceId: string; accountId: string; here?: boolean }];
  /** A document's log has grown: its revision is another one. */
  documentCommitted: [{ documentId: string }];
  /** Other documents link to this one than before; each instance finds that by itself. */
  referencesChanged: [{ documentId: string }];
  /** Something that belongs to one account alone: its name or language, what it has seen, which rounds or tasks wait for it. */
  accountChanged: [{ accountId: string }];
  /** An organisation was added, changed or removed. */
  organisationChanged: [{ organisationId: string }];
  /** A body was added, changed or removed, or a seat in it. */
  bodyChanged: [{ bodyId: string }];
  /** Rules got a name, another one, or a version. */
  ruleSetChanged: [{ ruleSetId: string }];
  /** A template of the hub was added, changed or removed. */
  templateChanged: [{ templateId: string }];
  /** A round was started, went on or ended, or somebody in it was reached or answered. */
  circulationChanged: [{ circulationId: string; documentId: string }];
  /** What a file says is known now, or that it says nothing. */
  fileRead: [{ documentId: string; spaceId: string }];
  /** States of a document were kept, or forgotten, by the house itself. */
  versionsKept: [{ documentId: string }];
  /** A decision was entered in the register, or something has become of it. */
  decisionChanged: [{ decisionId: string }];
  /** A session, a token or an account may no longer be used. */
  credentialEnded: [{ kind: 'session' | 'token' | 'account'; id: string }];
  /** The hub's trail has grown. */
  trailRecorded: [];
  /** An invitation to this space, or without one to the hub, was made, sent anew, withdrawn or accepted. */
  invitationsChanged: [{ spaceId: string | null }];
  /** A mail waits to be sent. */
  mailEnqueued: [];
  /** Something may have changed of which nobody can tell what: whoever shows something reads it again. */
  lookAgain: [];
}

export type Announcements = EventEmitter<AnnouncementMap>;

/** One instance's announcements. */
export function createAnnouncements(): Announcements {
  const announcements = new EventEmitter<AnnouncementMap>();
  // Every open stream listens.
  announcements.setMaxListeners(0);
  return announcements;
}
