import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
  dynamicImports?: string[];
}

const DIST = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8')) as Record<
  string,
  Chunk
>;

/** The chunks that hold these modules; a page that two others load has no source file of its own in the manifest. */
function named(...names: string[]): string[] {
  return names.map((name) => {
    const key = Object.keys(manifest).find(
      (one) => manifest[one]?.name === name && manifest[one].file.endsWith('.js'),
    );
    if (!key) throw new Error(`the build has no chunk "${name}"`);
    return key;
  });
}

/** Every script that loading these entries brings along. */
function scripts(keys: string[], seen = new Set<string>()): Set<string> {
  for (const key of keys.filter((one) => !seen.has(one))) {
    seen.add(key);
    scripts(manifest[key]?.imports ?? [], seen);
  }
  return seen;
}

function gzippedKilobytes(keys: Iterable<string>): number {
  const bytes = [...keys].map((key) =>
    gzipSync(readFileSync(new URL(manifest[key]?.file ?? '', DIST)), { level: 9 }),
  );
  return bytes.reduce((sum, { length }) => sum + length, 0) / 1000;
}

const signIn = scripts(['index.html', ...named('sign-in-page')]);

it('loads at most 150 kB of script for the sign-in page', () => {
  expect(gzippedKilobytes(signIn)).toBeLessThan(150);
});

it('loads at most 300 kB more for a document with its editor', () => {
  const before = scripts(['index.html', ...named('inner-frame', 'space-overview')]);
  const page = scripts(named('document-page', 'document-editor'));
  const more = [...page].filter((key) => !before.has(key));
  expect(more.length).toBeGreaterThan(1);
  expect(gzippedKilobytes(more)).toBeLessThan(300);
});

it('keeps the API explorer out of the application', () => {
  expect(scripts(['index.html'])).not.toContain('graphiql.html');
  const reachable = [...signIn].flatMap((key) => manifest[key]?.dynamicImports ?? []);
  expect([...scripts(reachable)].some((key) => key.includes('graphiql'))).toBe(false);
});
