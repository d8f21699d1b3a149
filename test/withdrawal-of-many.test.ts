import { describe, expect, it } from 'vitest';
import { SCOPES } from '@umlauf/shared/scopes';
import type { RunningServer } from '@umlauf/server/server';
import { Api } from './testkit/api.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { OpenStreams, type OpenStream, type Subject } from './testkit/open-streams.ts';
import { RedisUnderTest } from './testkit/redis.ts';
import type { Person } from './testkit/seed.ts';
import { paragraph, PUSH } from './testkit/written.ts';

/** At each of two instances five kinds, eight of each on one of two sockets and four as event streams: a hundred. */
const EACH = { onSocket: 8, asEventStream: 4 };
const STREAMS = 200;
/** Milliseconds from the answer to the withdrawal until the last stream has ended: where it was asked, and elsewhere. */
const PROMISED = [1_000, 2_000] as const;

class Scene {
  private constructor(
    readonly hub: TestHub,
    readonly other: RunningServer,
    private readonly redis: RedisUnderTest | null,
    readonly lead: Person,
    readonly member: Person,
    readonly subject: Subject,
    readonly streams: readonly [OpenStreams, OpenStreams],
  ) {}

  /** Two hundred streams of one member, each of which has been seen to tell something. */
  static async open(redis: RedisUnderTest | null): Promise<Scene> {
    const hub = await startTestHub(redis ? { REDIS_URL: redis.url } : {});
    const other = await hub.startAnother();
    await expect
      .poll(() => [hub.server, other].map((each) => each.hub.bus.knownPeers), { timeout: 20_000 })
      .toEqual([1, 1]);
    const space = await hub.seed.space({ writers: 1 });
    const { id: documentId } = await hub.seed.document({ space, markdown: 'Vorher' });
    const subject = { spaceId: space.id, documentId };
    const member = space.writers[0]!;
    const streams: OpenStreams[] = [];
    for (const url of [hub.url, other.url]) {
      const tokens = [
        await hub.seed.token(member.id, [...SCOPES]),
        await hub.seed.token(member.id, [...SCOPES]),
      ];
      streams.push(
        new OpenStreams(
          tokens.map(({ secret }) => new Api(url, secret)),
          subject,
          EACH,
        ),
      );
    }
    const scene = new Scene(hub, other, redis, space.lead, member, subject, streams as never);
    await expect
      .poll(
        () => scene.act('Vorher').then(() => scene.all.filter(({ told }) => !told.includes('Vorher')).length),
        {
          timeout: 30_000,
        },
      )
      .toBe(0);
    // Texts follow what was written, and are events themselves.
    await expect.poll(() => scene.textsAreLate(), { timeout: 30_000 }).toBe(false);
    expect(scene.all).toHaveLength(STREAMS);
    expect(scene.all.filter(({ endedAt, codes }) => endedAt !== null || codes.length > 0)).toEqual([]);
    return scene;
  }

  get all(): OpenStream[] {
    return this.streams.flatMap(({ all }) => all);
  }

  /** The lead renames and writes at these instances: by itself at both. */
  async act(text: string, urls = [this.hub.url, this.other.url]): Promise<void> {
    const { documentId } = this.subject;
    for (const url of urls) {
      const api = new Api(url, this.lead.api.secret);
      await api.query(RENAME, { documentId, title: `${text} bei ${url}` });
      await api.query(PUSH, { documentId, update: paragraph(`${text} bei ${url}`) });
    }
  }

  private async textsAreLate(): Promise<boolean> {
    const { document } = await this.lead.api.query(
      'query($id: ID!) { document(id: $id) { revision textRevision } }',
      { id: this.subject.documentId },
    );
    return document.textRevision < document.revision;
  }

  /** From here on no instance hears what another announces. */
  async block(): Promise<void> {
    await this.redis?.kill();
    if (!this.redis)
      for (const { hub } of [this.hub.server, this.other]) {
        hub.bus.removeAllListeners('news');
        hub.bus.removeAllListeners('lookAgain');
      }
  }

