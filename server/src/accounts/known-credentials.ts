import { databaseNow } from '../platform/clock.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** Withdrawal by another instance is noticed within so long, as with open connections (`credential-watch`). */
const MEMORY_MILLISECONDS = 1_000;

interface Known {
  viewer: Viewer;
  /** By `performance.now`. */
  until: number;
}

/**
 * Whom a hash of a token, or of cookies, stands for, for a second at most: who asks often is looked up once a second. What
 * this instance withdraws is forgotten at once, also when it is withdrawn while somebody is looking it up.
 */
export class KnownCredentials {
  /** In the order in which they will be forgotten. */
  private readonly known = new Map<string, Known>();
  private changes = 0;

  constructor(announcements: Announcements) {
    const forget = () => {
      this.changes += 1;
      this.known.clear();
    };
    announcements.on('credentialEnded', forget);
    announcements.on('accountChanged', forget);
  }

  recall(hash: string): Viewer | null {
    const known = this.known.get(hash);
    return known && known.until > performance.now() ? known.viewer : null;
  }

  /** Looks the viewer up and remembers the answer; `find` throws for one that is none. */
  async learn(hash: string, find: () => Promise<{ viewer: Viewer; expiresAt: Date }>): Promise<Viewer> {
    const { changes } = this;
    const now = performance.now();
    const { viewer, expiresAt } = await find();
    if (changes === this.changes) {
      this.forgetOld(now);
      this.known.delete(hash);
      const rest = expiresAt.getTime() - databaseNow();
      this.known.set(hash, { viewer, until: now + Math.min(MEMORY_MILLISECONDS, rest) });
    }
    return viewer;
  }

  private forgetOld(now: number): void {
    for (const [hash, { until }] of this.known) {
      if (until > now) return;
      this.known.delete(hash);
    }
  }
}
