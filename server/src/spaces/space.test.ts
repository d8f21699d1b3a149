import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CREATE = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id name viewerRole } }';

describe('creating a space', () => {
  it('makes the creator its lead', async () => {
    const { api } = await hub.seed.person();
    const input = { name: ' Neubau ', purpose: 'Planen', closedBecause: 'Entwürfe' };
    const { createSpace } = await api.query(CREATE, { input });
    expect(createSpace).toMatchObject({ name: 'Neubau', viewerRole: 'LEAD' });
  });
});
