import { ConfigError, readConfig } from './platform/config.ts';
import { announceServer } from './announce-server.ts';
import { whenLauncherEnds } from './platform/launcher.ts';
import { startServer, type RunningServer } from './server.ts';

const started = performance.now();

try {
  const server = await startServer(readConfig(process.env), (step) => console.log(`  … ${step}`));
  announceServer(server, performance.now() - started);
  stopOnSignal(server);
} catch (error) {
  console.error(error instanceof ConfigError ? `Umlauf: ${error.message}` : error);
  process.exit(1);
}

/** Once, however often it is asked: Ctrl+C reaches us from the terminal and again from pnpm. */
function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('  … Beenden · stopping');
    await server.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  whenLauncherEnds(() => void stop());
}
