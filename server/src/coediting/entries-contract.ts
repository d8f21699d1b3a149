import { expect } from 'vitest';
import { newEntryId } from '@umlauf/shared/entries';
import type { Storage } from './storage.ts';

interface UnderTest {
  storage: Storage;
  createDocument(): Promise<string>;
}

/** Entries belong to the commit that brings them; see 6.16. */
export async function keepsEntries({ storage, createDocument }: UnderTest): Promise<void> {
  const [documentId, elsewhere] = [await createDocument(), await createDocument()];
  const [id, lost, twice] = [newEntryId(random()), newEntryId(random()), newEntryId(random())];
  const group = { update: Uint8Array.of(0, 0), newWriters: [], writers: [] };
  const entry = (id: string) => ({ id, kind: 'task' as const });
  await storage.append([{ ...group, documentId, newEntries: [entry(id)] }]);
  await storage.append([{ ...group, documentId, newEntries: [entry(id)] }]);
  await storage.append([{ ...group, documentId, baseRevision: 0, newEntries: [entry(lost)] }]);
  const third = await createDocument();
  expect(
    await storage.append([
      { ...group, documentId: elsewhere, newEntries: [entry(id)] },
      { ...group, documentId: third, newEntries: [entry(twice)] },
      { ...group, documentId, newEntries: [entry(twice)] },
    ]),
  ).toMatchObject([{ kind: 'taken' }, { kind: 'saved', revision: 1 }, { kind: 'taken' }]);
  expect(await storage.append([{ ...group, documentId, newEntries: [{ id, kind: 'vote' }] }])).toEqual([
    { kind: 'taken' },
  ]);
  expect(await storage.entryOwners([id, lost])).toEqual(new Map([[id, { documentId, kind: 'task' }]]));
  expect(await storage.revision(documentId)).toBe(2);
  expect(await storage.revision(elsewhere)).toBe(0);
}

const random = () => crypto.getRandomValues(new Uint8Array(26));
