import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/core';
import pg, { type Pool } from 'pg';
import type { Logger } from 'pino';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Announcements } from '../live/announcements.ts';
import { writeEvents, type RaisedEvent } from '../events/write-events.ts';
import { currentAddress } from '../http/request-scope.ts';
import { writeTrail, type Origin, type TrailRecord } from '../trail/write-trail.ts';
import { actorSettings, isAudience, type Actor, type SystemTask } from './actor.ts';
import { ActorClient, asActor, type Beginning } from './actor-client.ts';
import { readAs, type Statement } from './actor-read.ts';
import { toAppError } from './database-errors.ts';
import { openHousePool, type HouseStatement } from './house-pool.ts';
import { SETTINGS, SILENCE_MILLISECONDS, STATEMENT_MILLISECONDS } from './settings.ts';
import { Turns } from './turns.ts';
import { ormAddress, type DatabaseAddress } from './database-address.ts';

/** One transaction on behalf of one actor. */
export interface Transaction {
  em: EntityManager;
  /** One SQL statement with bound parameters (`$1`); lists are PostgreSQL arrays: `= any($1)`. */
  sql<Row = unknown>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Writes the event in this transaction and announces it after the commit. */
  raise(event: Omit<RaisedEvent, 'actorId'>): void;
  /**
   * Records it in the hub's trail, in this transaction: who (the actor), for which organisation, when and from where are
   * added here. What happens inside a space is raised, not recorded.
   */
  record(record: TrailRecord): void;
  /** Does what the house does on the actor's behalf and the actor may not do alone: number events, found a log. */
  asHouse<T>(work: () => Promise<T>): Promise<T>;
  /** Runs after the commit, with whom to tell of it; never when the transaction is rolled back. */
  afterCommit(action: (announcements: Announcements) => void): void;
}

type Work<T> = (transaction: Transaction) => Promise<T>;

