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

/** What every storage below the rooms has to keep; the numbers are those of SPEC.md. */
export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  describe(`storage contract: ${name}`, () => {
    let under: StorageUnderTest;
    let alice: string;
    let bob: string;

    beforeAll(async () => {
      under = await open();
      alice = await under.createAccount();
      bob = await under.createAccount();
    });
    afterAll(() => under.close());

    const group = (
      documentId: string,
      bytes: number[],
      clientIds: number[] = [],
      by = alice,
    ): UpdateGroup => ({
      documentId,
      update: Uint8Array.from(bytes),
      newWriters: clientIds.map((clientId) => ({ clientId, accountId: by })),
      writers: [by],
    });

    it('6.1 knows nothing of a document that does not exist', async () => {
      const unknown = 'doc_00000000000000000000000000';
      expect(await under.storage.load(unknown)).toBeNull();
      expect(await under.storage.revision(unknown)).toBeNull();
      expect(await under.storage.append([group(unknown, [1])])).toEqual([{ kind: 'gone' }]);
      expect(await under.storage.load(unknown)).toBeNull();
    });

    it('6.2 loads a new document as empty, at revision 0', async () => {
      const id = await under.createDocument();
      const stored = await under.storage.load(id);
      expect(stored).toMatchObject({ revision: 0, updates: [] });
      expect(stored!.writers.size).toBe(0);
      expect(stored!.savedAt).toBeInstanceOf(Date);
      expect(await under.storage.revision(id)).toBe(0);
    });

    it('6.3 gives gapless revisions and keeps the bytes in their order', async () => {
      const id = await under.createDocument();
      const rows = [[0, 255, 0, 39, 92], [1], [2, 0]];
      for (const [index, row] of rows.entries()) {
        const [result] = await under.storage.append([group(id, row)]);
        expect(result).toMatchObject({ kind: 'saved', revision: index + 1 });
      }
      const stored = await under.storage.load(id);
      expect(stored!.revision).toBe(3);
      expect(stored!.updates.map((update) => [...update])).toEqual(rows);
      expect(await under.storage.revision(id)).toBe(3);
    });

    it('6.3 tells the time of the last commit', async () => {
      const id = await under.createDocument();
      const [result] = await under.storage.append([group(id, [1])]);
      const stored = await under.storage.load(id);
      expect(result).toMatchObject({ kind: 'saved', savedAt: stored!.savedAt });
    });

    it('6.4 commits the groups of several documents at once and answers in their order', async () => {
      const ids = [
        await under.createDocument(),
        await under.createDocument(),
        await under.createDocument(),
      ].reverse();
      await under.storage.append([group(ids[1]!, [7])]);
      const results = await under.storage.append(ids.map((id, index) => group(id, [index])));
      expect(results.map((result) => result.kind === 'saved' && result.revision)).toEqual([1, 2, 1]);
    });

    it('6.5 skips what is in the bin and commits the rest', async () => {
      const [kept, trashed] = [await under.createDocument(), await under.createDocument()];
      await under.storage.append([group(trashed, [1])]);
      await under.trash(trashed);
      const results = await under.storage.append([group(trashed, [2], [5]), group(kept, [3], [5])]);
      expect(results).toMatchObject([{ kind: 'gone' }, { kind: 'saved', revision: 1 }]);
      expect(await under.storage.load(trashed)).toBeNull();
      expect(await under.storage.revision(trashed)).toBeNull();
    });

    it('6.6 keeps the first account of each clientID, per document', async () => {
      const [one, other] = [await under.createDocument(), await under.createDocument()];
      const largest = 2 ** 53 - 1;
      await under.storage.append([group(one, [1], [7, largest])]);
      const results = await under.storage.append([group(one, [2], [7], alice), group(other, [2], [7], bob)]);
      expect(results).toMatchObject([{ kind: 'saved' }, { kind: 'saved' }]);
      expect([...(await under.storage.load(one))!.writers].toSorted()).toEqual([
        [7, alice],
        [largest, alice],
      ]);
      expect([...(await under.storage.load(other))!.writers]).toEqual([[7, bob]]);
    });

    it('6.6 refuses a group with a clientID of somebody else, writes nothing of it, and commits the rest', async () => {
      const [one, other] = [await under.createDocument(), await under.createDocument()];
      await under.storage.append([group(one, [1], [7, 8], alice)]);
      const results = await under.storage.append([group(one, [2], [9, 7], bob), group(other, [3], [9], bob)]);
      expect(results).toMatchObject([
        { kind: 'foreignWriter', clientIds: [7] },
        { kind: 'saved', revision: 1 },
      ]);
      const stored = await under.storage.load(one);
      expect(stored!.revision).toBe(1);
      expect(stored!.updates).toHaveLength(1);
      expect([...stored!.writers.keys()].toSorted()).toEqual([7, 8]);
    });

    it('6.7 stands many transactions over the same documents at the same time', async () => {
      const ids = await Promise.all([1, 2, 3, 4].map(() => under.createDocument()));
      const rounds = Array.from({ length: 12 }, (_, round) =>
        (round % 2 ? ids.toReversed() : ids).map((id) => group(id, [round], [round])),
      );
      const results = await Promise.all(rounds.map((groups) => under.storage.append(groups)));
      expect(results.flat().every(({ kind }) => kind === 'saved')).toBe(true);
      for (const id of ids) {
        const stored = await under.storage.load(id);
        expect(stored!.revision).toBe(rounds.length);
        expect(stored!.updates.map((update) => update[0]!).toSorted((a, b) => a - b)).toEqual(
          rounds.map((_, round) => round),
        );
      }
    });

    it('6.8 keeps a large update', async () => {
      const id = await under.createDocument();
      const update = new Uint8Array(4 * 1024 * 1024).map((_, index) => index % 251);
      await under.storage.append([{ documentId: id, update, newWriters: [], writers: [alice] }]);
      const [row] = (await under.storage.load(id))!.updates;
      expect(Buffer.compare(row!, update)).toBe(0);
    });
  });
}
