import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const ADD = 'mutation($id: ID!) { addFavourite(targetId: $id) { targetId } }';

/** What comes of it for the space, for a document of it, and for one in its bin. */
const OUTCOMES: Record<Role, [space: string, document: string, binned: string]> = {
  anonymous: ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  passerby: ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  outsider: ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  admin: ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  visitor: ['ok', 'ok', 'GONE'],
  documentGuest: ['NOT_FOUND', 'ok', 'NOT_FOUND'],
  guest: ['ok', 'ok', 'GONE'],
  reader: ['ok', 'ok', 'GONE'],
  writer: ['ok', 'ok', 'GONE'],
  lead: ['ok', 'ok', 'GONE'],
  readingToken: ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  program: ['ok', 'ok', 'GONE'],
  readingProgram: ['ok', 'ok', 'GONE'],
  foreignProgram: ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
};

describe('keeping at hand', () => {
  it.each(ROLES)('%s', async (role) => {
    const { space, api, documentId } = await castAs(hub, role);
    const document = documentId ?? (await hub.seed.document({ space })).id;
    const { id: binned } = await hub.seed.document({ space });
    await hub.sql('update document set trashed_at = now() where id = $1', [binned]);
    const outcomes: string[] = [];
    for (const id of [space.id, document, binned]) outcomes.push(await outcomeOf(api, ADD, { id }));
    expect(outcomes).toEqual(OUTCOMES[role]);
  });
});
