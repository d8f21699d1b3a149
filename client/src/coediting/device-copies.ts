import { allMarkers, clearUnsent } from './unsent-marker.ts';

const PREFIX = 'umlauf:';
/** Unsent text of somebody else who used this browser is kept this long, so that it is not lost without a word. */
const OTHERS_UNSENT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/** The database's name of one account's copy of one document. */
export function copyName(accountId: string, documentId: string): string {
  return `${PREFIX}${accountId}:${documentId}`;
}

/** Deletes this account's copy of the document, and the marker. */
export async function deleteCopy(accountId: string, documentId: string): Promise<void> {
  clearUnsent(accountId, documentId);
  await deleteDatabase(copyName(accountId, documentId));
}

/** Deletes everything that this account's documents left on the device. */
export async function deleteCopiesOf(accountId: string): Promise<void> {
  const names = await copyNames();
  await Promise.all(names.filter((name) => name.startsWith(`${PREFIX}${accountId}:`)).map(deleteDatabase));
  for (const marker of allMarkers()) {
    if (marker.accountId === accountId) clearUnsent(accountId, marker.documentId);
  }
}

/** Deletes what other accounts left here: a session that ended by itself could not tidy up. */
export async function deleteCopiesOfOthers(accountId: string, now = Date.now()): Promise<void> {
  const kept = new Set([`${PREFIX}${accountId}:`]);
  for (const marker of allMarkers()) {
    if (marker.accountId === accountId) continue;
    if (now - marker.since < OTHERS_UNSENT_MILLISECONDS)
      kept.add(copyName(marker.accountId, marker.documentId));
    else clearUnsent(marker.accountId, marker.documentId);
  }
  const names = await copyNames();
  await Promise.all(
    names.filter((name) => ![...kept].some((start) => name.startsWith(start))).map(deleteDatabase),
  );
}

/** What is needed to show a copy without asking the server. */
export interface CopyHeader {
  title: string;
  canEdit: boolean;
  schemaVersion: number;
}

/** What the copy says of itself; null when this device has none. */
export async function copyHeader(accountId: string, documentId: string): Promise<CopyHeader | null> {
  const name = copyName(accountId, documentId);
  if (!(await copyNames()).includes(name)) return null;
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve(null);
    opening.onsuccess = () => {
      const database = opening.result;
      // The store that y-indexeddb leaves to its users.
      const reading = database.transaction('custom').objectStore('custom').get('header');
      reading.onerror = () => resolve(null);
      reading.onsuccess = () => {
        database.close();
        resolve(reading.result ? (JSON.parse(String(reading.result)) as CopyHeader) : null);
      };
    };
  });
}

/** The documents of which this device holds a copy of this account's. */
export async function copiedDocuments(accountId: string): Promise<string[]> {
  const start = `${PREFIX}${accountId}:`;
  return (await copyNames()).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

async function copyNames(): Promise<string[]> {
  try {
    const databases = await indexedDB.databases();
    return databases.map(({ name }) => name ?? '').filter((name) => name.startsWith(PREFIX));
  } catch {
    // No IndexedDB, no copies.
    return [];
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) return resolve();
    const request = indexedDB.deleteDatabase(name);
    const done = () => resolve();
    // Another tab that has it open lets go on `versionchange`; the deletion then goes through without us.
    request.onblocked = done;
    request.onsuccess = done;
    request.onerror = done;
  });
}
