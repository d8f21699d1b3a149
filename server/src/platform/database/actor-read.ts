import pg from 'pg';
import type { Actor } from './actor.ts';
import { actorSettings } from './actor.ts';

/** A statement that every connection prepares once, under this name. */
export interface Statement {
  name: string;
  text: string;
  /**
   * Its plan is the same whatever is asked. PostgreSQL plans anew for each list of ids and each limit otherwise, and what
   * the policies say with it, which takes longer than the answer.
   */
  plannedOnce?: true;
}

/** All of an actor's settings, those that this one does not have as well, how to plan, how long, and that nothing is written. */
const SETTINGS = ['app.account', 'app.system', 'app.audience', 'app.token_spaces', 'app.guest_link'];
const OTHERS = ['plan_cache_mode', 'statement_timeout'];
const ACTOR: Statement = {
  name: 'actor',
  text: `select ${[...SETTINGS, ...OTHERS].map((name, index) => `set_config('${name}', $${index + 1}, true)`).join(', ')},
    set_config('transaction_read_only', 'on', true)`,
};

/** The parts of `pg` that its types leave out. */
interface Wire {
  parsedStatements: Record<string, string>;
  bind(message: {
    statement: string;
    values: readonly string[];
    valueMapper?: (value: unknown) => unknown;
  }): void;
  execute(message: { portal: string }): void;
}
interface WireQuery {
  callback: (error: Error | null, result: pg.QueryResult) => void;
  prepare(connection: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
}
const WireQuery = pg.Query as unknown as new (config: object) => WireQuery;

const parsersOf = pg.types.getTypeParser as (oid: number, format?: 'text') => (text: string) => unknown;
const parseMoment = parsersOf(pg.types.builtins.TIMESTAMPTZ);
const TYPES = {
  getTypeParser: (oid: number) => (oid === pg.types.builtins.TIMESTAMPTZ ? momentOf : parsersOf(oid)),
} as pg.CustomTypesConfig;

/** `2026-11-24 14:03:22.5+00` as the engine itself reads it; what it does not understand, as `pg` does. */
function momentOf(text: string): unknown {
  const moment = new Date(`${text.slice(0, 10)}T${text.slice(11)}${text.at(-3) === ':' ? '' : ':00'}`);
  return text[10] === ' ' && !Number.isNaN(moment.getTime()) ? moment : parseMoment(text);
}

/**
 * Says on whose behalf and asks, in one message: everything until PostgreSQL's "sync" is one transaction of its own
 * (manual, 54.2.3), so that the settings are gone with the answer. As begin, statement and commit it would be three journeys.
 */
class ActorRead extends WireQuery {
  private isActorSet = false;

  constructor(
    private readonly settings: readonly string[],
    statement: Statement,
    values: readonly unknown[],
  ) {
    super({ name: statement.name, text: statement.text, values, types: TYPES });
  }

  override prepare(connection: Wire): void {
    connection.bind({ statement: ACTOR.name, values: this.settings });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  /** The settings' own row comes first, without a description. */
  override handleDataRow(message: unknown): void {
    if (this.isActorSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.isActorSet) super.handleCommandComplete(message, connection);
    this.isActorSet = true;
  }
}

/** The rows that the actor may see, by one statement that reads and that PostgreSQL ends after so many milliseconds. */
export async function readAs<Row>(
  pool: pg.Pool,
  actor: Actor,
  statement: Statement,
  values: readonly unknown[],
  milliseconds: number,
): Promise<Row[]> {
  const given = actorSettings(actor);
  const settings = SETTINGS.map((name) => given[name] ?? '');
  settings.push(statement.plannedOnce ? 'force_generic_plan' : 'auto', String(milliseconds));
  const client = await pool.connect();
  let isBroken = true;
  try {
    if (!isPrepared(client)) await client.query({ ...ACTOR, values: settings });
    const rows = await new Promise<Row[]>((resolve, reject) => {
      const query = new ActorRead(settings, statement, values);
      query.callback = (error, result) => (error ? reject(error) : resolve(result.rows as Row[]));
      client.query(query as unknown as pg.Submittable);
    });
    isBroken = false;
    return rows;
  } catch (error) {
    // What PostgreSQL itself refused leaves a sound connection.
    isBroken = !(error instanceof pg.DatabaseError);
    throw error;
  } finally {
    client.release(isBroken);
  }
}

function isPrepared(client: pg.PoolClient): boolean {
  const { connection } = client as unknown as { connection: Wire };
  return ACTOR.name in connection.parsedStatements;
}
