/** Server and client from their sources, both watching: http://localhost:5173 reloads by itself. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const start = (args: string[], folder: string) =>
  spawn(process.execPath, args, {
    cwd: root + folder,
    stdio: 'inherit',
    env: { DATA_DIR: `${root}data`, PUBLIC_URL: 'http://localhost:5173', DEMO: 'true', ...process.env },
  });

const children = [
  start(
    ['--import', '@oxc-node/core/register', '--watch-path=src', '--watch-path=../shared/src', 'src/main.ts'],
    'server',
  ),
  start([`${root}node_modules/vite/bin/vite.js`], 'client'),
];
process.on('SIGINT', () => undefined);
for (const child of children) {
  child.on('exit', () => {
    for (const other of children) other.kill('SIGTERM');
  });
}
