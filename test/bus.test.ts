import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Bus } from '@umlauf/server/platform/live/bus';
import type { BusCarrier, CarrierListener } from '@umlauf/server/platform/live/bus-carrier';
import type { BusMessage } from '@umlauf/server/platform/live/bus-message';
import { NotifyCarrier } from '@umlauf/server/platform/live/notify-carrier';
import { RedisCarrier } from '@umlauf/server/platform/live/redis-carrier';
import { DatabaseProxy } from './testkit/database-proxy.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { RedisUnderTest } from './testkit/redis.ts';

const BEAT = 100;
let hub: TestHub;
let database: DatabaseProxy;
let redis: RedisUnderTest | null;
beforeAll(async () => {
  hub = await startTestHub();
  database = await DatabaseProxy.open(hub.address);
  redis = await RedisUnderTest.start();
  if (!redis) console.warn('No redis-server on the PATH: announcements over Redis are not tested here.');
});
afterAll(async () => {
  await database.close();
  await redis?.kill();
  await hub.close();
});

/** A carrier that loses what it is told to. */
class LossyCarrier implements BusCarrier {
  lose = false;

  constructor(private readonly below: BusCarrier) {}

  open(listener: CarrierListener): void {
    this.below.open(listener);
  }

  send(text: string): void {
    if (!this.lose) this.below.send(text);
  }

  reconnect(): void {
    this.below.reconnect();
  }

  close(): Promise<void> {
    return this.below.close();
  }
}

/** One instance's end of the line, and all that it heard. */
class Instance {
  readonly heard: BusMessage[] = [];
  readonly gone: string[] = [];
  looks = 0;
  readonly carrier: LossyCarrier;
  readonly bus: Bus;

  constructor(carrier: BusCarrier) {
    this.carrier = new LossyCarrier(carrier);
    this.bus = new Bus(this.carrier, { beat: BEAT });
    this.bus.on('news', (message) => this.heard.push(message));
    this.bus.on('lookAgain', () => (this.looks += 1));
    this.bus.on('gone', (instance) => this.gone.push(instance));
  }

  get documents(): [string, number][] {
    return this.heard.flatMap(({ documents = [] }) => documents);
  }

  say(documentId: string, revision: number): void {
    this.bus.say(({ documents }) => documents.set(documentId, revision));
  }
}

const open: Instance[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const { bus } of open.splice(0)) await bus.close();
});

function instance(carrier: BusCarrier): Instance {
  const made = new Instance(carrier);
  open.push(made);
  return made;
}

interface Line {
  name: string;
  isThere(): boolean;
  carrier(): BusCarrier;
  /** Ends the line and lays it again. */
  restart(): Promise<void>;
}

const LINES: Line[] = [
  {
    name: 'NOTIFY',
    isThere: () => true,
    carrier: () => new NotifyCarrier(database.address),
    restart: async () => {
      database.takeAway();
      await database.giveBack();
    },
  },
  {
    name: 'Redis',
    isThere: () => redis !== null,
    carrier: () => new RedisCarrier(redis!.url, 'umlauf:test'),
    restart: async () => {
      await redis!.kill();
      await redis!.start();
    },
  },
];

