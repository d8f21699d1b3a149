import type { Logger } from 'pino';
import type { Database } from '../platform/database/database.ts';
import type { WrittenEvent } from '../platform/events/write-events.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { tellCalendars, UNTOLD_AT_ONCE, untoldBehind, type CalendarParts } from './tell-calendars.ts';

/**
 * Sends invitations and what becomes of them. It looks after each event of a meeting and whenever somebody leaves a space;
 * what a dead instance has left is found by the job that calls `run`.
 */
export class CalendarClock {
  #running: Promise<void> | null = null;
  #isWanted = false;
  #isClosed = false;
  readonly #heard = (events: readonly WrittenEvent[]) => {
    if (events.some(({ type }) => type.startsWith('MEETING_') || type.startsWith('MEMBER_'))) void this.run();
  };

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly parts: CalendarParts,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    announcements.on('spaceEvents', this.#heard);
  }

  /** Tells all that is to be told at this moment. */
  run(): Promise<void> {
    this.#isWanted = true;
    this.#running ??= this.#tellAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.announcements.off('spaceEvents', this.#heard);
    await this.#running;
  }

  async #tellAll(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      try {
        let due: { id: string }[];
        let last = '';
        do {
          due = await this.database.houseStatement<{ id: string }>('meetings', untoldBehind(last));
          for (const { id } of due) await this.#tell(id);
          last = due.at(-1)?.id ?? last;
        } while (due.length === UNTOLD_AT_ONCE && !this.#isClosed);
      } catch (error) {
        this.log.warn({ part: 'meetings', err: error }, 'invitations wait; trying again');
      }
    }
  }

  /** One that fails keeps no other from being told of. */
  async #tell(id: string): Promise<void> {
    try {
      await this.database.withActor({ system: 'meetings' }, (transaction) =>
        tellCalendars(transaction, this.parts, id),
      );
    } catch (error) {
      this.log.warn({ part: 'meetings', meeting: id, err: error }, 'an invitation waits; trying again');
    }
  }
}
