import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const ASK = 'mutation($input: RequestAccessInput!) { requestAccess(input: $input) }';
const REFUSE = 'mutation($input: RefuseAccessInput!) { refuseAccessRequest(input: $input) { id } }';
const WAITING = 'query($id: ID!) { space(id: $id) { accessRequests(first: 9) { nodes { id } } } }';
const OWN = '{ viewer { accessRequests(first: 9) { totalCount } } }';
const nowhere = `spc_${'0'.repeat(26)}`;

/** Somebody who asked for a space, for a document of it, and for nothing. */
async function asked() {
  const space = await hub.seed.space();
  const { id: documentId } = await hub.seed.document({ space, title: 'Begehrt' });
  const person = await hub.seed.person({ password: true });
  const api = await sessionApi(hub.url, person);
  for (const targetId of [space.id, documentId, nowhere])
    await api.query(ASK, { input: { targetId, message: 'Bitte' } });
  const { nodes } = (await space.lead.api.query(WAITING, { id: space.id }))['space'].accessRequests;
  return {
    space,
    documentId,
    person,
    api,
    requestIds: nodes.map(({ id }: { id: string }) => id) as string[],
  };
}

const chapterOf = async (api: Awaited<ReturnType<typeof asked>>['api']) =>
  JSON.parse((await api.query('mutation { exportOwnData }'))['exportOwnData']).accessRequests;

describe('the chapter of one’s requests for access', () => {
  it('says what one said, and the same of what exists and of what does not', async () => {
    const { space, documentId, api, requestIds } = await asked();
    const pending = (targetId: string) => ({
      targetId,
      message: 'Bitte',
      outcome: null,
      decidedAt: null,
      withdrawnAt: null,
      createdAt: expect.any(String),
    });
    const all = [space.id, documentId, nowhere].map(pending);
    expect(await chapterOf(api)).toEqual(all);
    // A refusal in silence stands as if nobody had looked.
    await space.lead.api.query(REFUSE, { input: { requestId: requestIds[0] } });
    expect(await chapterOf(api)).toEqual(all);
    await space.lead.api.query(REFUSE, { input: { requestId: requestIds[1], tell: true } });
    const told = { ...all[1], outcome: 'REFUSED', decidedAt: expect.any(String) };
    expect(await chapterOf(api)).toEqual([all[0], told, all[2]]);
  });

  it('holds nobody else’s', async () => {
    await asked();
    expect(await chapterOf((await asked()).api)).toHaveLength(3);
    const other = await hub.seed.person({ password: true });
    expect(await chapterOf(await sessionApi(hub.url, other))).toEqual([]);
  });
});

describe('the list of one’s requests', () => {
  it('is for persons: no token reads it, whatever it is good for', async () => {
    const { api, person } = await asked();
    expect((await api.query(OWN))['viewer'].accessRequests.totalCount).toBe(3);
    expect((await person.api.error(OWN)).extensions.code).toBe('FORBIDDEN');
    expect((await person.api.error(ASK, { input: { targetId: nowhere } })).extensions.code).toBe('FORBIDDEN');
  });
});
