import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { pgOptions } from '../database/database-address.ts';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import { OperationTime } from './operation-time.ts';

afterEach(() => void vi.useRealTimers());

const TIME = LIMITS.operationMilliseconds;
const UNAVAILABLE = { code: 'UNAVAILABLE' };

/** One that began so many milliseconds ago. */
function begun(kind: 'query' | 'mutation' | 'subscription', milliseconds: number): OperationTime {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  const time = new OperationTime();
  time.begin(kind);
  vi.advanceTimersByTime(milliseconds);
  return time;
}

describe('the time of an operation', () => {
  it('is told to what a query reads, and nothing is read beyond it', async () => {
    const time = begun('query', TIME - 300);
    expect(await time.bound(async (left) => left)).toBe(300);
    // Failed queries are executed once more: that is the same operation.
    time.begin('query');
    vi.advanceTimersByTime(300);
    const read = vi.fn(async () => 'read');
    await expect(time.bound(read)).rejects.toMatchObject(UNAVAILABLE);
    expect(read).not.toHaveBeenCalled();
  });

  it('is over for a query that waits for its turn, too', async () => {
    const time = begun('query', 0);
    const waiting = expect(time.bound(() => new Promise(() => {}))).rejects.toMatchObject(UNAVAILABLE);
    await vi.advanceTimersByTimeAsync(TIME);
    await waiting;
  });

  it('lets a mutation finish what it has begun, and begin nothing more', async () => {
    const time = begun('mutation', TIME);
    expect(await time.bound(async (left) => left)).toBeUndefined();
    expect(() => time.check()).toThrow(expect.objectContaining(UNAVAILABLE));
  });

  it('has no end for what is held open', async () => {
    const time = begun('subscription', 100 * TIME);
    expect(await time.bound(async (left) => left)).toBeUndefined();
    time.check();
  });
});

describe('a query of several statements', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());

  const WAITING = `select query from pg_stat_activity where datname = current_database() and usename = current_user
    and wait_event_type = 'Lock'`;
  const READ = `query($id: ID!) { document(id: $id) { title commentThreads(first: 1) { totalCount } } }`;

  async function holding(table: string): Promise<pg.Client> {
    const client = new pg.Client(pgOptions(hub.address));
    await client.connect();
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return client;
  }

  it('that one after the other wait is UNAVAILABLE when its time is over, and leaves nothing waiting', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space });
    const [first, second] = [await holding('document'), await holding('comment_thread')];
    const asked = space.lead.api.error(READ, { id });
    const isHalfOver = performance.now() + TIME / 2;
    await expect.poll(() => performance.now() > isHalfOver, { timeout: TIME }).toBe(true);
    await first.end();
    await expect.poll(() => hub.sql(WAITING)).toHaveLength(1);
    // The second one has a full time of its own, as far as it knows, which nobody waits for.
    const isOver = performance.now() + TIME;
    expect((await asked).extensions).toMatchObject(UNAVAILABLE);
    expect(performance.now()).toBeLessThan(isOver);
    await expect.poll(() => hub.sql(WAITING), { timeout: 1_000 }).toEqual([]);
    await second.end();
  }, 60_000);
});