export interface Database {
  /**
   * The only way to an EntityManager: a fork of its own in a transaction of its own, whose rows are the actor's.
   * Throws `AppError` UNAVAILABLE when the database does not answer, or not within so many milliseconds for a statement.
   */
  withActor<T>(actor: Actor, work: Work<T>, milliseconds?: number): Promise<T>;
  /** Records in the hub's trail what no transaction of ours does: what libraries do at sign-in. */
  record(record: TrailRecord): Promise<void>;
  /**
   * One statement of the house itself, prepared once per connection and committed when it answers: one round trip, for
   * what happens at every key press. UNAVAILABLE as above.
   */
  houseStatement<Row>(task: SystemTask, statement: HouseStatement): Promise<Row[]>;
  /**
   * Rows that the actor may see, by one statement that only reads; a single journey to the database, where a
   * transaction takes three and the ORM's work. Throws as `withActor` does.
   */
  read<Row>(
    actor: Actor,
    statement: Statement,
    values?: readonly unknown[],
    milliseconds?: number,
  ): Promise<Row[]>;
  /** The same pool for libraries that bring their own tables (sign-in, jobs); no row of a space shows there. */
  libraryAccess(): Kysely<unknown>;
  /** The same for libraries that write their own SQL: a statement, or several without parameters, which answer a list. */
  executeSql(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

const POOL_SIZE = 8;
/** People's transactions leave some of the pool for the house: sign-in, jobs, the question who may. Commits have connections of their own. */
const TURNS = { all: POOL_SIZE - 2, each: 4, waiting: 1_000 };

/** Opens the database for the application. */
export async function openDatabase(
  address: DatabaseAddress,
  entities: NonNullable<Options['entities']>,
  announcements: Announcements,
  log: Logger,
): Promise<Database> {
  const house = await openHousePool(address, log);
  const orm = await openPool(address, entities, log);
  const turns = new Turns(TURNS);

  async function withActor<T>(actor: Actor, work: Work<T>, milliseconds?: number): Promise<T> {
    const em = orm.em.fork({ clear: true });
    const raised: RaisedEvent[] = [];
    const recorded: TrailRecord[] = [];
    const afterCommit: ((announcements: Announcements) => void)[] = [];
    const actorId = 'accountId' in actor ? actor.accountId : null;
    let result: T;
    try {
      result = await inTurn(turns, { actor, milliseconds }, () =>
        em.transactional(async (inner) => {
          const transaction: Transaction = {
            em: inner,
            sql: (statement, parameters) => runSql(inner, statement, parameters),
            asHouse: (work) => asHouse(inner, actor, work),
            raise: (event) => raised.push({ ...event, actorId }),
            record: (record) => recorded.push(record),
            afterCommit: (action) => afterCommit.push(action),
          };
          const value = await work(transaction);
          await writeDown({ transaction, inner, actor, raised, recorded }, announcements);
          return value;
        }),
      );
    } catch (error) {
      throw toAppError(error);
    }
    for (const action of afterCommit) action(announcements);
    return result;
  }

  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;

  return {
    withActor,
    record: (record) => withActor({ system: 'sign-in' }, async (transaction) => transaction.record(record)),
    houseStatement: (_task, statement) => house.run(statement),
    libraryAccess: () => orm.em.getKysely() as unknown as Kysely<unknown>,
    read: (actor, statement, values = [], milliseconds = STATEMENT_MILLISECONDS) =>
      takeTurn(turns, actor, () => readAs<never>(pool, actor, statement, values, milliseconds)).catch(
        rethrow,
      ),
    executeSql: (text, values) => pool.query(text, values),
    ping: () => answers(orm),
    close: async () => {
      await house.close();
      await orm.close(true);
    },
  };
}

function rethrow(error: unknown): never {
  throw toAppError(error);
}

interface Outcome {
  transaction: Transaction;
  inner: EntityManager;
  actor: Actor;
  raised: RaisedEvent[];
  recorded: TrailRecord[];
}

/** Writes at the end of a transaction what happened in it. */
async function writeDown(
  { transaction, inner, actor, raised, recorded }: Outcome,
  announcements: Announcements,
): Promise<void> {
  if (raised.length === 0 && recorded.length === 0) return;
  await asHouse(inner, actor, async () => {
    if (raised.length > 0) {
      const written = await writeEvents(transaction, raised, currentAddress());
      transaction.afterCommit(() => announcements.emit('spaceEvents', written));
    }
    if (recorded.length > 0) {
      await writeTrail(transaction, recorded, originOf(actor));
      transaction.afterCommit(() => announcements.emit('trailRecorded'));
    }
  });
}

function originOf(actor: Actor): Origin {
  const actorId =
    'accountId' in actor ? actor.accountId : 'system' in actor ? `system:${actor.system}` : null;
  return { actorId, address: currentAddress() };
}

async function answers(orm: MikroORM): Promise<boolean> {
  return orm.em
    .fork()
    .execute('select 1')
    .then(
      () => true,
      () => false,
    );
}

function inTurn<T>(turns: Turns, begun: Beginning, work: () => Promise<T>): Promise<T> {
  return takeTurn(turns, begun.actor, () => asActor(begun, work));
}

/** The house never waits behind people. */
function takeTurn<T>(turns: Turns, actor: Actor, work: () => Promise<T>): Promise<T> {
  return 'system' in actor ? work() : turns.take(ownerOf(actor), work);
}

function ownerOf(actor: Actor): string {
  if ('accountId' in actor) return actor.accountId;
  if ('guestLink' in actor) return actor.guestLink;
  return isAudience(actor) ? actorSettings(actor)['app.audience']! : '';
}

/** The application's pool: every connection works as `umlauf_app`, which owns nothing. */
function openPool(
  address: DatabaseAddress,
  entities: NonNullable<Options['entities']>,
  log: Logger,
): Promise<MikroORM> {
  const place = ormAddress(address, SETTINGS);
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

/**
 * Flushes what the actor changed under the actor's rights first. What the house does on the way of doing something else
 * is part of that.
 */
async function asHouse<T>(em: EntityManager, actor: Actor, work: () => Promise<T>): Promise<T> {
  await em.flush();
  if ('system' in actor || housed.has(em)) return work();
  housed.add(em);
  await em.execute(`select set_config('app.system', 'on', true)`);
  const result = await work();
  await em.execute(`select set_config('app.system', '', true)`);
  housed.delete(em);
  return result;
}

/** Transactions in which the house is at work; one that fails is never used again. */
const housed = new WeakSet<EntityManager>();

/** Not `em.execute`, which writes parameters into the statement: texts and updates may be megabytes long. */
async function runSql<Row>(
  em: EntityManager,
  statement: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await em.getKysely().executeQuery(CompiledQuery.raw(statement, [...parameters]));
  return result.rows as Row[];
}
