import type { Logger } from 'pino';
import { serverAhead, setByDatabase } from '../clock.ts';

const EVERY_MILLISECONDS = 1_000;
/** Clocks that differ by more are told of in the log: codes of second factors are judged by both. */
const WORTH_TELLING_MILLISECONDS = 5_000;

const ASK = {
  name: 'database-clock',
  text: 'select extract(epoch from clock_timestamp())::float8 * 1000 as told',
  values: [],
};

/** Asks the database for its time, now and once a second. The answer ends it. Throws UNAVAILABLE when the first is not answered. */
export async function watchDatabaseClock(
  run: (statement: typeof ASK) => Promise<{ told: number }[]>,
  log: Pick<Logger, 'warn' | 'debug'>,
): Promise<() => void> {
  let isAsking = false;
  let isTold = false;
  const ask = async () => {
    const asked = performance.now();
    const [row] = await run(ASK);
    setByDatabase(row!.told, asked, performance.now());
    const differs = Math.abs(serverAhead()) > WORTH_TELLING_MILLISECONDS;
    if (differs && !isTold)
      log.warn(
        { part: 'clock', milliseconds: serverAhead() },
        'the server’s clock differs from the database’s, which counts',
      );
    isTold = differs;
  };
  await ask();
  const timer = setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    ask()
      // It goes on as it went; that the database is away is found out by all others.
      .catch((error: unknown) =>
        log.debug({ part: 'clock', err: error }, 'the database did not tell its time'),
      )
      .finally(() => (isAsking = false));
  }, EVERY_MILLISECONDS).unref();
  return () => clearInterval(timer);
}
