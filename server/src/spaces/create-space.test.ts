import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** What the application's code could do at worst: the database itself has to refuse it. */
const takeTheLead = (spaceId: string, { id }: Person) =>
  hub.server.hub.database.withActor({ accountId: id }, ({ sql }) =>
    sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`, [spaceId, id]),
  );

describe('the first lead of a space', () => {
  it('can be nobody but who created it, whatever became of its members', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    await expect(takeTheLead(id, outsider)).rejects.toThrow(/row-level security/);
    await hub.sql('delete from membership where space_id = $1', [id]);
    await expect(takeTheLead(id, outsider)).rejects.toThrow(/row-level security/);
    await takeTheLead(id, lead);
    expect(await hub.sql('select account_id from membership where space_id = $1', [id])).toEqual([
      { account_id: lead.id },
    ]);
  });
});
