import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { overEventStream, overSocket, type Following } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { SeededSpace } from './testkit/seed.ts';
import { append, base64, contentOf, FOLLOW, paragraph, PUSH } from './testkit/written.ts';

let hub: TestHub;
let space: SeededSpace;
let documentId: string;
/** A reader who is there all the time: what they see in the end is what counts. */
let reader: Following;

beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ writers: 2 });
  documentId = (await hub.seed.document({ space, markdown: 'Anfang' })).id;
  reader = overSocket(space.lead.api, FOLLOW, { documentId });
  await vi.waitFor(() => expect(reader.answers).toHaveLength(1));
});
afterAll(async () => {
  reader.stop();
  await hub.close();
});

const push = (update: string, who = space.writers[0]!, more: object = {}) =>
  who.api.send<Record<string, any>>(PUSH, { documentId, update, ...more });
const logLength = async () =>
  (await hub.sql('select 1 from document_update where document_id = $1', [documentId])).length;

let before = 0;
beforeEach(async () => {
  before = await logLength();
});

async function expectRefused(update: string, ...codes: string[]): Promise<void> {
  const { errors } = await push(update);
  expect(codes).toContain(errors?.[0]!.extensions.code);
  expect(await logLength()).toBe(before);
}

/** An update that Yjs itself writes, of whatever the test puts into it. */
function written(write: (doc: Y.Doc) => void): string {
  const doc = new Y.Doc();
  write(doc);
  return base64(Y.encodeStateAsUpdate(doc));
}

const block =
  (...blocks: (Y.XmlElement | Y.XmlText)[]) =>
  (doc: Y.Doc) =>
    doc.getXmlFragment('content').insert(0, blocks);

function element(
  name: string,
  attributes: Record<string, unknown> = {},
  ...children: (Y.XmlElement | Y.XmlText)[]
) {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  if (children.length > 0) made.insert(0, children);
  return made;
}

function marked(text: string, marks: Record<string, unknown>): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, marks as object);
  return made;
}

describe('an update that is none', () => {
  it('is named for what it is', async () => {
    expect((await push('')).errors![0]!.extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: { update: 'EMPTY' },
    });
    for (const text of ['!', 'AAA', 'A===', ' AAA=', 'äöü=', 'AAA\n', 'AA-_'])
      await expectRefused(text, 'INVALID_INPUT');
    await expectRefused(base64(new Uint8Array(1_000).fill(0xff)), 'INVALID_INPUT');
  });

  it('is refused wherever it was cut off', async () => {
    const whole = Buffer.from(paragraph('Ein Satz, der abgeschnitten wird.'), 'base64');
    for (let length = 1; length < whole.length; length++) {
      await expectRefused(base64(whole.subarray(0, length)), 'INVALID_INPUT', 'CONFLICT');
    }
  });

  it('is refused as random bytes, two hundred times', async () => {
    let seed = 20_261_123;
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
    for (let round = 0; round < 200; round++) {
      const bytes = Uint8Array.from({ length: 1 + Math.floor(random() * 200) }, () =>
        Math.floor(random() * 256),
      );
      const { errors } = await push(base64(bytes));
      expect(['INVALID_INPUT', 'CONFLICT', 'LIMIT'], `${round}: ${base64(bytes)}`).toContain(
        errors?.[0]!.extensions.code,
      );
    }
    expect(await logLength()).toBe(before);
  });

  it('in the encoding of another version is refused', async () => {
    const doc = new Y.Doc();
    append(doc, 'Version 2');
    await expectRefused(base64(Y.encodeStateAsUpdateV2(doc)), 'INVALID_INPUT', 'CONFLICT');
  });
});

describe('an update that is too large', () => {
  it('of almost 4 MiB arrives: a day offline', async () => {
    const update = paragraph('x'.repeat(LIMITS.updateBytes - 1_000));
    const other = await hub.seed.document({ space });
    const { data } = await space.writers[0]!.api.send<Record<string, any>>(PUSH, {
      documentId: other.id,
      update,
    });
    expect(data!['pushDocumentUpdate'].revision).toBe(1);
  });

  it('beyond 4 MiB is LIMIT, with the number', async () => {
    const { errors } = await push(base64(new Uint8Array(LIMITS.updateBytes + 1)));
    expect(errors![0]!.extensions).toEqual({ code: 'LIMIT', limit: 'updateBytes', max: LIMITS.updateBytes });
  });

  it('of 50 MB is LIMIT, and the next one is served', async () => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...space.writers[0]!.api.credentials },
      body: JSON.stringify({ query: PUSH, variables: { documentId, update: 'A'.repeat(50 * 1024 * 1024) } }),
    }).catch(() => null);
    if (response)
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT' } }] });
    expect((await push(paragraph('Nach 50 MB'))).errors).toBeUndefined();
  });

  it('that claims much in a few bytes is refused at once', async () => {
    // Lengths of 2^28 structs, clients and deletions; SECURITY-NOTES 3.
    const huge = [0xff, 0xff, 0xff, 0xff, 0x0f];
    for (const bytes of [
      huge,
      [1, ...huge],
      [1, 1, 1, 0, ...huge],
      [0, ...huge],
      [0, 1, 1, ...huge],
      [1, 1, 1, 0, 0, ...huge],
    ]) {
      await expectRefused(base64(Uint8Array.from(bytes)), 'INVALID_INPUT', 'LIMIT', 'CONFLICT');
    }
  });
});

