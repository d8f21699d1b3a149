import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { type CopyHeader, copyName } from './device-copies.ts';

/** Opening takes longer than this only where the browser forbids storage; the document is then opened without a copy. */
const OPEN_MILLISECONDS = 3_000;

/** This device's copy of one document, in IndexedDB, named by account and document. */
export class LocalCopy {
  readonly #persistence: IndexeddbPersistence;
  /** As the last page wrote it; null when there was none. */
  readonly header: CopyHeader | null;

  private constructor(persistence: IndexeddbPersistence, header: CopyHeader | null) {
    this.#persistence = persistence;
    this.header = header;
  }

  /** Merges the stored copy into `doc` and stores from then on what changes; null when the browser will not keep any. */
  static async open(accountId: string, documentId: string, doc: Y.Doc): Promise<LocalCopy | null> {
    if (!('indexedDB' in globalThis)) return null;
    const persistence = new IndexeddbPersistence(copyName(accountId, documentId), doc);
    const synced = await Promise.race([persistence.whenSynced.then(() => true), after(OPEN_MILLISECONDS)]);
    if (!synced || !persistence.db) return null;
    // Somebody deletes the copy, perhaps signing out in another tab: storing has to end before the database is shut.
    persistence.db.onversionchange = () => void persistence.destroy();
    const stored = (await persistence.get('header')) as string | undefined;
    return new LocalCopy(persistence, stored ? (JSON.parse(stored) as CopyHeader) : null);
  }

  async describe(header: CopyHeader): Promise<void> {
    await this.#persistence.set('header', JSON.stringify(header));
  }

  close(): Promise<void> {
    return this.#persistence.destroy();
  }
}

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}
