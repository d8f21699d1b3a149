import type { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config.ts';
import { startServer } from '../server.ts';
import { Api } from '../../../test/testkit/api.ts';
import { overEventStream, overSocket, Following } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { LogWriter } from '../../../test/testkit/log-writer.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const FOLLOW = `subscription($id: ID!, $after: String) {
  changes(spaceId: $id, after: $after) { cursor node { ... on DocumentRenamed { title } } }
}`;
const HEAVY = `subscription($id: ID!, $after: String) {
  changes(spaceId: $id, after: $after) { cursor node { space { purpose } ... on DocumentRenamed { title } } }
}`;
const NEWEST = 'query($id: ID!) { changes(spaceId: $id, first: 1) { newestCursor } }';

interface Scene {
  space: SeededSpace;
  writer: LogWriter;
  /** Behind all that happened before the writers began. */
  start: string;
}

async function scene(): Promise<Scene> {
  const space = await hub.seed.space({ writers: 3, readers: 1 });
  const document = await hub.seed.document({ space });
  return {
    space,
    writer: new LogWriter(hub, space.id, document.id),
    start: await newestOf(space.readers[0]!, space.id),
  };
}

const newestOf = async ({ api }: Person, id: string): Promise<string> =>
  (await api.query(NEWEST, { id }))['changes'].newestCursor;
const titlesOf = (following: Following): string[] =>
  following.events('changes').flatMap(({ node }) => node.title ?? []);

/** A number of 0 to 1, the same each time (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Deals with so many changes behind the cursor, then the connection is cut. */
async function readAndCut(api: Api, id: string, after: string, count: number) {
  const client = api.live();
  const opened = new Promise<WebSocket>((resolve) =>
    client.on('opened', (socket) => resolve(socket as WebSocket)),
  );
  const iterator = client.iterate<Record<string, any>>({ query: FOLLOW, variables: { id, after } });
  const titles: string[] = [];
  while (titles.length < count) {
    const { value } = await iterator.next();
    if (value!.errors) throw new Error(JSON.stringify(value!.errors));
    const { node, cursor } = value!.data!['changes'];
    titles.push(node.title);
    after = cursor;
  }
  (await opened).terminate();
  return { titles, after };
}

describe('every change comes once, in order,', () => {
  it('through 100 cut connections, while three people write', async () => {
    const { space, writer, start } = await scene();
    const [reader] = space.readers as [Person];
    const random = seeded(20_261_123);
    writer.start(space.writers);
    const found: string[] = [];
    let after = start;
    for (let cut = 0; cut < 100; cut++) {
      const read = await readAndCut(reader.api, space.id, after, Math.floor(random() * 8));
      found.push(...read.titles);
      after = read.after;
    }
    await writer.stop();
    const written = await writer.written();
    const rest = await readAndCut(reader.api, space.id, after, written.length - found.length);
    expect(found.length).toBeGreaterThan(200);
    expect([...found, ...rest.titles]).toEqual(written);
  });

  it('to everybody who begins at any moment, while others write', async () => {
    const { space, writer, start } = await scene();
    const [reader] = space.readers as [Person];
    writer.start(space.writers);
    const all: Following[] = [];
    const late: { cursor: string; following: Following }[] = [];
    for (let i = 0; i < 20; i++) {
      const follow = i % 2 ? overSocket : overEventStream;
      all.push(follow(reader.api, FOLLOW, { id: space.id, after: start }));
      const cursor = await newestOf(reader, space.id);
      late.push({ cursor, following: follow(reader.api, FOLLOW, { id: space.id, after: cursor }) });
    }
    await expect.poll(() => titlesOf(late.at(-1)!.following).length).toBeGreaterThan(5);
    await writer.stop();
    const written = await writer.written();
    for (const following of all) await expect.poll(() => titlesOf(following)).toEqual(written);
    const cursors = all[0]!.events('changes').map(({ cursor }) => cursor);
    for (const { cursor, following } of late) {
      await expect.poll(() => titlesOf(following)).toEqual(written.slice(cursors.indexOf(cursor) + 1));
    }
    for (const { stop } of [...all, ...late.map(({ following }) => following)]) stop();
  });

  it('when thousands happen at one moment', async () => {
    const { space, writer, start } = await scene();
    const [reader] = space.readers as [Person];
    const followers = [overSocket, overEventStream].map((follow) =>
      follow(reader.api, FOLLOW, { id: space.id, after: start }),
    );
    await Promise.all(space.writers.map((person) => writer.burst(person, 1_000)));
    for (const following of followers) {
      await expect.poll(() => titlesOf(following).length, { timeout: 20_000 }).toBe(3_000);
      expect(titlesOf(following)).toEqual(await writer.written());
      expect(following.errors).toEqual([]);
      following.stop();
    }
  });

  it('to a reader who pauses, for whom nothing piles up meanwhile', async () => {
    const { space, writer, start } = await scene();
    const [reader] = space.readers as [Person];
    const say = (purpose: string) =>
      hub.sql('update space set purpose = $2 where id = $1', [space.id, purpose]);
    await say('x'.repeat(20_000));
    const client = reader.api.live();
    const opened = new Promise<WebSocket>((resolve) =>
      client.on('opened', (socket) => resolve(socket as WebSocket)),
    );
    const paused = new Following();
    client.subscribe<Record<string, any>>(
      { query: HEAVY, variables: { id: space.id, after: start } },
      { next: (answer) => paused.take(answer as never), error: () => undefined, complete: () => undefined },
    );
    const socket = await opened;
    await writer.burst(space.lead, 1);
    await expect.poll(() => titlesOf(paused).length).toBe(1);
    socket.pause();
    const reading = overSocket(reader.api, FOLLOW, { id: space.id, after: start });
    await writer.burst(space.lead, 3_000);
    await expect.poll(() => titlesOf(reading).length, { timeout: 20_000 }).toBe(3_001);
    // An answer is made when it can be sent, of what is true by then. Sockets hold some megabytes of 60.
    await say('short');
    socket.resume();
    await expect.poll(() => titlesOf(paused).length, { timeout: 20_000 }).toBe(3_001);
    expect(titlesOf(paused)).toEqual(await writer.written());
    const madeEarly = paused.events('changes').filter(({ node }) => node.space.purpose !== 'short');
    expect(madeEarly.length).toBeLessThan(1_500);
    await client.dispose();
    reading.stop();
  });
});

describe('a cursor goes on', () => {
  it('after a restart of the server', async () => {
    const { space, writer, start } = await scene();
    const { api } = space.readers[0]!;
    await writer.burst(space.lead, 5);
    const before = await readAndCut(api, space.id, start, 3);
    const following = overSocket(api, FOLLOW, { id: space.id, after: before.after });
    await expect.poll(() => titlesOf(following).length).toBe(2);
    await hub.restart();
    expect(following.closeCode).toBe(1012);
    await writer.burst(space.lead, 4);
    const after = following.events('changes').at(-1).cursor;
    const { titles } = await readAndCut(api, space.id, after, 4);
    expect([...before.titles, ...titlesOf(following), ...titles]).toEqual(await writer.written());
  });

  it('at another instance, which hears of what happens at the first', async () => {
    const { space, writer, start } = await scene();
    const [reader] = space.readers as [Person];
    const second = await startServer(
      readConfig({ PORT: '0', DEMO: 'false', LOG_LEVEL: 'silent' }),
      undefined,
      async () => ({
        address: hub.address,
        secret: 'a secret of the tests, long enough',
        close: async () => undefined,
      }),
    );
    try {
      await writer.burst(space.lead, 5);
      const before = await readAndCut(reader.api, space.id, start, 5);
      const elsewhere = new Api(second.url, reader.api.secret);
      const following = overSocket(elsewhere, FOLLOW, { id: space.id, after: before.after });
      for (let heard = 1; heard <= 3; heard++) {
        await writer.burst(space.lead, 1);
        await expect.poll(() => titlesOf(following).length).toBe(heard);
      }
      expect([...before.titles, ...titlesOf(following)]).toEqual(await writer.written());
      const remove = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
      await space.lead.api.query(remove, { input: { spaceId: space.id, accountId: reader.id } });
      await expect.poll(() => following.codes).toEqual(['FORBIDDEN']);
      expect(following.events('changes')).toHaveLength(3);
      following.stop();
    } finally {
      await second.close();
    }
  });
});