describe('a valid update with something in it that no document may hold', () => {
  const BAD: [string, (doc: Y.Doc) => void][] = [
    ['an embedded script', block(element('script', {}, new Y.XmlText('alert(1)')))],
    ['an unknown node', block(element('iframe', { src: 'https://boese.example' }))],
    ['an image', block(element('image', { src: 'https://boese.example/x.png' }))],
    ['an unknown attribute', block(element('paragraph', { onclick: 'alert(1)' }))],
    ['a style', block(element('paragraph', { style: 'color: red' }))],
    ['a heading of level 9', block(element('heading', { level: 9 }, new Y.XmlText('x')))],
    ['text at the top', block(new Y.XmlText('x'))],
    ['a row outside of a table', block(element('tableRow'))],
    ['an unknown mark', block(element('paragraph', {}, marked('x', { blink: {} })))],
    [
      'a javascript: link',
      block(element('paragraph', {}, marked('x', { link: { href: 'javascript:alert(1)' } }))),
    ],
    ['a data: link', block(element('paragraph', {}, marked('x', { link: { href: 'data:text/html,x' } })))],
    [
      'a link with a control character',
      block(element('paragraph', {}, marked('x', { link: { href: 'java\u0000script:x' } }))),
    ],
    ['another root', (doc) => doc.getMap('settings').set('admin', true)],
    ['text in place of blocks', (doc) => doc.getText('content').insert(0, 'x')],
    ['a subdocument', (doc) => doc.getMap('content').set('x', new Y.Doc())],
    ['a map in a paragraph', block(element('paragraph', {}, new Y.Map() as never))],
    ['a hook', block(new Y.XmlHook('x') as never)],
  ];

  it.each(BAD)('%s', async (_, write) => {
    await expectRefused(written(write), 'INVALID_INPUT');
  });

  it('blocks nested without end', async () => {
    const nested = (depth: number): Y.XmlElement =>
      depth === 0 ? element('paragraph') : element('blockquote', {}, nested(depth - 1));
    await expectRefused(
      written((doc) => block(nested(200))(doc)),
      'INVALID_INPUT',
      'LIMIT',
    );
  });

  it('many roots', async () => {
    const roots = written((doc) => {
      for (let i = 0; i < 500; i++) doc.getMap(`root${i}`).set('x', 1);
    });
    await expectRefused(roots, 'INVALID_INPUT', 'LIMIT');
  });
});

describe('somebody else’s clientID', () => {
  const FOREIGN = { code: 'CONFLICT', reason: 'FOREIGN_CLIENT_ID' };

  it('is a conflict, at the same moment and after a restart', async () => {
    const [one, other] = [space.writers[0]!, space.writers[1]!];
    const doc = new Y.Doc();
    doc.clientID = 4_711;
    append(doc, 'Eigenes');
    expect((await push(base64(Y.encodeStateAsUpdate(doc)), one)).errors).toBeUndefined();
    const known = Y.encodeStateVector(doc);
    append(doc, 'Untergeschobenes');
    const forged = base64(Y.encodeStateAsUpdate(doc, known));
    expect((await push(forged, other)).errors![0]!.extensions).toMatchObject(FOREIGN);
    await hub.restart();
    reader.stop();
    reader = overSocket(space.lead.api, FOLLOW, { documentId });
    await expect.poll(() => reader.answers).toHaveLength(1);
    expect((await push(forged, other)).errors![0]!.extensions).toMatchObject(FOREIGN);
    expect(contentOf(reader.events('documentUpdates').map(({ update }) => update))).not.toContain(
      'Untergeschobenes',
    );
    // The owner writes on, and what the log has already may come from anybody.
    expect((await push(forged, one)).errors).toBeUndefined();
    expect((await push(forged, other)).errors).toBeUndefined();
  });

  it('belongs to one of two who claim it at once', async () => {
    const docs = space.writers.map((_, i) => {
      const doc = new Y.Doc();
      doc.clientID = 4_712;
      append(doc, `Anspruch ${i}`);
      return doc;
    });
    const claim = (i: number) => push(base64(Y.encodeStateAsUpdate(docs[i]!)), space.writers[i]);
    await Promise.all([claim(0), claim(1)]);
    const owners = await hub.sql<{ account_id: string }>(
      'select account_id from document_writer where document_id = $1 and client_id = 4712',
      [documentId],
    );
    expect(owners).toHaveLength(1);
    const loser = owners[0]!.account_id === space.writers[0]!.id ? 1 : 0;
    append(docs[loser]!, 'Mehr');
    expect((await claim(loser)).errors![0]!.extensions).toMatchObject(FOREIGN);
    append(docs[1 - loser]!, 'Auch mehr');
    expect((await claim(1 - loser)).errors).toBeUndefined();
  });
});

