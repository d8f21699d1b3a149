import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { Announcements } from '../live/announcements.ts';
import type { WrittenEvent } from './write-events.ts';

const SWEEP_MILLISECONDS = 1_000;

interface Watched {
  /** The newest number of which the watchers were told. */
  told: number;
  wakes: Set<() => void>;
}

/**
 * Wakes whoever follows a stream's log: at once for what this instance commits, and once a second for what it was not
 * told of (another instance's commits, a lost announcement). It only wakes: what happened stands in the log.
 */
export class EventWatch {
  private readonly streams = new Map<string, Watched>();
  private readonly timer: NodeJS.Timeout;
  private isSweeping = false;

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly log: Logger,
  ) {
    announcements.on('spaceEvents', this.hear);
    this.timer = setInterval(() => void this.sweep(), SWEEP_MILLISECONDS).unref();
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
    clearInterval(this.timer);
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

  private async sweep(): Promise<void> {
    if (this.isSweeping || this.streams.size === 0) return;
    this.isSweeping = true;
    try {
      const rows = await this.database.withActor({ system: 'announcement' }, ({ sql }) =>
        sql<{ id: string; sequence: number }>('select id, sequence from stream where id = any($1)', [
          [...this.streams.keys()],
        ]),
      );
      for (const { id, sequence } of rows)
        if (sequence > (this.streams.get(id)?.told ?? sequence)) this.tell(id, sequence);
    } catch (error) {
      this.log.warn({ part: 'events', err: error }, 'streams could not be looked at');
    } finally {
      this.isSweeping = false;
    }
  }
}
