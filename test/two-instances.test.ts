import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@umlauf/server/platform/database/embedded-postgres';
import { Api } from './testkit/api.ts';
import { ChangeFollower } from './testkit/change-follower.ts';
import { ChildHub } from './testkit/child-hub.ts';
import { EditingSession } from './testkit/editing-session.ts';
import { RedisUnderTest } from './testkit/redis.ts';

const SESSIONS_EACH = 10;
/** Each session has so many more words acknowledged after every blow. */
const WORDS = 8;
/** Time for a page to come back by itself: it waits longer each time in vain. */
const PATIENCE = { timeout: 60_000, interval: 100 };
const LEAD = 'koordination@umlauf.example';
const WRITERS = ['stadt@umlauf.example', 'gast@umlauf.example', 'fremd@umlauf.example'];

/** A database and two instances on it, each a process of its own. */
class Installation {
  hubs: ChildHub[] = [];

  private constructor(
    readonly folder: string,
    private postgres: EmbeddedPostgres,
    readonly redis: RedisUnderTest | null,
  ) {}

  static async start(withRedis: boolean): Promise<Installation> {
    const redis = withRedis ? await RedisUnderTest.start() : null;
    const folder = await mkdtemp(join(tmpdir(), 'umlauf-two-'));
    const postgres = await startEmbeddedPostgres(join(folder, 'postgres'));
    const installation = new Installation(folder, postgres, redis);
    const env = {
      DATABASE_URL: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(postgres.socketFolder)}`,
      SECRET: 'the same secret for all of the instances',
      DEMO: 'true',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
    installation.hubs.push(await ChildHub.start(env));
    installation.hubs.push(await ChildHub.start(env));
    return installation;
  }

  async restartPostgres(): Promise<void> {
    await this.postgres.stop();
    this.postgres = await startEmbeddedPostgres(join(this.folder, 'postgres'));
  }

  async rows<Row>(statement: string, parameters: unknown[]): Promise<Row[]> {
    const client = new pg.Client(pgOptions(embeddedAddress(this.postgres.socketFolder, 'postgres')));
    await client.connect();
    try {
      return (await client.query(statement, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    for (const hub of this.hubs) await hub.close();
    await this.redis?.kill();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function tokenOf(hub: ChildHub, email: string): Promise<string> {
  const session = new Api(hub.url, null, { cookie: await hub.demoSession(email), origin: hub.url });
  const input = {
    name: 'Zwei Instanzen',
    scopes: ['spaces:read', 'spaces:write', 'documents:read', 'documents:write'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  };
  const { createAccessToken } = await session.query(
    'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }',
    { input },
  );
  return createAccessToken.secret;
}

/** A document that twenty sessions of four accounts have open, the one half here and the other there. */
class Room {
  readonly sessions: EditingSession[] = [];
  readonly follower: ChangeFollower;

  private constructor(
    private readonly installation: Installation,
    private readonly lead: readonly Api[],
    readonly spaceId: string,
    readonly documentId: string,
    secrets: readonly string[],
  ) {
    this.follower = new ChangeFollower(lead, spaceId);
    for (const [place, { url }] of installation.hubs.entries()) {
      for (let i = 0; i < SESSIONS_EACH; i++) {
        const secret = secrets[i % secrets.length]!;
        this.sessions.push(new EditingSession(`s${place}${i}`, documentId, url, secret));
      }
    }
  }

  static async open(installation: Installation): Promise<Room> {
    const [hub] = installation.hubs as [ChildHub, ChildHub];
    const secrets: string[] = [];
    for (const email of [LEAD, ...WRITERS]) secrets.push(await tokenOf(hub, email));
    const lead = installation.hubs.map(({ url }) => new Api(url, secrets[0]!));
    const { createSpace } = await lead[0]!.query(
      'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
      { input: { name: 'Zwei Instanzen', purpose: 'Erproben', closedBecause: 'Erprobung' } },
    );
    for (const email of WRITERS) {
      await lead[0]!.query('mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
        input: { spaceId: createSpace.id, email, role: 'WRITER' },
      });
    }
    const { createDocument } = await lead[0]!.query(
      'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { spaceId: createSpace.id, title: 'Mitschrift', markdown: '' } },
    );
    return new Room(installation, lead, createSpace.id, createDocument.id, secrets);
  }

  at(place: number): EditingSession[] {
    return this.sessions.slice(place * SESSIONS_EACH, (place + 1) * SESSIONS_EACH);
  }

  /** Each of them gets some more words acknowledged. */
  async goOn(sessions: readonly EditingSession[]): Promise<void> {
    const wanted = sessions.map(({ saved }) => saved + WORDS);
    await expect
      .poll(() => {
        for (const session of sessions) session.wakeUp();
        return sessions.filter(({ saved }, index) => saved < wanted[index]!).length;
      }, PATIENCE)
      .toBe(0);
  }

  async rename(place: number): Promise<void> {
    const mutation =
      'mutation($id: ID!, $title: String!) { renameDocument(input: { documentId: $id, title: $title }) { id } }';
    await this.lead[place]!.query(mutation, { id: this.documentId, title: `Umbenannt bei ${place}` });
  }

  async calmDown(): Promise<void> {
    for (const session of this.sessions) session.pause();
    await expect
      .poll(() => {
        for (const session of this.sessions) session.wakeUp();
        return this.sessions.filter(({ isCalm }) => !isCalm).length;
      }, PATIENCE)
      .toBe(0);
  }

  /** What is acknowledged and does not stand in the text exactly once, and what stands there twice. */
  faultsIn(text: string): string[] {
    const counts = new Map<string, number>();
    for (const [marker] of text.matchAll(/\[s\d+-\d+\]/g)) counts.set(marker, (counts.get(marker) ?? 0) + 1);
    const acknowledged = this.sessions.flatMap((session) => session.acknowledged);
    return [
      ...acknowledged.filter((marker) => !counts.has(marker)).map((marker) => `lost ${marker}`),
      ...[...counts].filter(([, count]) => count > 1).map(([marker]) => `doubled ${marker}`),
    ];
  }

  async textAt(place: number): Promise<string> {
    const query = 'query($id: ID!) { document(id: $id) { text } }';
    return (await this.lead[place]!.query(query, { id: this.documentId }))['document'].text;
  }

  /** The log of the space, worded like what its follower hears. */
  async logged(): Promise<string[]> {
    const rows = await this.installation.rows<{ type: string; at: Date }>(
      'select type, at from event where stream_id = $1 order by sequence',
      [this.spaceId],
    );
    const nameOf = (type: string) =>
      type.toLowerCase().replace(/(?:^|_)(\w)/g, (_, first: string) => first.toUpperCase());
    return rows.map(({ type, at }) => `${nameOf(type)} ${at.toISOString()}`);
  }

  async leave(): Promise<void> {
    for (const session of this.sessions) await session.leave();
    await this.follower.stop();
  }
}

let installation: Installation | null = null;
let room: Room | null = null;
afterEach(async () => {
  await room?.leave();
  await installation?.close();
  installation = room = null;
});

describe.each([
  ['PostgreSQL', false],
  ['Redis', true],
] as const)('two instances that meet through %s', (_, withRedis) => {
  it('lose nothing that was acknowledged, and agree, though one is killed and all below them restart', async ({
    skip,
  }) => {
    installation = await Installation.start(withRedis);
    const { redis, hubs } = installation;
    if (withRedis && !redis) {
      console.warn('No redis-server on the PATH: two instances over Redis are not tested here.');
      skip();
    }
    room = await Room.open(installation);
    const { sessions } = room;
    for (const session of sessions) session.type();
    await room.goOn(sessions);
    await room.rename(0);

    await hubs[0]!.kill({ database: false });
    await room.goOn(room.at(1));
    await room.rename(1);
    await hubs[0]!.start();
    await room.goOn(sessions);

    await installation.restartPostgres();
    await room.goOn(sessions);
    await room.rename(0);

    if (redis) {
      await redis.kill();
      await room.goOn(sessions);
      await redis.start();
      await room.goOn(sessions);
    }
    await room.rename(1);

    await room.calmDown();
    const [first] = sessions as [EditingSession];
    await expect
      .poll(() => sessions.filter(({ content }) => content !== first.content).length, PATIENCE)
      .toBe(0);
    expect(sessions.map(({ obstacle }) => obstacle).filter(Boolean)).toEqual([]);
    expect(room.faultsIn(first.content)).toEqual([]);
    const { length } = sessions.flatMap(({ acknowledged }) => acknowledged);
    expect(length).toBe(sessions.flatMap(({ typed }) => typed).length);
    for (const place of [0, 1]) {
      await expect.poll(async () => room!.faultsIn(await room!.textAt(place)), PATIENCE).toEqual([]);
    }
    await expect.poll(async () => room!.follower.heard.length >= (await room!.logged()).length).toBe(true);
    expect(room.follower.heard).toEqual(await room.logged());
    console.log(`${length} acknowledged words, ${room.follower.heard.length} events`);
  }, 240_000);
});