describe('an update out of turn', () => {
  it('whose predecessors are lacking is a conflict that names what the server has', async () => {
    const doc = new Y.Doc();
    append(doc, 'Erstens');
    const known = Y.encodeStateVector(doc);
    append(doc, 'Zweitens');
    const { errors } = await push(base64(Y.encodeStateAsUpdate(doc, known)));
    expect(errors![0]!.extensions).toMatchObject({ code: 'CONFLICT', stateVector: expect.any(String) });
    const has = Buffer.from(errors![0]!.extensions['stateVector'] as string, 'base64');
    expect((await push(base64(Y.encodeStateAsUpdate(doc, has)))).errors).toBeUndefined();
  });

  it('that is nothing gets the present receipt, and twice the same is once', async () => {
    const empty = await push('AAA=');
    const update = paragraph('Doppelt');
    const receipts = [await push(update), await push(update), await push('AAA=')];
    const revisions = receipts.map(({ data }) => data!['pushDocumentUpdate'].revision);
    expect(revisions[0]).toBe(empty.data!['pushDocumentUpdate'].revision + 1);
    expect(new Set(revisions).size).toBe(1);
    expect(await logLength()).toBe(before + 1);
  });
});

describe('a page of an older schema', () => {
  it.each([
    ['a WebSocket', overSocket],
    ['an event stream', overEventStream],
  ] as const)('may follow over %s, but not push', async (_, follow) => {
    const { api } = space.writers[0]!;
    const session = `old ${Math.random()}`;
    const following = follow(api, FOLLOW, { documentId, session, schemaVersion: 0 });
    await expect.poll(() => following.answers).toHaveLength(1);
    const { errors } = await push(paragraph('Alt'), space.writers[0]!, { session });
    expect(errors![0]!.extensions).toEqual({ code: 'GONE', reason: 'OUTDATED_SCHEMA' });
    expect(await logLength()).toBe(before);
    await push(paragraph('Neu für Alte'), space.writers[1]!);
    await expect
      .poll(() => contentOf(following.events('documentUpdates').map(({ update }) => update)))
      .toContain('Neu für Alte');
    following.stop();
  });
});

describe('arriving with rubbish', () => {
  it.each([
    ['rubbish bytes', { stateVector: '////' }],
    ['no Base64', { stateVector: '!' }],
    [
      'a state vector that claims much',
      { stateVector: base64(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f])) },
    ],
    ['a schemaVersion that is no number', { schemaVersion: 'x' }],
  ])('%s is INVALID_INPUT', async (_, more) => {
    const following = overSocket(space.lead.api, FOLLOW, { documentId, ...more });
    await expect.poll(() => following.codes).toEqual(['INVALID_INPUT']);
    following.stop();
  });

  it.each([
    ['nothing', ''],
    ['rubbish', '////'],
    ['more than fits', base64(new Uint8Array(LIMITS.awarenessBytes + 1))],
    ['a claim of many', base64(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f]))],
  ])('a cursor of %s is refused or does not count', async (_, awareness) => {
    const following = overSocket(space.lead.api, FOLLOW, { documentId, session: 'cursor' });
    await expect.poll(() => following.answers).toHaveLength(1);
    const query = 'mutation($input: PushAwarenessInput!) { pushAwareness(input: $input) }';
    const { data, errors } = await space.lead.api.send<Record<string, any>>(query, {
      input: { documentId, session: 'cursor', awareness },
    });
    if (errors) expect(['INVALID_INPUT', 'LIMIT']).toContain(errors[0]!.extensions.code);
    else expect(data!['pushAwareness']).toBe(false);
    following.stop();
  });
});

describe('after all this', () => {
  it('the document is whole, its readers are there, and writing goes on', async () => {
    expect(reader.errors).toEqual([]);
    expect(reader.hasEnded).toBe(false);
    await push(paragraph('Zuletzt'));
    const seen = () => contentOf(reader.events('documentUpdates').map(({ update }) => update));
    await expect.poll(seen).toContain('Zuletzt');
    const rows = await hub.sql<{ update: Buffer }>(
      'select update from document_update where document_id = $1 order by revision',
      [documentId],
    );
    expect(contentOf(rows.map(({ update }) => update.toString('base64')))).toBe(seen());
    expect(seen()).toContain('Anfang');
    expect(seen()).not.toMatch(/script|iframe|javascript:|boese/);
  });
});
