/** `pnpm bench <name> [flags]`: runs the benchmark of that name; without one, lists them. */
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));

const [name] = process.argv.splice(2, 1);
if (name && names.includes(name)) {
  await import(`./${name}.ts`);
} else {
  console.error(`pnpm bench <${names.join('|')}> [flags]`);
  process.exitCode = 2;
}
