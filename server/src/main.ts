import { ConfigError, readConfig } from './platform/config.ts';
import { announceServer } from './announce-server.ts';
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

function stopOnSignal(server: RunningServer): void {
  const stop = async () => {
    console.log('  … Beenden · stopping');
    await server.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}
