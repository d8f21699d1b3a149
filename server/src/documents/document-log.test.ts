import { expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { describeStorage } from '../coediting/storage-contract.ts';
import { createDocumentLog } from './document-log.ts';

let hub: TestHub;

describeStorage('PostgreSQL', async () => {
  hub = await startTestHub();
  const { seed } = hub;
  const space = await seed.space();
  return {
    storage: createDocumentLog(hub.server.hub.database),
    createDocument: async () => (await seed.document({ space })).id,
    createAccount: async () => (await seed.person()).id,
    trash: async (documentId) => {
      await hub.sql('update document set trashed_at = now() where id = $1', [documentId]);
    },
    close: () => hub.close(),
  };
});

it('6.2 begins where a document was created with content, owned by its creator', async () => {
  hub = await startTestHub();
  const { id, lead } = await hub.seed.document({ markdown: 'Entwurf' });
  const log = createDocumentLog(hub.server.hub.database);
  const stored = await log.load(id);
  expect(stored).toMatchObject({ revision: 1, updates: [expect.anything()] });
  expect([...stored!.writers.values()]).toEqual([lead.id]);
  const [writer] = stored!.writers;
  const update = Uint8Array.of(0, 0);
  const newWriters = [{ clientId: writer![0], accountId: 'acc_other' }];
  const results = await log.append([{ documentId: id, update, newWriters, writers: [] }]);
  expect(results).toEqual([{ kind: 'foreignWriter', clientIds: [writer![0]] }]);
  await hub.close();
});

it('6.4 takes the same number of statements however many documents are in the commit', async () => {
  hub = await startTestHub();
  const space = await hub.seed.space();
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.push((await hub.seed.document({ space })).id);
  const { database } = hub.server.hub;
  let statements = 0;
  const counting = {
    ...database,
    withActor: ((actor, work) =>
      database.withActor(actor, (transaction) => {
        const kysely = transaction.em.getKysely();
        const em = {
          getKysely: () => ({ executeQuery: (query: never) => (statements++, kysely.executeQuery(query)) }),
        };
        return work({ ...transaction, em: em as never });
      })) as typeof database.withActor,
  };
  const log = createDocumentLog(counting);
  const append = async (documentIds: string[], clientId: number) => {
    statements = 0;
    const newWriters = [{ clientId, accountId: space.lead.id }];
    const groups = documentIds.map((documentId) => ({
      documentId,
      update: Uint8Array.of(0, 0),
      newWriters,
      writers: [],
    }));
    expect((await log.append(groups)).every(({ kind }) => kind === 'saved')).toBe(true);
    return statements;
  };
  expect(await append(ids, 1)).toBe(await append(ids.slice(0, 1), 2));
  await hub.close();
});
