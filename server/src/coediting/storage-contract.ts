import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage, UpdateGroup } from './storage.ts';

/** A storage with what its tests need around it. */
export interface StorageUnderTest {
  storage: Storage;
  createDocument(): Promise<string>;
  createAccount(): Promise<string>;
  trash(documentId: string): Promise<void>;
  close(): Promise<void>;
}

/** With two accounts that exist. */
interface Contract extends StorageUnderTest {
  alice: string;
  bob: string;
}

/** What every storage below the rooms has to keep; the numbers are those of SPEC.md. */
export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  describe(`storage contract: ${name}`, () => {
    let contract: Contract;
    beforeAll(async () => {
      const under = await open();
      contract = { ...under, alice: await under.createAccount(), bob: await under.createAccount() };
    });
    afterAll(() => contract.close());
    for (const [rule, keeps] of Object.entries(RULES)) it(rule, () => keeps(contract));
  });
}

const RULES: Record<string, (contract: Contract) => Promise<void>> = {
  '6.1 knows nothing of a document that does not exist': knowsNothing,
  '6.2 loads a new document as empty, at revision 0': beginsEmpty,
  '6.3 gives gapless revisions and keeps the bytes in their order': keepsOrder,
  '6.3 tells the time of the last commit': keepsTime,
  '6.4 commits the groups of several documents at once and answers in their order': commitsSeveral,
  '6.5 skips what is in the bin and commits the rest': skipsBin,
  '6.6 keeps the first account of each clientID, per document': keepsWriters,
  '6.6 refuses a group with a foreign clientID, writes nothing of it, and commits the rest': refusesForeign,
  '6.7 stands many transactions over the same documents at the same time': standsCrowd,
  '6.8 keeps a large update': keepsLarge,
};

function group(documentId: string, bytes: number[], by: string, clientIds: number[] = []): UpdateGroup {
  const newWriters = clientIds.map((clientId) => ({ clientId, accountId: by }));
  return { documentId, update: Uint8Array.from(bytes), newWriters, writers: [by] };
}

async function knowsNothing({ storage, alice }: Contract): Promise<void> {
  const unknown = 'doc_00000000000000000000000000';
  expect(await storage.load(unknown)).toBeNull();
  expect(await storage.revision(unknown)).toBeNull();
  expect(await storage.append([group(unknown, [1], alice)])).toEqual([{ kind: 'gone' }]);
  expect(await storage.load(unknown)).toBeNull();
}

async function beginsEmpty({ storage, createDocument }: Contract): Promise<void> {
  const id = await createDocument();
  const stored = await storage.load(id);
  expect(stored).toMatchObject({ revision: 0, updates: [] });
  expect(stored!.writers.size).toBe(0);
  expect(stored!.savedAt).toBeInstanceOf(Date);
  expect(await storage.revision(id)).toBe(0);
}

async function keepsOrder({ storage, createDocument, alice }: Contract): Promise<void> {
  const id = await createDocument();
  const rows = [[0, 255, 0, 39, 92], [1], [2, 0]];
  for (const [index, row] of rows.entries()) {
    const [result] = await storage.append([group(id, row, alice)]);
    expect(result).toMatchObject({ kind: 'saved', revision: index + 1 });
  }
  const stored = await storage.load(id);
  expect(stored!.revision).toBe(3);
  expect(stored!.updates.map((update) => [...update])).toEqual(rows);
  expect(await storage.revision(id)).toBe(3);
}

async function keepsTime({ storage, createDocument, alice }: Contract): Promise<void> {
  const id = await createDocument();
  const [result] = await storage.append([group(id, [1], alice)]);
  const stored = await storage.load(id);
  expect(result).toMatchObject({ kind: 'saved', savedAt: stored!.savedAt });
}

async function commitsSeveral({ storage, createDocument, alice }: Contract): Promise<void> {
  const ids = [await createDocument(), await createDocument(), await createDocument()].reverse();
  await storage.append([group(ids[1]!, [7], alice)]);
  const results = await storage.append(ids.map((id, index) => group(id, [index], alice)));
  expect(results.map((result) => result.kind === 'saved' && result.revision)).toEqual([1, 2, 1]);
}

async function skipsBin({ storage, createDocument, trash, alice }: Contract): Promise<void> {
  const [kept, trashed] = [await createDocument(), await createDocument()];
  await storage.append([group(trashed, [1], alice)]);
  await trash(trashed);
  const results = await storage.append([group(trashed, [2], alice, [5]), group(kept, [3], alice, [5])]);
  expect(results).toMatchObject([{ kind: 'gone' }, { kind: 'saved', revision: 1 }]);
  expect(await storage.load(trashed)).toBeNull();
  expect(await storage.revision(trashed)).toBeNull();
}

async function keepsWriters({ storage, createDocument, alice, bob }: Contract): Promise<void> {
  const [one, other] = [await createDocument(), await createDocument()];
  const largest = 2 ** 53 - 1;
  await storage.append([group(one, [1], alice, [7, largest])]);
  const results = await storage.append([group(one, [2], alice, [7]), group(other, [2], bob, [7])]);
  expect(results).toMatchObject([{ kind: 'saved' }, { kind: 'saved' }]);
  const writers = (await storage.load(one))!.writers;
  expect([writers.size, writers.get(7), writers.get(largest)]).toEqual([2, alice, alice]);
  expect([...(await storage.load(other))!.writers]).toEqual([[7, bob]]);
}

async function refusesForeign({ storage, createDocument, alice, bob }: Contract): Promise<void> {
  const [one, other] = [await createDocument(), await createDocument()];
  await storage.append([group(one, [1], alice, [7, 8])]);
  const results = await storage.append([group(one, [2], bob, [9, 7]), group(other, [3], bob, [9])]);
  expect(results).toMatchObject([
    { kind: 'foreignWriter', clientIds: [7] },
    { kind: 'saved', revision: 1 },
  ]);
  const stored = await storage.load(one);
  expect(stored!.revision).toBe(1);
  expect(stored!.updates).toHaveLength(1);
  expect([...stored!.writers.keys()].toSorted()).toEqual([7, 8]);
}

async function standsCrowd({ storage, createDocument, alice }: Contract): Promise<void> {
  const ids = await Promise.all([1, 2, 3, 4].map(() => createDocument()));
  const rounds = Array.from({ length: 12 }, (_, round) =>
    (round % 2 ? ids.toReversed() : ids).map((id) => group(id, [round], alice, [round])),
  );
  const results = await Promise.all(rounds.map((groups) => storage.append(groups)));
  expect(results.flat().every(({ kind }) => kind === 'saved')).toBe(true);
  for (const id of ids) {
    const stored = await storage.load(id);
    expect(stored!.revision).toBe(rounds.length);
    const written = stored!.updates.map((update) => update[0]!);
    expect(written.toSorted((a, b) => a - b)).toEqual(rounds.map((_, round) => round));
  }
}

async function keepsLarge({ storage, createDocument, alice }: Contract): Promise<void> {
  const id = await createDocument();
  const update = new Uint8Array(4 * 1024 * 1024).map((_, index) => index % 251);
  await storage.append([{ documentId: id, update, newWriters: [], writers: [alice] }]);
  const [row] = (await storage.load(id))!.updates;
  expect(Buffer.compare(row!, update)).toBe(0);
}
