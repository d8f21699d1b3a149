import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Api } from './testkit/api.ts';
import { SILENCE_MILLISECONDS } from '@umlauf/server/platform/database/settings';
import { DatabaseProxy } from './testkit/database-proxy.ts';
import { overEventStream, overSocket } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { SeededSpace } from './testkit/seed.ts';
import { sessionApi, signIn } from './testkit/sign-in.ts';
import { append, base64, contentOf, FOLLOW, PUSH } from './testkit/written.ts';

let hub: TestHub;
let line: DatabaseProxy;
let space: SeededSpace;
beforeAll(async () => {
  hub = await startTestHub({}, async (address) => {
    line = await DatabaseProxy.open(address);
    return line.address;
  });
  space = await hub.seed.space({ writers: 1, password: true });
});
afterAll(async () => {
  await hub.close();
  await line.close();
});

/** Somebody who types, keeps what is not acknowledged, and sends it again: what every client has to do. */
class Typist {
  readonly doc = new Y.Doc();
  readonly codes: string[] = [];
  acknowledged = 0;
  private known = Y.encodeStateVector(this.doc);
  private words = 0;

  constructor(
    private readonly api: Api,
    private readonly documentId: string,
    private readonly name: string,
  ) {}

  async type(): Promise<void> {
    append(this.doc, `${this.name} ${this.words++}.`);
    await this.send();
  }

  async send(): Promise<void> {
    const reached = Y.encodeStateVector(this.doc);
    const update = base64(Y.encodeStateAsUpdate(this.doc, this.known));
    const written = this.words;
    const { errors } = await this.api.send(PUSH, { documentId: this.documentId, update });
    if (errors) return void this.codes.push(errors[0]!.extensions.code);
    this.known = reached;
    this.acknowledged = written;
  }

  get sentences(): string[] {
    return Array.from({ length: this.acknowledged }, (_, i) => `${this.name} ${i}.`);
  }
}

const stored = async (documentId: string) => {
  const rows = await hub.sql<{ update: Buffer; revision: number }>(
    'select update, revision from document_update where document_id = $1 order by revision',
    [documentId],
  );
  expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, i) => i + 1));
  return contentOf(rows.map(({ update }) => update.toString('base64')));
};

describe('a database that goes away in mid-typing', () => {
  it('makes every answer UNAVAILABLE until it is back, and loses nothing that was acknowledged', async () => {
    const { id: documentId } = await hub.seed.document({ space });
    const session = await sessionApi(hub.url, space.lead);
    const typists = [space.lead.api, space.writers[0]!.api, session].map(
      (api, i) => new Typist(api, documentId, `Person ${i}`),
    );
    const everybody = (act: (typist: Typist) => Promise<void>) => Promise.all(typists.map(act));
    for (let i = 0; i < 5; i++) await everybody((typist) => typist.type());
    expect(typists.map(({ acknowledged }) => acknowledged)).toEqual([5, 5, 5]);

    const typing = everybody((typist) => typist.type());
    line.takeAway();
    await typing;
    for (let i = 0; i < 5; i++) await everybody((typist) => typist.type());
    for (const { codes, acknowledged } of typists) {
      expect(codes.length).toBeGreaterThanOrEqual(5);
      expect(new Set(codes)).toEqual(new Set(['UNAVAILABLE']));
      expect(acknowledged).toBeLessThanOrEqual(6);
    }
    const ready = await fetch(`${hub.url}/readyz`);
    expect(ready.status).toBe(503);
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);

    await line.giveBack();
    await expect.poll(async () => (await fetch(`${hub.url}/readyz`)).status, { timeout: 5_000 }).toBe(200);
    await expect
      .poll(
        async () => {
          await everybody((typist) => typist.send());
          return typists.map(({ acknowledged }) => acknowledged);
        },
        { timeout: 10_000 },
      )
      .toEqual([11, 11, 11]);
    await everybody((typist) => typist.type());
    const content = await stored(documentId);
    for (const { sentences } of typists) {
      for (const sentence of sentences) expect(content.split(`>${sentence}<`), sentence).toHaveLength(2);
    }
    const text = 'query($id: ID!) { document(id: $id) { revision textRevision text } }';
    const derived = async () => (await space.lead.api.send(text, { id: documentId })).data?.['document'];
    await expect.poll(async () => (await derived())?.text.split('\n').length, { timeout: 8_000 }).toBe(36);
  });

  it('that only stumbles is UNAVAILABLE at most, never INTERNAL, and nothing is doubled', async () => {
    const { id: documentId } = await hub.seed.document({ space });
    const typist = new Typist(space.writers[0]!.api, documentId, 'Person');
    // Oftener than there are connections: each that is lost is replaced.
    for (let round = 0; round < 40; round++) {
      await Promise.all([typist.type(), round % 2 ? line.cut() : null]);
    }
    await expect.poll(async () => (await typist.send(), typist.acknowledged), { timeout: 10_000 }).toBe(40);
    expect(typist.codes.filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    const content = await stored(documentId);
    for (const sentence of typist.sentences) expect(content.split(`>${sentence}<`)).toHaveLength(2);
  });
});

/** A line that stood still ends for the database, too: what was locked on it is free again. */
async function tellTheDatabase(): Promise<void> {
  line.takeAway();
  await line.giveBack();
  const isWritable = () =>
    hub.seed.document({ space }).then(
      () => true,
      () => false,
    );
  await expect.poll(isWritable).toBe(true);
}

