import pg from 'pg';
import type { Logger } from 'pino';
import { pgOptions, type DatabaseAddress } from './database-address.ts';
import { toAppError } from './database-errors.ts';
import { SETTINGS, SILENCE_MILLISECONDS } from './settings.ts';
import { watchDatabaseClock } from './watch-database-clock.ts';

/** One that commits, one that looks. */
const POOL_SIZE = 2;

/** A statement without a transaction around it. */
export interface HouseStatement {
  /** Always of the same text. */
  name: string;
  text: string;
  values: unknown[];
}

export interface HousePool {
  run<Row>(statement: HouseStatement): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Connections on which the house is the actor from the beginning to the end, so that telling the actor costs no round
 * trip. Nothing that a person asks for runs here. The database's clock is watched for as long as they are open. Throws
 * UNAVAILABLE when the database does not answer.
 */
export async function openHousePool(address: DatabaseAddress, log: Logger): Promise<HousePool> {
  const pool = new pg.Pool({
    ...pgOptions(address, `${SETTINGS} -c app.system=on`),
    max: POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    query_timeout: SILENCE_MILLISECONDS,
    keepAlive: true,
  });
  pool.on('error', (error) => log.debug({ part: 'database', err: error }, 'an idle connection was lost'));
  const run = async <Row>(statement: HouseStatement): Promise<Row[]> => {
    try {
      return (await pool.query(statement)).rows as Row[];
    } catch (error) {
      throw toAppError(error);
    }
  };
  const endClock = await watchDatabaseClock(run, log).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return {
    run,
    close: () => {
      endClock();
      return pool.end();
    },
  };
}
