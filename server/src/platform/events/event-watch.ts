import type { Announcements } from '../live/announcements.ts';
import type { Look } from '../live/look.ts';
import type { WrittenEvent } from './write-events.ts';

interface WatchedStream {
  /** The newest number of which the watchers were told. */
  told: number;
  wakes: Set<() => void>;
}

/**
 * Wakes whoever follows a stream's log: at once for what this instance commits, and once a second for what it was not
 * told of (another instance's commits, a lost announcement). It only wakes: what happened stands in the log.
 */
export class EventWatch {
  private readonly streams = new Map<string, WatchedStream>();
  private readonly unwatch: () => void;

  constructor(
    private readonly announcements: Announcements,
    look: Look,
  ) {
    announcements.on('spaceEvents', this.hear);
    this.unwatch = look.watch({
      statement: (list) => `select id, sequence as value from stream where id = any(${list})`,
      ids: () => [...this.streams.keys()],
      seen: (sequences) => {
        for (const [id, sequence] of sequences)
          if (sequence > (this.streams.get(id)?.told ?? sequence)) this.tell(id, sequence);
      },
    });
  }

  /** Calls `wake` whenever the space's log may have grown. The answer ends it. */
  watch(spaceId: string, wake: () => void): () => void {
    let watched = this.streams.get(spaceId);
    if (!watched) this.streams.set(spaceId, (watched = { told: 0, wakes: new Set() }));
    const { wakes } = watched;
    // A function of its own: the same one may be handed in twice.
    const own = () => wake();
    wakes.add(own);
    return () => {
      wakes.delete(own);
      if (wakes.size === 0 && this.streams.get(spaceId)?.wakes === wakes) this.streams.delete(spaceId);
    };
  }

  close(): void {
    this.unwatch();
    this.announcements.off('spaceEvents', this.hear);
  }

  private readonly hear = (events: readonly WrittenEvent[]): void => {
    const newest = new Map(events.map(({ spaceId, sequence }) => [spaceId, sequence]));
    for (const [spaceId, sequence] of newest) this.tell(spaceId, sequence);
  };

  private tell(spaceId: string, sequence: number): void {
    const watched = this.streams.get(spaceId);
    if (!watched) return;
    watched.told = Math.max(watched.told, sequence);
    for (const wake of [...watched.wakes]) wake();
  }
}
