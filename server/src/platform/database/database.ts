import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/core';
import pg, { type Pool } from 'pg';
import type { Logger } from 'pino';
import { CompiledQuery, type Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import type { Announcements } from '../live/announcements.ts';
import { writeEvents, type RaisedEvent } from '../events/write-events.ts';
import type { Actor } from './actor.ts';
import { ActorClient, asActor } from './actor-client.ts';
import { isDuplicate, isUnavailable, isUnstorable } from './database-errors.ts';
import { Turns } from './turns.ts';
import { ormAddress, type DatabaseAddress } from './database-address.ts';

/** One transaction on behalf of one actor. */
export interface Transaction {
  em: EntityManager;
  /** One SQL statement with bound parameters (`$1`); lists are PostgreSQL arrays: `= any($1)`. */
  sql<Row = unknown>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Writes the event in this transaction and announces it after the commit. */
  raise(event: Omit<RaisedEvent, 'actorId'>): void;
  /** Does what the house does on the actor's behalf and the actor may not do alone: number events, found a log. */
  asHouse<T>(work: () => Promise<T>): Promise<T>;
  /** Runs after the commit; never when the transaction is rolled back. */
  afterCommit(action: () => void): void;
}

export interface Database {
  /**
   * The only way to an EntityManager: a fork of its own in a transaction of its own, whose rows are the actor's.
   * Throws `AppError` UNAVAILABLE when the database does not answer.
   */
  withActor<T>(actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The same pool for libraries that bring their own tables (sign-in, jobs); no row of a space shows there. */
  libraryAccess(): Kysely<unknown>;
  /** The same for libraries that write their own SQL: a statement, or several without parameters, which answer a list. */
  executeSql(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

const POOL_SIZE = 10;
/** People's transactions leave some of the pool for the house: commits, sign-in, the question who may. */
const TURNS = { all: POOL_SIZE - 3, each: 4, waiting: 1_000 };
/** Beyond the time that one operation may take (`LIMITS.operationMilliseconds`), PostgreSQL ends the statement itself. */
const STATEMENT_TIMEOUT = '10s';
/** A server that has not even said that: the line is dead, and the connection is given up. */
const SILENCE_MILLISECONDS = 12_000;

/** Opens the database for the application. */
export async function openDatabase(
  address: DatabaseAddress,
  entities: NonNullable<Options['entities']>,
  announcements: Announcements,
  log: Logger,
): Promise<Database> {
  const orm = await openPool(address, entities, log);
  const turns = new Turns(TURNS);

  async function withActor<T>(actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const em = orm.em.fork({ clear: true });
    const raised: RaisedEvent[] = [];
    const afterCommit: (() => void)[] = [];
    const actorId = 'accountId' in actor ? actor.accountId : null;
    let result: T;
    try {
      result = await inTurn(turns, actor, () =>
        em.transactional(async (inner) => {
          const transaction: Transaction = {
            em: inner,
            sql: (statement, parameters) => runSql(inner, statement, parameters),
            asHouse: (work) => asHouse(inner, actor, work),
            raise: (event) => raised.push({ ...event, actorId }),
            afterCommit: (action) => afterCommit.push(action),
          };
          const value = await work(transaction);
          if (raised.length > 0) {
            const written = await asHouse(inner, actor, () => writeEvents(transaction, raised));
            afterCommit.push(() => announcements.emit('spaceEvents', written));
          }
          return value;
        }),
      );
    } catch (error) {
      throw translate(error);
    }
    for (const action of afterCommit) action();
    return result;
  }

  return {
    withActor,
    libraryAccess: () => orm.em.getKysely() as unknown as Kysely<unknown>,
    executeSql: async (text, values) => {
      const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
      return pool.query(text, values);
    },
    ping: () =>
      orm.em
        .fork()
        .execute('select 1')
        .then(
          () => true,
          () => false,
        ),
    close: () => orm.close(true),
  };
}

/** The house never waits behind people. */
function inTurn<T>(turns: Turns, actor: Actor, work: () => Promise<T>): Promise<T> {
  const begin = () => asActor(actor, work);
  return 'system' in actor ? begin() : turns.take('accountId' in actor ? actor.accountId : '', begin);
}

/** The application's pool: every connection works as `umlauf_app`, which owns nothing. */
function openPool(
  address: DatabaseAddress,
  entities: NonNullable<Options['entities']>,
  log: Logger,
): Promise<MikroORM> {
  const place = ormAddress(address, `-c role=umlauf_app -c statement_timeout=${STATEMENT_TIMEOUT}`);
  return MikroORM.init({
    ...place,
    entities,
    pool: { min: 1, max: POOL_SIZE },
    driverOptions: {
      ...place.driverOptions,
      connectionTimeoutMillis: 5_000,
      query_timeout: SILENCE_MILLISECONDS,
      keepAlive: true,
      // MikroORM leaves moments as text for its own entities; libraries and `sql` get a Date, as pg makes it.
      onPoolCreated: (pool: Pool) =>
        void Object.assign(pool, { Client: ActorClient, options: { ...pool.options, types: pg.types } }),
    },
    logger: (message) => log.debug({ part: 'orm' }, message),
    serialization: { forceObject: true },
  });
}

/** Flushes what the actor changed under the actor's rights first. */
async function asHouse<T>(em: EntityManager, actor: Actor, work: () => Promise<T>): Promise<T> {
  await em.flush();
  if ('system' in actor) return work();
  await em.execute(`select set_config('app.system', 'on', true)`);
  const result = await work();
  await em.execute(`select set_config('app.system', '', true)`);
  return result;
}

/** Not `em.execute`, which writes parameters into the statement: texts and updates may be megabytes long. */
async function runSql<Row>(
  em: EntityManager,
  statement: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await em.getKysely().executeQuery(CompiledQuery.raw(statement, [...parameters]));
  return result.rows as Row[];
}

function translate(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) return new AppError('UNAVAILABLE');
  if (isDuplicate(error)) return new AppError('CONFLICT', { reason: 'ALREADY_EXISTS' });
  if (isUnstorable(error)) return new AppError('INVALID_INPUT', { fields: { input: 'CONTROL_CHARACTER' } });
  return error;
}
