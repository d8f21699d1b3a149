import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from './testkit/hub.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
/** Where `npm install graphql graphql-ws ws` would have put the packages beside the script. */
const FOLDER = fileURLToPath(new URL('./node_modules/.readme-examples', import.meta.url));
const HAS_CURL = spawnSync('curl', ['--version']).status === 0;

/** The block of code after `<!-- example: name -->`, verbatim. */
function example(name: string): string {
  const found = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(README);
  if (!found) throw new Error(`README.md has no example "${name}"`);
  return found[1]!;
}

let hub: TestHub;
let environment: Record<string, string>;
let documentId: string;
let running: ChildProcess | null = null;

beforeAll(async () => {
  hub = await startTestHub();
  mkdirSync(FOLDER, { recursive: true });
  const space = await hub.seed.space();
  const document = await hub.seed.document({ space, title: 'Beispiel', markdown: 'Der *erste* Absatz.' });
  documentId = document.id;
  const { secret } = await hub.seed.token(space.lead.id, [
    'spaces:read',
    'documents:read',
    'documents:write',
  ]);
  environment = {
    PATH: process.env['PATH']!,
    UMLAUF_URL: hub.url,
    UMLAUF_TOKEN: secret,
    SPACE_ID: space.id,
    DOCUMENT_ID: documentId,
  };
});
afterAll(async () => {
  running?.kill('SIGKILL');
  rmSync(FOLDER, { recursive: true, force: true });
  await hub.close();
});

/** Runs a command until it ends, or until its output matches; returns what it wrote. */
function run(command: string, args: string[], until?: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: environment, cwd: FOLDER });
    running = child;
    let output = '';
    let errors = '';
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString('utf8')));
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8');
      if (until?.test(output)) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (until ? until.test(output) : code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}: ${output}${errors}`));
    });
  });
}

// `exec`, so that ending the shell ends curl.
const shell = (name: string, until?: RegExp) =>
  run('sh', ['-c', until ? `exec ${example(name)}` : example(name)], until);

const script = (name: string, until: RegExp) => {
  writeFileSync(join(FOLDER, 'follow.mjs'), example(name));
  return run(process.execPath, ['follow.mjs'], until);
};

describe("README's examples for other programs", () => {
  it.runIf(HAS_CURL)('curl-query answers with the space, its documents and the text', async () => {
    const { data } = JSON.parse(await shell('curl-query'));
    expect(data.space.documents.nodes).toEqual([{ id: documentId, title: 'Beispiel' }]);
    expect(data.document).toMatchObject({ title: 'Beispiel', markdown: 'Der *erste* Absatz.' });
  });

  it.runIf(HAS_CURL)('curl-event-stream gets its first event at once', async () => {
    const output = await shell('curl-event-stream', /\ndata: .+\n\n/);
    const { data } = JSON.parse(/^data: (.+)$/m.exec(output)![1]!);
    expect(data.documentUpdates).toMatchObject({ revision: 1, update: expect.any(String) });
  });

  it('graphql-ws gets its first event at once', async () => {
    expect(await script('graphql-ws', /\n/)).toBe('revision 1\n');
  });

  it.runIf(HAS_CURL)('edit-document changes the text, and whoever follows sees it', async () => {
    const followed = script('graphql-ws', /revision 2\n/);
    const { data } = JSON.parse(await shell('edit-document'));
    expect(data.editDocument).toEqual({ title: 'Beispiel', revision: 2 });
    expect(await followed).toContain('revision 2\n');
    await expect
      .poll(async () => JSON.parse(await shell('curl-query')).data.document.markdown, { timeout: 5_000 })
      .toBe('Der *erste* Absatz.\n\nAdded by a program, in **Markdown**.');
  });
});
