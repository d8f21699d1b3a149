import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spaceOfAge } from '../../../test/testkit/aged.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';
import { removeOldEvents } from '../platform/events/remove-old-events.ts';
import { Context } from '../platform/graphql/context.ts';
import { createLog } from '../platform/log.ts';
import { ChangeResolver } from './change.resolver.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CHANGES = `query($id: ID!, $after: String) {
  changes(spaceId: $id, after: $after, first: 100) { totalCount pageInfo { hasPreviousPage } edges { cursor } }
}`;
const FOLLOW = 'subscription($id: ID!, $after: String) { changes(spaceId: $id, after: $after) { cursor } }';

const cursorsOf = async ({ id, lead }: SeededSpace): Promise<string[]> =>
  (await lead.api.query(CHANGES, { id }))['changes'].edges.map(({ cursor }: { cursor: string }) => cursor);

describe('a cursor older than what is kept', () => {
  it('is GONE, and the last one that lacks nothing goes on', async () => {
    const space = await spaceOfAge(hub, [100, 100, 100, 1, 1]);
    const { id, lead } = space;
    const cursors = await cursorsOf(space);
    await removeOldEvents(hub.server.hub.database, hub.server.hub.checkpoints);
    for (const after of cursors.slice(0, 2)) {
      const gone = { code: 'GONE', reason: 'NOT_KEPT' };
      expect((await lead.api.error(CHANGES, { id, after })).extensions).toEqual(gone);
      const following = overSocket(lead.api, FOLLOW, { id, after });
      await expect.poll(() => following.errors.map(({ extensions }) => extensions)).toEqual([gone]);
      following.stop();
    }
    const { changes } = await lead.api.query(CHANGES, { id, after: cursors[2] });
    expect(changes).toEqual({
      totalCount: 2,
      pageInfo: { hasPreviousPage: false },
      edges: cursors.slice(3).map((cursor) => ({ cursor })),
    });
  });

  it('is GONE also in the middle of a stream that stood still', async () => {
    const space = await spaceOfAge(hub, [...Array<number>(150).fill(100), 1]);
    const { instances, database } = hub.server.hub;
    const context = new Context('test', space.lead.viewer, database, createLog('silent'), instances);
    const feed = await instances.get(ChangeResolver).follow({ spaceId: space.id }, context);
    const told: number[] = [];
    let failure: unknown = null;
    const { promise, resolve: goOn } = Promise.withResolvers<void>();
    const stop = feed.listen({
      push: ({ sequence }) => void told.push(sequence),
      ready: () => promise,
      fail: (error) => (failure = error),
    });
    await expect.poll(() => told.length).toBe(1);
    await removeOldEvents(database, hub.server.hub.checkpoints);
    goOn();
    await expect.poll(() => failure).toMatchObject({ code: 'GONE' });
    expect(told).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    stop();
  });

  it('is GONE also when the log was set back to a time before it', async () => {
    const space = await spaceOfAge(hub, [1, 1, 1]);
    const [, , last] = await cursorsOf(space);
    await hub.sql('delete from event where stream_id = $1 and sequence > 1', [space.id]);
    await hub.sql('update stream set sequence = 1 where id = $1', [space.id]);
    const refused = await space.lead.api.error(CHANGES, { id: space.id, after: last });
    expect(refused.extensions.code).toBe('GONE');
  });
});
