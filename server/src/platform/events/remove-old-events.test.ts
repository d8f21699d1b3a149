import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spaceOfAge } from '../../../../test/testkit/aged.ts';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../../test/testkit/seed.ts';
import { removeOldEvents } from './remove-old-events.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function keptOf({ id }: SeededSpace): Promise<number[]> {
  const rows = await hub.sql<{ sequence: number }>(
    'select sequence from event where stream_id = $1 order by sequence',
    [id],
  );
  return rows.map(({ sequence }) => sequence);
}

describe('events older than 90 days', () => {
  it('go, from the beginning of their stream, and no younger ones', async () => {
    const space = await spaceOfAge(hub, [200, 91, 90.01, 89.9, 1]);
    const untouched = await spaceOfAge(hub, [89, 0]);
    await removeOldEvents(hub.server.hub.database, hub.server.hub.checkpoints);
    expect(await keptOf(space)).toEqual([4, 5]);
    expect(await keptOf(untouched)).toEqual([1, 2]);
    expect(await removeOldEvents(hub.server.hub.database, hub.server.hub.checkpoints)).toBe(0);
  });

  it('stay when they are a stream’s newest', async () => {
    const space = await spaceOfAge(hub, [300, 200, 100]);
    await removeOldEvents(hub.server.hub.database, hub.server.hub.checkpoints);
    expect(await keptOf(space)).toEqual([3]);
  });

  it('stay behind younger ones with a lower number, so that no gap arises', async () => {
    const space = await spaceOfAge(hub, [100, 89.9, 90.1, 1]);
    await removeOldEvents(hub.server.hub.database, hub.server.hub.checkpoints);
    expect(await keptOf(space)).toEqual([2, 3, 4]);
  });

  it('go by thousands, too', async () => {
    const space = await spaceOfAge(hub, [100]);
    await hub.sql(
      `insert into event (stream_id, sequence, type, subject_id, at)
       select $1, n, 'SPACE_CHANGED', $1, now() - interval '95 days' from generate_series(2, 12000) n`,
      [space.id],
    );
    await hub.sql(
      `insert into event_seal (stream_id, sequence, salts, commitments, hash)
       select stream_id, sequence, '', '', sha256(sequence::text::bytea) from event
       where stream_id = $1 and sequence > 1`,
      [space.id],
    );
    await hub.sql('update stream set sequence = 12000 where id = $1', [space.id]);
    expect(await removeOldEvents(hub.server.hub.database, hub.server.hub.checkpoints)).toBe(11_999);
    expect(await keptOf(space)).toEqual([12_000]);
  });

  it('go by the house alone: no member can delete one', async () => {
    const space = await spaceOfAge(hub, [100, 100]);
    const { database, checkpoints } = hub.server.hub;
    for (const actor of [{ accountId: space.lead.id }, { system: 'retention' }] as const) {
      const deleting = database.withActor(actor, ({ sql }) =>
        sql('delete from event where stream_id = $1', [space.id]),
      );
      await expect(deleting, 'nobody deletes').rejects.toThrow();
      const cutting = database.withActor(actor, ({ sql }) => sql('select cut_trail($1, 1)', [space.id]));
      await expect(cutting, 'and cuts without a checkpoint').rejects.toThrow();
    }
    expect(await keptOf(space)).toEqual([1, 2]);
    await checkpoints.make(new Map([[space.id, 1]]));
    const asLead = database.withActor({ accountId: space.lead.id }, ({ sql }) =>
      sql('select cut_trail($1, 1)', [space.id]),
    );
    await expect(asLead, 'also behind one only the house').rejects.toThrow();
    expect(await keptOf(space)).toEqual([1, 2]);
  });

  it('are looked for every day', async () => {
    const jobs = await hub.sql(`select name, cron from pgboss.schedule where name = 'remove-old-events'`);
    expect(jobs).toEqual([{ name: 'remove-old-events', cron: '17 2 * * *' }]);
  });
});