describe.each(LINES)('instances over $name', ({ isThere, carrier, restart }) => {
  /** Instances that know one another. */
  async function two(): Promise<[Instance, Instance]> {
    const [one, other] = [instance(carrier()), instance(carrier())];
    await expect.poll(() => one.heard.length > 0 && other.heard.length > 0).toBe(true);
    return [one, other];
  }

  it('hear what the others say, in order, and not themselves', async ({ skip }) => {
    if (!isThere()) skip();
    const [one, other] = await two();
    const looks = other.looks;
    for (let i = 1; i <= 50; i++) {
      one.say(`doc_${i}`, i);
      if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(() => other.documents).toHaveLength(50);
    expect(other.documents).toEqual(Array.from({ length: 50 }, (_, i) => [`doc_${i + 1}`, i + 1]));
    expect(one.documents).toEqual([]);
    expect(other.looks).toBe(looks);
  });

  it('say only the newest revision of a tick, and everything in pieces that the line takes', async ({
    skip,
  }) => {
    if (!isThere()) skip();
    const [one, other] = await two();
    one.say('doc_1', 1);
    one.say('doc_1', 2);
    for (let i = 0; i < 400; i++)
      one.bus.say(({ memberships }) => memberships.push([`spc_${i}`, 'ä'.repeat(60)]));
    one.bus.say(({ cursors }) => cursors.push(['doc_1', 'x'.repeat(9_000)]));
    await expect.poll(() => other.heard.flatMap(({ memberships = [] }) => memberships)).toHaveLength(400);
    expect(other.documents).toEqual([['doc_1', 2]]);
    expect(other.heard.flatMap(({ cursors = [] }) => cursors)).toEqual([]);
    const { looks } = other;
    for (let i = 0; i < 4_000; i++) one.bus.say(({ accounts }) => accounts.push(`${i}`.padEnd(60, 'x')));
    await expect.poll(() => other.looks).toBeGreaterThan(looks);
  });

  it('notice what was lost, at the latest by the next beat', async ({ skip }) => {
    if (!isThere()) skip();
    const [one, other] = await two();
    const { looks } = other;
    one.carrier.lose = true;
    one.say('doc_lost', 1);
    await new Promise((resolve) => setImmediate(resolve));
    one.carrier.lose = false;
    await expect.poll(() => other.looks, { timeout: 5 * BEAT }).toBe(looks + 1);
    expect(other.documents).toEqual([]);
  });

  it('look again when the line was down, and know one another again', async ({ skip }) => {
    if (!isThere()) skip();
    const [one, other] = await two();
    const before = [one.looks, other.looks];
    await restart();
    await expect.poll(() => one.looks > before[0]! && other.looks > before[1]!).toBe(true);
    await expect
      .poll(() => {
        one.say('doc_1', 7);
        return other.documents.length;
      })
      .toBeGreaterThan(0);
  });

  it('say nothing to nobody, and notice who falls silent', async ({ skip }) => {
    if (!isThere()) skip();
    const one = instance(carrier());
    await expect.poll(() => one.bus.hasPeers).toBe(false);
    one.bus.say(() => expect.unreachable('there is nobody to hear it'));
    const other = instance(carrier());
    await expect.poll(() => one.bus.hasPeers).toBe(true);
    other.carrier.lose = true;
    const gone = () => one.gone.filter((each) => each === other.bus.instance).length;
    await expect.poll(gone, { timeout: 10 * BEAT }).toBe(1);
    expect(one.bus.hasPeers).toBe(false);
    other.carrier.lose = false;
    await expect.poll(() => one.bus.hasPeers).toBe(true);
    await other.bus.close();
    await expect.poll(gone, { timeout: 2 * BEAT }).toBe(2);
  });

  it('find out who is gone and who is not, though the clock was set back', async ({ skip }) => {
    if (!isThere()) skip();
    const [one, other] = await two();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    const beats = () => other.heard.filter(({ from }) => from === one.bus.instance).length;
    const heard = beats();
    await expect.poll(beats, { timeout: 60 * BEAT }).toBeGreaterThan(heard + 5);
    expect(one.gone).not.toContain(other.bus.instance);
    expect(other.gone).not.toContain(one.bus.instance);
    other.carrier.lose = true;
    await expect.poll(() => one.gone, { timeout: 30 * BEAT }).toContain(other.bus.instance);
  });

  it('do not take the others for gone because they stood still themselves', async ({ skip }) => {
    if (!isThere()) skip();
    const [one, other] = await two();
    const heard = other.heard.length;
    const until = performance.now() + 10 * BEAT;
    while (performance.now() < until);
    await expect.poll(() => other.heard.length).toBeGreaterThan(heard);
    expect(one.gone).toEqual([]);
    expect(other.gone).toEqual([]);
  });

  it('take others for there when nobody can say so, and lay a new line when their own words do not come back', async ({
    skip,
  }) => {
    if (!isThere()) skip();
    const [one, other] = await two();
    const { looks } = one;
    one.carrier.lose = true;
    await expect.poll(() => one.looks, { timeout: 30 * BEAT }).toBeGreaterThan(looks);
    one.carrier.lose = false;
    expect(one.bus.hasPeers).toBe(true);
    await expect
      .poll(() => {
        one.say('doc_1', 1);
        return other.documents.length;
      })
      .toBeGreaterThan(0);
  });
});
