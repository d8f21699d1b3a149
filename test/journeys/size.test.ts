import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

const DIST = new URL('../../client/dist/', import.meta.url);
const KILOBYTE = 1_000;
/** JavaScript, gzipped, as the issue sets it. */
const SIGN_IN_LIMIT = 150 * KILOBYTE;
const EDITOR_LIMIT = 300 * KILOBYTE;

interface Chunk {
  file: string;
  imports?: string[];
}

function gzipped(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST))).length, 0);
}

function codeOf(files: string[]): string {
  return files.map((file) => readFileSync(new URL(file, DIST), 'utf8')).join('');
}

/** The files of these entries of the build's manifest, with all that they import at once. */
function filesOf(entries: string[]): Set<string> {
  const manifest = JSON.parse(codeOf(['.vite/manifest.json'])) as Record<string, Chunk>;
  const files = new Set<string>();
  const visit = (key: string) => {
    const { file, imports = [] } = manifest[key]!;
    if (files.has(file)) return;
    files.add(file);
    for (const other of imports) visit(other);
  };
  for (const entry of entries) visit(entry);
  return files;
}

/** The scripts that a browser has really asked for. */
function scriptsOf({ page }: Visitor): Set<string> {
  const scripts = new Set<string>();
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname.slice(1);
    if (path.endsWith('.js')) scripts.add(path);
  });
  return scripts;
}

it('the sign-in page is light, and the editor comes with a document only', async () => {
  const space = await journey.hub.seed.space({ password: true });
  const { id } = await journey.hub.seed.document({ space, markdown: 'Inhalt' });
  const visitor = await journey.visit(null);
  const scripts = scriptsOf(visitor);
  await visitor.page.goto('/sign-in', { waitUntil: 'networkidle' });
  await visitor.page.getByRole('button', { name: 'Anmelden' }).waitFor();
  const signIn = [...scripts];

  await journey.signIn(visitor, space.lead);
  for (const path of ['/', `/spaces/${space.id}`, '/settings']) {
    await visitor.page.goto(path, { waitUntil: 'networkidle' });
  }
  const before = [...scripts];
  await visitor.openDocument(id);
  await visitor.saved();
  const editor = [...scripts].filter((file) => !before.includes(file));

  const sizes = { signIn: gzipped(signIn), editor: gzipped(editor) };
  console.log('JavaScript, gzipped bytes:', sizes);
  expect(sizes.signIn).toBeLessThanOrEqual(SIGN_IN_LIMIT);
  expect(sizes.editor).toBeLessThanOrEqual(EDITOR_LIMIT);
  // No other page has to do with the editor.
  expect(codeOf(editor)).toContain('ProseMirror');
  expect(codeOf(before)).not.toContain('ProseMirror');
});

it('the build itself declares no more for the sign-in page', () => {
  const loaded = gzipped(filesOf(['index.html', 'src/accounts/sign-in-page.tsx']));
  expect(loaded).toBeLessThanOrEqual(SIGN_IN_LIMIT);
});