  /** Milliseconds after which the last stream of each instance had ended. */
  async slowest(since: number): Promise<[number, number]> {
    await expect
      .poll(() => namesOf(this.all.filter(({ endedAt }) => endedAt === null)), {
        timeout: 20_000,
        interval: 10,
      })
      .toEqual([]);
    const slowest = this.streams.map(({ all }) => Math.max(...all.map(({ endedAt }) => endedAt! - since)));
    return slowest as [number, number];
  }

  async close(): Promise<void> {
    for (const streams of this.streams) await streams.close();
    await this.other.close();
    await this.hub.close();
  }
}

const RENAME =
  'mutation($documentId: ID!, $title: String!) { renameDocument(input: { documentId: $documentId, title: $title }) { id } }';
const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
const LOCK = 'mutation($input: SetAccountLockInput!) { setAccountLock(input: $input) { account { id } } }';

const WAYS = [
  {
    name: 'whoever was removed from the space',
    withdraw: ({ lead, member, subject }: Scene) =>
      lead.api.query(REMOVE, { input: { spaceId: subject.spaceId, accountId: member.id } }),
    // Live queries go on, and say that there is nothing.
    reasons: [
      'FORBIDDEN by event stream',
      'FORBIDDEN by socket',
      'nothing by event stream',
      'nothing by socket',
    ],
    closeCodes: [],
  },
  {
    name: 'whoever’s account was locked',
    withdraw: async ({ hub, member }: Scene) => {
      const { api } = await hub.seed.person({ isAdministrator: true });
      await api.query(LOCK, { input: { accountId: member.id, isLocked: true } });
    },
    // The whole socket is closed, which has a code of its own.
    reasons: ['UNAUTHENTICATED by event stream', 'nothing by socket'],
    closeCodes: [4401, 4401],
  },
];

const namesOf = (streams: readonly OpenStream[]) =>
  streams.map(({ kind, way, url }) => `${kind} by ${way} at ${url}`);
const reasonsOf = (streams: readonly OpenStream[]) =>
  [...new Set(streams.map(({ codes, way }) => `${codes.join() || 'nothing'} by ${way}`))].toSorted();

const CARRIERS = [
  ['PostgreSQL', 'are heard', false, false],
  ['PostgreSQL', 'are blocked', false, true],
  ['Redis', 'are heard', true, false],
  ['Redis', 'are blocked', true, true],
] as const;

describe.each(CARRIERS)('where announcements by %s %s', (_, __, withRedis, isBlocked) => {
  it.each(WAYS)(
    '200 streams of $name end in time, with the reason, and tell nothing later',
    async (way) => {
      const redis = withRedis ? await RedisUnderTest.start() : null;
      if (withRedis && !redis)
        return console.warn('No redis-server on the PATH: not tested over Redis here.');
      const scene = await Scene.open(redis);
      if (isBlocked) await scene.block();

      await way.withdraw(scene);
      const since = performance.now();
      await scene.act('Danach', [scene.hub.url]);
      const slowest = await scene.slowest(since);
      console.log(`${way.name}: the last streams ended after ${slowest.map(Math.round).join(' and ')} ms`);
      await scene.act('Noch später');
      expect(slowest[0]).toBeLessThan(PROMISED[0]);
      expect(slowest[1]).toBeLessThan(PROMISED[1]);

      expect(reasonsOf(scene.all)).toEqual(way.reasons);
      for (const { closeCodes } of scene.streams) expect(closeCodes).toEqual(way.closeCodes);
      expect(namesOf(scene.all.filter(({ told }) => told.includes('Noch später')))).toEqual([]);
      // A live query may be about to answer, for what happened before, when nothing can tell its instance of what came.
      const mayKnow = ({ url, isLiveQuery }: OpenStream) =>
        url === scene.hub.url || !isBlocked || !isLiveQuery;
      const late = scene.all.filter((stream) => mayKnow(stream) && stream.told.includes('Danach'));
      expect(namesOf(late)).toEqual([]);
      await scene.close();
      if (!isBlocked) await redis?.kill();
    },
    120_000,
  );
});
