import { databaseNow } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Announcements } from '../live/announcements.ts';
import type { Bus } from '../live/bus.ts';
import type { Look } from '../live/look.ts';
import type { SpaceEventType } from './event.entity.ts';
import type { WrittenEvent } from './write-events.ts';

/** Events bear the time at which their transaction began: so far back every look asks. */
const MARGIN_MILLISECONDS = 30_000;

/** Behind one another in one row: the rest stands in `read`. */
interface EventRow {
  stream_id: string;
  sequence: number;
  type: SpaceEventType;
  subject_id: string | null;
  actor_id: string | null;
  facts: Record<string, string>;
}

const READ = `
  select stream_id, sequence, type, subject_id, actor_id, facts from event
  where stream_id = $1 and sequence between $2 and $3 order by sequence`;

/**
 * Tells other instances of the events that are raised here, and announces here what others raised, read from the log. A
 * look finds those of which nobody told. Each is announced once, except where a commit and a look meet.
 */
export class EventRelay {
  /** When each event was announced (by `performance.now`), for as long as a look may find it. */
  private readonly announced = new Map<string, number>();
  /** The database's time of the last look that found everything, and of the one that is under way. */
  private since = databaseNow();
  private began = this.since;
  private isRelaying = false;

  constructor(
    private readonly database: Pick<Database, 'houseStatement'>,
    private readonly announcements: Announcements,
    private readonly bus: Bus,
    look: Look,
  ) {
    announcements.on('spaceEvents', (events) => this.hear(events));
    look.watch({
      statement: (list) =>
        `select stream_id || ' ' || sequence as id, sequence as value from event where at > (${list})[1]::timestamptz`,
      ids: () => (bus.hasPeers ? [this.oldestToFind().toISOString()] : []),
      seen: (found, _ids, askedAt) => this.found([...found.keys()], askedAt),
    });
  }

  /** Announces events of another instance. Throws when they cannot be read: then a look finds them. */
  async relay(spaceId: string, first: number, last: number): Promise<void> {
    const rows = await this.database.houseStatement<EventRow>('announcement', {
      name: 'events-elsewhere',
      text: READ,
      values: [spaceId, first, last],
    });
    const events = rows.map(toEvent).filter((event) => !this.announced.has(keyOf(event)));
    if (events.length === 0) return;
    this.isRelaying = true;
    try {
      this.announcements.emit('spaceEvents', events);
    } finally {
      this.isRelaying = false;
    }
  }

  private hear(events: readonly WrittenEvent[]): void {
    if (!this.bus.hasPeers) return;
    const now = performance.now();
    for (const event of events) this.announced.set(keyOf(event), now);
    if (this.isRelaying) return;
    const bySpace = Map.groupBy(events, ({ spaceId }) => spaceId);
    this.bus.say(({ events: news }) => {
      for (const [spaceId, own] of bySpace) news.push([spaceId, own[0]!.sequence, own.at(-1)!.sequence]);
    });
  }

  /** Also when the database's clock was set back meanwhile. */
  private oldestToFind(): Date {
    this.began = databaseNow();
    return new Date(Math.min(this.since, this.began) - MARGIN_MILLISECONDS);
  }

  private async found(keys: readonly string[], askedAt: number): Promise<void> {
    const lost = new Map<string, number[]>();
    for (const key of keys) {
      if (this.announced.has(key)) continue;
      const [spaceId, sequence] = key.split(' ') as [string, string];
      lost.set(spaceId, [...(lost.get(spaceId) ?? []), Number(sequence)]);
    }
    for (const [spaceId, numbers] of lost) {
      await this.relay(spaceId, Math.min(...numbers), Math.max(...numbers));
    }
    this.since = this.began;
    for (const [key, at] of this.announced) {
      if (at > askedAt - 2 * MARGIN_MILLISECONDS) break;
      this.announced.delete(key);
    }
  }
}

function keyOf({ spaceId, sequence }: Pick<WrittenEvent, 'spaceId' | 'sequence'>): string {
  return `${spaceId} ${sequence}`;
}

function toEvent(row: EventRow): WrittenEvent {
  return {
    spaceId: row.stream_id,
    sequence: row.sequence,
    type: row.type,
    subjectId: row.subject_id ?? '',
    actorId: row.actor_id,
    facts: row.facts,
  };
}
