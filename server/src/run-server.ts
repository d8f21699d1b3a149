import { ConfigError, readConfig } from './platform/config.ts';
import { announceServer } from './announce-server.ts';
import { whenLauncherEnds } from './platform/launcher.ts';
import { startServer, type RunningServer } from './server.ts';

const started = performance.now();

/** Starts the server as its environment says, prints its address, and ends it when it is told to. */
export async function runServer(): Promise<void> {
  const starting = startServer(readConfigOrExit(), (step) => console.log(`  … ${step}`));
  stopOnSignal(starting);
  try {
    announceServer(await starting, performance.now() - started);
  } catch (error) {
    exitWith(error);
  }
}

/** Once, however often it is asked: Ctrl+C reaches us from the terminal and again from pnpm. A start is ended first. */
function stopOnSignal(starting: Promise<RunningServer>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('  … Beenden · stopping');
    await starting.then((server) => server.close()).catch(exitWith);
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  whenLauncherEnds(() => void stop());
}

function readConfigOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    return exitWith(error);
  }
}

/** One clear line where the fault is the operator's to mend. */
function exitWith(error: unknown): never {
  console.error(error instanceof ConfigError ? `Umlauf: ${error.message}` : error);
  process.exit(1);
}