describe('a line to the database on which nothing passes any more', () => {
  it('is given up after twelve seconds, and another one is laid', async () => {
    const { id: documentId } = await hub.seed.document({ space });
    const typist = new Typist(space.writers[0]!.api, documentId, 'Person');
    await typist.type();
    line.stall();
    const [, ...answers] = await Promise.all([
      typist.type(),
      ...Array.from({ length: 12 }, () => space.lead.api.send('{ viewer { email } }')),
    ]);
    const asked = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
    expect(new Set([...typist.codes, ...asked])).toEqual(new Set(['UNAVAILABLE']));
    await expect.poll(async () => (await typist.send(), typist.acknowledged), { timeout: 10_000 }).toBe(2);
    const content = await stored(documentId);
    for (const sentence of typist.sentences) expect(content.split(`>${sentence}<`)).toHaveLength(2);
    await tellTheDatabase();
  });
});

describe('a line that goes silent within a transaction', () => {
  it('is given up as soon, and some time later by PostgreSQL, with what was locked', async () => {
    const { database } = hub.server.hub;
    const since = performance.now();
    const stalled = database.withActor({ accountId: space.lead.id }, async ({ sql }) => {
      await sql('select 1 from space where id = $1 for update', [space.id]);
      line.stall();
      await sql('select 1');
    });
    await expect(stalled).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    // Saying "rollback" on it, too, would take as long once more, and nobody could write there meanwhile.
    expect(performance.now() - since).toBeLessThan(1.8 * SILENCE_MILLISECONDS);
    // PostgreSQL is not told: it waits so long for another word.
    const { rows } = await database.executeSql('show idle_in_transaction_session_timeout');
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
    await tellTheDatabase();
  });
});

describe('while the database is away', () => {
  it('nobody is told that their credential or their things were gone', async () => {
    const { id } = await hub.seed.document({ space });
    const session = await sessionApi(hub.url, space.lead);
    line.takeAway();
    try {
      const operations: [string, object][] = [
        ['{ viewer { email } }', {}],
        ['{ spaces(first: 1) { totalCount } }', {}],
        ['query($id: ID!) { document(id: $id) { text } }', { id }],
        ['mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id }],
        ['mutation { createSpace(input: { name: "a", purpose: "b", closedBecause: "c" }) { id } }', {}],
      ];
      for (const api of [space.lead.api, session]) {
        for (const [query, variables] of operations) {
          const { errors } = await api.send(query, variables as Record<string, unknown>);
          expect(
            errors?.map(({ extensions }) => extensions),
            query,
          ).toEqual([{ code: 'UNAVAILABLE' }]);
        }
      }
      for (const follow of [overSocket, overEventStream]) {
        const following = follow(space.lead.api, FOLLOW, { documentId: id });
        await expect.poll(() => following.hasEnded).toBe(true);
        if (following.closeCode) expect(following.closeCode).toBe(1012);
        else expect(following.codes).toEqual(['UNAVAILABLE']);
        following.stop();
      }
      const signingIn = await signIn(hub.url, space.lead.email);
      expect(signingIn.status).toBe(503);
      expect(await signingIn.json()).toMatchObject({ code: 'UNAVAILABLE' });
      const setup = await fetch(`${hub.url}/api/setup?token=x`);
      expect(setup.status).toBe(503);
    } finally {
      await line.giveBack();
    }
    await expect
      .poll(async () => (await session.send('{ viewer { email } }')).data, { timeout: 5_000 })
      .toEqual({ viewer: { email: space.lead.email } });
    await expect.poll(async () => (await signIn(hub.url, space.lead.email)).status).toBe(200);
  });

  it('open streams deliver nothing for which nobody can say who may read it', async () => {
    const { id: documentId } = await hub.seed.document({ space });
    const following = overSocket(space.lead.api, FOLLOW, { documentId, session: 'reader' });
    await expect.poll(() => following.answers).toHaveLength(1);
    line.takeAway();
    try {
      const cursor = 'mutation($input: PushAwarenessInput!) { pushAwareness(input: $input) }';
      const input = { documentId, session: 'reader', awareness: 'AAA=' };
      const code = async () => (await space.lead.api.send(cursor, { input })).errors?.[0]!.extensions;
      // For a second the instance remembers whose the token is.
      await expect.poll(code, { timeout: 3_000 }).toEqual({ code: 'UNAVAILABLE' });
    } finally {
      await line.giveBack();
    }
    await expect.poll(async () => (await fetch(`${hub.url}/readyz`)).status, { timeout: 5_000 }).toBe(200);
    following.stop();
  });

  it('the server stops when it is told to', async () => {
    const { id: documentId } = await hub.seed.document({ space });
    const following = overSocket(space.lead.api, FOLLOW, { documentId });
    await expect.poll(() => following.answers).toHaveLength(1);
    line.takeAway();
    await hub.server.close();
    expect(following.closeCode).toBe(1012);
    await line.giveBack();
    await hub.restart();
    const answer = await space.lead.api.query('query($id: ID!) { document(id: $id) { id } }', {
      id: documentId,
    });
    expect(answer['document'].id).toBe(documentId);
  });
});
