import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SCOPES } from '@umlauf/shared/scopes';
import { sessionCookie } from './testkit/sign-in.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const PACKAGES = fileURLToPath(new URL('node_modules', import.meta.url));

/** `document.text` is at most two seconds behind. */
const PROMISED = { timeout: 2_000, interval: 20 };

let hub: TestHub;
let folder: string;
let env: Record<string, string>;
let documentId: string;

beforeAll(async () => {
  hub = await startTestHub();
  const home = await hub.seed.space({ password: true });
  const { id, space } = await hub.seed.document({
    space: home,
    title: 'Aus der README',
    markdown: 'Erste Zeile.',
  });
  documentId = id;
  const { secret } = await hub.seed.token(space.lead.id, [...SCOPES]);
  env = {
    UMLAUF_URL: hub.url,
    UMLAUF_TOKEN: secret,
    UMLAUF_COOKIE: await sessionCookie(hub.url, space.lead.email),
    EXPIRES_AT: new Date(Date.now() + 86_400_000).toISOString(),
    DOCUMENT_ID: id,
    SPACE_ID: space.id,
  };
  folder = await mkdtemp(join(tmpdir(), 'umlauf-readme-'));
  await symlink(PACKAGES, join(folder, 'node_modules'));
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

/** The fenced block behind the mark, exactly as it stands in the README. */
async function example(name: string): Promise<string> {
  const text = await readFile(README, 'utf8');
  const block = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(text);
  if (!block) throw new Error(`the README has no example ${name}`);
  return block[1]!;
}

/** Runs the command until its output says enough, or it ends; answers with what it printed. */
async function run(command: string, args: string[], enough: (output: string) => boolean): Promise<string> {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env } });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await vi.waitFor(() => expect(enough(output) || child.exitCode !== null).toBe(true), { timeout: 10_000 });
  child.kill();
  await ended;
  return output;
}

const bash = async (name: string, enough = (_output: string) => false) =>
  run('bash', ['-c', await example(name)], enough);

describe('the examples of the README', () => {
  it('ask with curl', async () => {
    const answer = JSON.parse(await bash('curl-query'));
    expect(answer.errors).toBeUndefined();
    expect(answer.data.space.documents.nodes).toEqual([{ id: documentId, title: 'Aus der README' }]);
    expect(answer.data.document).toMatchObject({
      revision: 1,
      markdown: expect.stringContaining('Erste Zeile.'),
    });
  });

  it('make a token for one space', async () => {
    const { data, errors } = JSON.parse(await bash('curl-create-token'));
    expect(errors).toBeUndefined();
    expect(data.createAccessToken.secret).toMatch(/^umlauf_/);
    expect(data.createAccessToken.accessToken).toMatchObject({
      scopes: ['spaces:read', 'documents:read'],
      spaces: [{ name: expect.any(String) }],
    });
  });

  it('follow a document as an event stream', async () => {
    const output = await bash('curl-event-stream', (text) => text.includes('"revision"'));
    expect(output).toContain('event: next');
    expect(output).toMatch(/"documentUpdates":\{"revision":1,"update":"[A-Za-z0-9+/=]+"\}/);
  });

  it('follow a document over a WebSocket', async () => {
    await writeFile(join(folder, 'follow.mjs'), await example('graphql-ws'));
    expect(await run(process.execPath, ['follow.mjs'], (text) => text.includes('revision'))).toContain(
      'revision 1',
    );
  });

  it('keep a query open', async () => {
    const renamed = JSON.stringify({
      query: 'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }',
      variables: { input: { documentId, title: 'Aus der README' } },
    });
    const rename = (title: string) =>
      fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${env['UMLAUF_TOKEN']}` },
        body: renamed.replace('Aus der README', title),
      });
    let asked = false;
    const output = await bash('live-query', (text) => {
      if (!asked && text.includes('"title":"Aus der README"')) asked = Boolean(rename('Umbenannt'));
      return text.includes('"title":"Umbenannt"');
    });
    expect(output.match(/event: next/g)).toHaveLength(2);
    await rename('Aus der README');
  });

  it('change a document', async () => {
    const answer = JSON.parse(await bash('edit-document'));
    expect(answer).toMatchObject({ data: { editDocument: { title: 'Aus der README', revision: 2 } } });
    await vi.waitFor(async () => {
      const [row] = await hub.sql<{ text: string }>('select text from document where id = $1', [documentId]);
      expect(row!.text).toContain('Added by a program, in Markdown.');
    }, PROMISED);
  });
});
