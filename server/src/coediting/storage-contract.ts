import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import { keepsEntries } from './entries-contract.ts';
import { FoldRefused } from './fold-log.ts';
import { contentOf, docOfLog } from './passive-doc.ts';
import type { Storage, UpdateGroup } from './storage.ts';

/** A storage with what its tests need around it. */
export interface StorageUnderTest {
  storage: Storage;
  createDocument(): Promise<string>;
  createAccount(): Promise<string>;
  trash(documentId: string): Promise<void>;
  seal(documentId: string, isSealed: boolean): Promise<void>;
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
  '6.9 loads the same document, made of one state, after compaction': foldsLog,
  '6.9 goes on after compaction': goesOn,
  '6.9 knows nothing to fold where nothing is': foldsNothing,
  '6.10 loses nothing that is written while others fold': foldsInCrowd,
  '6.12 writes nothing of a group that was judged by less than the log holds, and answers the rest':
    refusesBehind,
  '6.12 answers what a log holds after a revision': answersTail,
  '6.13 keeps the first account of each proposal, of committed groups only': keepsProposers,
  '6.14 counts the proposals of a document and of an account in it': countsProposals,
  '6.15 writes nothing of a group of a sealed document, commits the rest, and goes on when it is unsealed':
    keepsSealed,
  '6.16 keeps entries of committed groups only, each as what it was first': keepsEntries,
  '6.11 leaves a log alone that cannot be folded without loss': refusesToFold,
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

async function keepsSealed({ storage, createDocument, seal, alice }: Contract): Promise<void> {
  const [kept, sealed] = [await createDocument(), await createDocument()];
  await storage.append([group(sealed, [1], alice)]);
  expect(await storage.isSealed(sealed)).toBe(false);
  await seal(sealed, true);
  const both = () => storage.append([group(sealed, [2], alice, [5]), group(kept, [3], alice, [5])]);
  expect(await both()).toMatchObject([{ kind: 'sealed' }, { kind: 'saved', revision: 1 }]);
  expect(await storage.load(sealed)).toMatchObject({ revision: 1, isSealed: true, writers: new Map() });
  expect([await storage.isSealed(sealed), await storage.isSealed(kept)]).toEqual([true, false]);
  await seal(sealed, false);
  expect(await both()).toMatchObject([
    { kind: 'saved', revision: 2 },
    { kind: 'saved', revision: 2 },
  ]);
  expect(await storage.load(sealed)).toMatchObject({ isSealed: false });
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

async function refusesBehind({ storage, createDocument, alice, bob }: Contract): Promise<void> {
  const [one, other] = [await createDocument(), await createDocument()];
  const based = (
    documentId: string,
    bytes: number[],
    by: string,
    clientId: number,
    baseRevision: number,
  ) => ({
    ...group(documentId, bytes, by, [clientId]),
    baseRevision,
  });
  expect(await storage.append([based(one, [1], alice, 7, 0)])).toMatchObject([
    { kind: 'saved', revision: 1 },
  ]);
  await storage.append([based(one, [2, 0], bob, 8, 1), based(other, [3], bob, 8, 0)]);
  const results = await storage.append([based(one, [4], alice, 8, 1), based(other, [5], alice, 9, 1)]);
  expect(results).toMatchObject([
    {
      kind: 'behind',
      tail: { revision: 2, rows: [{ revision: 2 }], writers: [{ clientId: 8, accountId: bob }] },
    },
    { kind: 'saved', revision: 2 },
  ]);
  const [row] = results[0]!.kind === 'behind' ? results[0]!.tail.rows! : [];
  expect([...row!.update]).toEqual([2, 0]);
  const stored = (await storage.load(one))!;
  expect(stored).toMatchObject({ revision: 2, savedAt: row!.savedAt });
  expect(stored.writers).toEqual(
    new Map([
      [7, alice],
      [8, bob],
    ]),
  );
}

async function answersTail({ storage, createDocument, trash, alice, bob }: Contract): Promise<void> {
  const id = await createDocument();
  expect(await storage.tail('doc_00000000000000000000000000', 0)).toBeNull();
  expect(await storage.tail(id, 0)).toEqual({ revision: 0, rows: [], writers: [] });
  await storage.append([group(id, [1], alice, [7])]);
  await storage.append([group(id, [2], bob, [7 + 1, 7 + 2])]);
  await storage.append([group(id, [3], alice, [7])]);
  const tail = (await storage.tail(id, 1))!;
  expect(tail.revision).toBe(3);
  expect(tail.rows!.map(({ revision, update }) => [revision, ...update])).toEqual([
    [2, 2],
    [3, 3],
  ]);
  expect(tail.writers.map(({ clientId, accountId }) => [clientId, accountId]).toSorted()).toEqual([
    [8, bob],
    [9, bob],
  ]);
  expect(await storage.tail(id, 3)).toEqual({ revision: 3, rows: [], writers: [] });
  expect((await storage.tail(id, 4))!.rows).toBeNull();
  await trash(id);
  expect(await storage.tail(id, 1)).toBeNull();
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

/** What one writer of paragraphs pushes: every second one is deleted again. */
function history(clientId: number, length: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const content = doc.getXmlFragment('content');
  while (updates.length < length) {
    if (updates.length % 3 === 2) content.delete(0, 1);
    else content.insert(0, [new Y.XmlElement('paragraph')]);
  }
  return updates;
}

async function appendAll(
  { storage, alice }: Contract,
  documentId: string,
  updates: Uint8Array[],
  clientId: number,
) {
  for (const update of updates) {
    const newWriters = [{ clientId, accountId: alice }];
    const [result] = await storage.append([{ documentId, update, newWriters, writers: [alice] }]);
    expect(result).toMatchObject({ kind: 'saved' });
  }
}

async function foldsLog(contract: Contract): Promise<void> {
  const { storage, createDocument } = contract;
  const id = await createDocument();
  await appendAll(contract, id, history(7, 40), 7);
  const before = (await storage.load(id))!;
  expect(await storage.compact(id)).toMatchObject({ revision: 40 });
  const after = (await storage.load(id))!;
  expect(after).toMatchObject({ revision: 40, savedAt: before.savedAt, writers: before.writers });
  expect(after.updates).toHaveLength(1);
  expect(before.stateVector).toBeNull();
  expect(new Uint8Array(after.stateVector!)).toEqual(Y.encodeStateVector(docOfLog(before.updates)));
  expect(after.updates[0]!.byteLength).toBeLessThan(Y.mergeUpdates(before.updates).byteLength);
  const [folded, whole] = [docOfLog(after.updates), docOfLog(before.updates)];
  expect(contentOf(folded)).toBe(contentOf(whole));
  expect(Y.equalSnapshots(Y.snapshot(folded), Y.snapshot(whole))).toBe(true);
}

async function goesOn(contract: Contract): Promise<void> {
  const { storage, createDocument, bob } = contract;
  const id = await createDocument();
  const updates = history(7, 30);
  await appendAll(contract, id, updates.slice(0, 10), 7);
  await storage.compact(id);
  await appendAll(contract, id, updates.slice(10, 20), 7);
  const between = (await storage.load(id))!;
  expect(between.stateVector).toBeNull();
  expect(between.updates.slice(1).map((update) => [...update])).toEqual(
    updates.slice(10, 20).map((update) => [...update]),
  );
  await storage.compact(id);
  expect(await storage.compact(id)).toMatchObject({ revision: 20 });
  await appendAll(contract, id, updates.slice(20), 7);
  expect(await storage.revision(id)).toBe(30);
  const stored = (await storage.load(id))!;
  expect(contentOf(docOfLog(stored.updates))).toBe(contentOf(docOfLog(updates)));
  expect(await storage.append([group(id, [0, 0], bob, [7])])).toEqual([
    { kind: 'foreignWriter', clientIds: [7] },
  ]);
}

async function foldsNothing({ storage, createDocument, trash, alice }: Contract): Promise<void> {
  expect(await storage.compact('doc_00000000000000000000000000')).toBeNull();
  const id = await createDocument();
  expect(await storage.compact(id)).toEqual({ revision: 0, removed: 0 });
  expect(await storage.load(id)).toMatchObject({ revision: 0, updates: [] });
  await storage.append([{ documentId: id, update: history(7, 1)[0]!, newWriters: [], writers: [alice] }]);
  await trash(id);
  expect(await storage.compact(id)).toBeNull();
}

async function foldsInCrowd(contract: Contract): Promise<void> {
  const { storage, createDocument } = contract;
  const id = await createDocument();
  const histories = [1, 2, 3, 4].map((clientId) => history(clientId, 25));
  const writing = histories.map((updates, index) => appendAll(contract, id, updates, index + 1));
  const folding = [1, 2].map(async () => {
    for (let round = 0; round < 6; round++) await storage.compact(id);
  });
  await Promise.all([...writing, ...folding]);
  const stored = (await storage.load(id))!;
  expect(stored.revision).toBe(100);
  const whole = docOfLog(histories.flat());
  const doc = docOfLog(stored.updates);
  expect(contentOf(doc)).toBe(contentOf(whole));
  expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(whole))).toBe(true);
}

async function keepsProposers({ storage, createDocument, alice, bob, trash }: Contract): Promise<void> {
  const [documentId, binned] = [await createDocument(), await createDocument()];
  await trash(binned);
  const [id, lost] = [1, 2].map(() => newSuggestionId(crypto.getRandomValues(new Uint8Array(26)))) as [
    string,
    string,
  ];
  const proposing = (where: string, suggestionId: string, accountId: string) => ({
    ...group(where, [1], accountId),
    newSuggestions: [{ id: suggestionId, accountId }],
  });
  await storage.append([proposing(documentId, id, alice), proposing(binned, lost, alice)]);
  await storage.append([proposing(documentId, id, bob)]);
  await storage.append([{ ...proposing(documentId, lost, bob), baseRevision: 0 }]);
  expect(await storage.suggestionOwners([id, lost])).toEqual(
    new Map([[id, { accountId: alice, documentId }]]),
  );
  expect(await storage.revision(documentId)).toBe(2);
}

async function countsProposals({ storage, createDocument, alice, bob }: Contract): Promise<void> {
  const [documentId, other] = [await createDocument(), await createDocument()];
  const proposing = (where: string, accountId: string) => ({
    ...group(where, [1], accountId),
    newSuggestions: [{ id: newSuggestionId(crypto.getRandomValues(new Uint8Array(26))), accountId }],
  });
  for (const by of [alice, bob, alice]) await storage.append([proposing(documentId, by)]);
  await storage.append([proposing(other, alice)]);
  expect(await storage.suggestionCounts(documentId, alice)).toEqual({
    open: 3,
    openOfAuthor: 2,
    ofAuthor: 2,
  });
  expect(await storage.suggestionCounts(other, bob)).toEqual({ open: 1, openOfAuthor: 0, ofAuthor: 0 });
}

async function refusesToFold(contract: Contract): Promise<void> {
  const { storage, createDocument } = contract;
  const withGap = history(7, 5).toSpliced(1, 1);
  const unreadable = [...history(7, 5), Uint8Array.of(1)];
  for (const updates of [withGap, unreadable]) {
    const id = await createDocument();
    await appendAll(contract, id, updates, 7);
    await expect(storage.compact(id)).rejects.toThrow(FoldRefused);
    expect((await storage.load(id))!.updates.map((update) => [...update])).toEqual(
      updates.map((update) => [...update]),
    );
  }
}
