/** Builds client and server when their sources changed since the last build; `--force` builds in any case. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';

const ROOT = dirname(fileURLToPath(import.meta.url));
const STAMP = join(ROOT, '.build-stamp');
const SOURCES = ['server/src', 'server/migrations', 'client/src', 'client/public', 'shared/src'];
const FILES = [
  'pnpm-lock.yaml',
  'build.ts',
  'client/index.html',
  'client/graphiql.html',
  'client/vite.config.ts',
  'client/style-rules.ts',
];
const OUTPUTS = ['server/dist/main.js', 'client/dist/index.html'];

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort();
}

/** A digest of everything that goes into the build. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  const paths = [
    ...FILES.map((file) => join(ROOT, file)),
    ...SOURCES.flatMap((folder) => filesBelow(join(ROOT, folder))),
  ];
  for (const path of paths.filter((file) => existsSync(file) && statSync(file).isFile())) {
    hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

function isFresh(wanted: string): boolean {
  const complete = OUTPUTS.every((file) => existsSync(join(ROOT, file)));
  return complete && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/** The server and what it shares with the client, as files that plain Node runs; packages stay where they are. */
async function buildServer(): Promise<void> {
  await viteBuild({
    root: join(ROOT, 'server'),
    logLevel: 'warn',
    configFile: false,
    oxc: { decorator: { legacy: true } },
    ssr: { noExternal: [/^@umlauf\//] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'dist',
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: join(ROOT, 'server/src/main.ts'),
          umlauf: join(ROOT, 'server/src/umlauf.ts'),
          'fold-worker': join(ROOT, 'server/src/coediting/fold-worker.ts'),
          'text-worker': join(ROOT, 'server/src/documents/text-worker.ts'),
          'archive-worker': join(ROOT, 'server/src/imports/archive-worker.ts'),
          'preview-program': join(ROOT, 'server/src/files/preview-program.ts'),
          'text-program': join(ROOT, 'server/src/files/text-program.ts'),
          'pdf-program': join(ROOT, 'server/src/exports/pdf-program.ts'),
          'pandoc-program': join(ROOT, 'server/src/platform/pandoc/pandoc-program.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  copyFileSync(join(ROOT, 'server/src/exports/no-fonts.conf'), join(ROOT, 'server/dist/no-fonts.conf'));
}

async function buildClient(): Promise<void> {
  await viteBuild({
    root: join(ROOT, 'client'),
    configFile: join(ROOT, 'client/vite.config.ts'),
    logLevel: 'warn',
  });
}

const wanted = fingerprint();
if (process.argv.includes('--force') || !isFresh(wanted)) {
  const started = performance.now();
  console.log('  … Bauen · building (nur nach Änderungen · only after changes)');
  // A build that is cut off must not pass for the one before it.
  rmSync(STAMP, { force: true });
  await buildServer();
  await buildClient();
  writeFileSync(STAMP, wanted);
  console.log(`  … gebaut · built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
