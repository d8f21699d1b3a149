import type { Logger } from 'pino';
import type { Database } from '../platform/database/database.ts';
import { advance, type RoundParts } from './advance-circulation.ts';

/** How long a deadline that has passed may wait for its result. */
const LOOK_MILLISECONDS = 1_000;
const AT_ONCE = 50;
/** So long one that fails is left alone. */
const PUT_OFF = `update circulation set next_at = clock_timestamp() + interval '1 minute'
  where id = $1 and next_at <= clock_timestamp()`;
const DUE = {
  name: 'circulations-due',
  text: `select id from circulation where next_at <= clock_timestamp() order by next_at limit ${AT_ONCE}`,
  values: [],
};

/**
 * Ends rounds whose deadline has passed, and reminds. Every instance looks; the round's lock decides who does it. What
 * came due while nothing ran is done when something does again: the result is that of the deadline, not of the moment.
 */
export class CirculationClock {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly parts: RoundParts,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.timer = setInterval(() => void this.run(), LOOK_MILLISECONDS).unref();
  }

  /** Does all that is due at this moment. */
  run(): Promise<void> {
    this.running ??= this.advanceAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async advanceAll(): Promise<void> {
    try {
      const due = await this.database.houseStatement<{ id: string }>('circulation', DUE);
      for (const { id } of due) await this.advanceOne(id);
    } catch (error) {
      this.log.warn({ part: 'circulations', err: error }, 'rounds are not looked after; trying again');
    }
  }

  /** One that fails keeps no other from its end. */
  private async advanceOne(id: string): Promise<void> {
    try {
      await this.database.withActor({ system: 'circulation' }, (transaction) =>
        advance(transaction, this.parts, id),
      );
    } catch (error) {
      this.log.warn({ part: 'circulations', round: id, err: error }, 'a round does not go on; trying again');
      await this.database.withActor({ system: 'circulation' }, ({ sql }) => sql(PUT_OFF, [id]));
    }
  }
}
