import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';

const EVERY_MILLISECONDS = 1_000;

/** Something that may change without an announcement, and that somebody here relies on. */
export interface Watched {
  /** A statement that answers `id` (text) and `value` (integer) of those among a list that are there: `… = any(LIST)`. */
  statement(list: string): string;
  /** What is relied on at this moment; for nothing the database is not asked. */
  ids(): readonly string[];
  /** The present values of what was asked about; what is missing is gone. `askedAt` (of `performance.now`): the answer is not older. */
  seen(values: ReadonlyMap<string, number>, ids: readonly string[], askedAt: number): Promise<void> | void;
}

/**
 * One look at the database a second, in one statement, for all that is watched in this instance: it finds whatever
 * others changed and no announcement told, since announcements may be lost. When nothing is watched it costs nothing.
 */
export class Look {
  private readonly watched: Watched[] = [];
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | null = null;
  private isWantedAgain = false;

  constructor(
    private readonly database: Pick<Database, 'houseStatement'>,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.timer = setInterval(() => {
      // A database that is slow to answer is not asked again and again meanwhile.
      if (!this.looking) this.now();
    }, EVERY_MILLISECONDS).unref();
  }

  /**
   * Looks after this too; the answer ends it. What one look finds is told in the order of watching, and `first` before
   * that: who may hear what is to be known before anything is heard.
   */
  watch(watched: Watched, { first = false } = {}): () => void {
    if (first) this.watched.unshift(watched);
    else this.watched.push(watched);
    return () => {
      const index = this.watched.indexOf(watched);
      if (index >= 0) this.watched.splice(index, 1);
    };
  }

  /** At once, and once more when a look is under way: that one may have asked too early. */
  now(): void {
    if (this.looking) {
      this.isWantedAgain = true;
      return;
    }
    this.isWantedAgain = false;
    this.looking = this.look()
      .catch((error) => this.warn(error))
      .finally(() => {
        this.looking = null;
        if (this.isWantedAgain) this.now();
      });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.watched.length = 0;
    await this.looking;
  }

  private warn(error: unknown): void {
    this.log.warn({ part: 'look', err: error }, 'what others changed could not be looked at');
  }

  private async look(): Promise<void> {
    const askedAt = performance.now();
    const parts = this.watched.map((watched) => ({ watched, ids: watched.ids() }));
    const asked = parts.filter(({ ids }) => ids.length > 0);
    const rows = asked.length === 0 ? [] : await this.ask(asked);
    const byPart = Map.groupBy(rows, ({ part }) => part);
    for (const { watched, ids } of parts) {
      const found = byPart.get(asked.findIndex((part) => part.watched === watched)) ?? [];
      const values = new Map(found.map(({ id, value }) => [id, value]));
      // What one part cannot do must not blind the others.
      try {
        await watched.seen(values, ids, askedAt);
      } catch (error) {
        this.warn(error);
      }
    }
  }

  private ask(asked: readonly { watched: Watched; ids: readonly string[] }[]): Promise<Row[]> {
    const text = asked
      .map(
        ({ watched }, index) =>
          `select ${index} as part, id, value from (${watched.statement(`$${index + 1}::text[]`)}) as p${index}`,
      )
      .join(' union all ');
    return this.database.houseStatement<Row>('announcement', {
      name: nameOf(text),
      text,
      values: asked.map(({ ids }) => ids),
    });
  }
}

interface Row {
  part: number;
  id: string;
  value: number;
}

/** Few texts are ever asked: each gets a name of its own. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = `look-${names.size + 1}`));
  return name;
}
