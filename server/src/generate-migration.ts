import 'reflect-metadata';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embeddedAddress } from './platform/database/database-address.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { missingInDatabase } from './schema-drift.ts';

/** `pnpm migration add-subtitle`: writes the migration that the entities want, and lists it. */
const FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url));
const LIST = 'list.ts';

const words = (process.argv[2] ?? '').toLowerCase();
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(words)) {
  console.error('Say in a few words what it does: pnpm migration add-subtitle');
  process.exit(1);
}

const statements = await statementsWanted();
if (statements.length > 0) await writeMigration(statements);
else console.log('The entities want nothing that the migrations do not make.');

async function statementsWanted(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'umlauf-migration-'));
  const server = await startEmbeddedPostgres(join(folder, 'postgres'));
  try {
    const address = embeddedAddress(server.socketFolder, 'postgres');
    await migrate(address);
    return await missingInDatabase(address);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeMigration(wanted: string[]): Promise<void> {
  const present = (await readdir(FOLDER)).filter((file) => /^\d{8}-\d{3}-/.test(file)).sort();
  const number = String(present.length + 1).padStart(3, '0');
  const name = `${new Date().toISOString().slice(0, 10).replaceAll('-', '')}-${number}-${words}`;
  const lines = wanted.map((statement) => `    this.addSql(\`${statement}\`);`).join('\n');
  await writeFile(
    join(FOLDER, `${name}.ts`),
    `import { Migration } from '@mikro-orm/migrations';\n\nexport class ${classOf(name)} extends Migration {\n  override readonly name = '${name}';\n\n  override up(): void {\n${lines}\n  }\n}\n`,
  );
  await writeList([...present.map((file) => file.slice(0, -'.ts'.length)), name]);
  console.log(`server/migrations/${name}.ts\n${wanted.join('\n')}`);
}

async function writeList(names: string[]): Promise<void> {
  const imports = names.map((name) => `import { ${classOf(name)} } from './${name}.ts';`).join('\n');
  const entries = names.map((name) => `  { name: '${name}', class: ${classOf(name)} },`).join('\n');
  await writeFile(
    join(FOLDER, LIST),
    `// Written by \`pnpm migration\`.\n${imports}\n\n/** Oldest first. */\nexport const MIGRATIONS = [\n${entries}\n];\n`,
  );
}

/** `20261123-001-first-house` -> `FirstHouse`. */
function classOf(name: string): string {
  return name
    .split('-')
    .slice(2)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
}
