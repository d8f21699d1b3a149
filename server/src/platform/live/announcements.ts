import { EventEmitter } from 'node:events';
import type { WrittenEvent } from '../events/write-events.ts';

/** What is told inside this instance after a commit: ids only, each hearer re-reads under its own rights. */
interface AnnouncementMap {
  /** Events of one transaction. */
  spaceEvents: [WrittenEvent[]];
  /** Somebody's membership in a space began, changed or ended. */
  membershipChanged: [{ spaceId: string; accountId: string }];
  /** Something that belongs to one account alone: its name or language, what it has seen. */
  accountChanged: [{ accountId: string }];
  /** A session, a token or an account may no longer be used. */
  credentialEnded: [{ kind: 'session' | 'token' | 'account'; id: string }];
}

export type Announcements = EventEmitter<AnnouncementMap>;

/** One instance's announcements. */
export function createAnnouncements(): Announcements {
  const announcements = new EventEmitter<AnnouncementMap>();
  // Every open stream listens.
  announcements.setMaxListeners(0);
  return announcements;
}
