import { expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { NOBODY, type Actor } from '../platform/database/actor.ts';
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
    seal: async (documentId, isSealed) => {
      await hub.sql('update document set sealed_at = case when $2 then now() end where id = $1', [
        documentId,
        isSealed,
      ]);
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

it('6.4 is one statement, however many documents are in the commit', async () => {
  hub = await startTestHub();
  const space = await hub.seed.space();
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.push((await hub.seed.document({ space })).id);
  const { database } = hub.server.hub;
  let statements = 0;
  const counting = {
    ...database,
    withActor: () => Promise.reject(new Error('a transaction takes several round trips')),
    houseStatement: ((task, statement) => {
      statements += 1;
      return database.houseStatement(task, statement);
    }) as typeof database.houseStatement,
  };
  const log = createDocumentLog(counting);
  const newWriters = [{ clientId: 1, accountId: space.lead.id }];
  const update = Uint8Array.of(0, 0);
  const results = await log.append(
    ids.map((documentId) => ({ documentId, update, newWriters, writers: [] })),
  );
  expect(results.map(({ kind }) => kind)).toEqual(ids.map(() => 'saved'));
  expect(statements).toBe(1);
  await hub.close();
});

it('6.1 lets nobody but the house append', async () => {
  hub = await startTestHub();
  const { id, lead } = await hub.seed.document();
  const appending = (actor: Actor) =>
    hub.server.hub.database.withActor(actor, ({ sql }) =>
      sql(
        `select * from append_groups(array[$1::text], '{null}', '{1}', '{2}', $2, now(), '{}', '{}', '{}')`,
        [id, Buffer.of(0, 0)],
      ),
    );
  for (const actor of [{ accountId: lead.id }, NOBODY]) {
    await expect(appending(actor)).rejects.toMatchObject({ code: '42501' });
  }
  expect(await hub.server.hub.documentLog.revision(id)).toBe(0);
  expect(await appending({ system: 'document-log' })).toMatchObject([{ kind: 'saved', revision: 1 }]);
  await hub.close();
});
