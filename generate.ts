/** Writes what is made from the sources and committed: `server/schema.graphql`, then the client's typed operations. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const run = (args: string[], folder: string) =>
  execFileSync(process.execPath, args, { cwd: root + folder, stdio: 'inherit' });

run(['--import', '@oxc-node/core/register', 'src/print-schema.ts'], 'server');
run([`${root}client/node_modules/@graphql-codegen/cli/cjs/bin.js`, '--config', 'codegen.ts'], 'client');
