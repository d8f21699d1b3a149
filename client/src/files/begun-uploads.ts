import { LIMITS } from '@umlauf/shared/limits';

/** An upload that this device has begun: the server keeps what has come of it, also when the page is closed meanwhile. */
export interface BegunUpload {
  /** Where it goes on. */
  path: string;
  documentId: string;
  name: string;
  bytes: number;
  /** When the file was changed last, and when the upload began; milliseconds. */
  modified: number;
  at: number;
}

const PREFIX = 'umlauf:uploads:';
const HOUR_MILLISECONDS = 3_600_000;

/** What this account has begun here and the server still keeps, oldest first. */
export function begunUploads(accountId: string): BegunUpload[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + accountId) ?? '[]');
    const oldest = Date.now() - LIMITS.uploadHours * HOUR_MILLISECONDS;
    return Array.isArray(kept) ? (kept as BegunUpload[]).filter(({ at }) => at > oldest) : [];
  } catch {
    return [];
  }
}

/** Notes that it has begun; what others began here is forgotten. */
export function noteBegun(accountId: string, upload: BegunUpload): void {
  forgetBegunOfOthers(accountId);
  keep(accountId, [...begunUploads(accountId).filter(({ path }) => path !== upload.path), upload]);
}

/** Forgets one that is through, or that nobody wants any more. */
export function forgetBegun(accountId: string, path: string): void {
  keep(
    accountId,
    begunUploads(accountId).filter((each) => each.path !== path),
  );
}

/** Forgets all that others than this account began here; without one whatever anybody did. */
export function forgetBegunOfOthers(accountId: string | null): void {
  try {
    const others = Object.keys(localStorage).filter(
      (key) => key.startsWith(PREFIX) && key !== PREFIX + (accountId ?? ''),
    );
    for (const key of others) localStorage.removeItem(key);
  } catch {
    // Where storage is forbidden nothing is kept.
  }
}

function keep(accountId: string, uploads: readonly BegunUpload[]): void {
  try {
    if (uploads.length === 0) localStorage.removeItem(PREFIX + accountId);
    else localStorage.setItem(PREFIX + accountId, JSON.stringify(uploads));
  } catch {
    // See above: then it cannot be gone on with after a reload.
  }
}

/** Whether it is this file of this document: what changed since is another one. */
export function isSameFile({ name, bytes, modified }: BegunUpload, file: File): boolean {
  return name === file.name && bytes === file.size && modified === file.lastModified;
}

const lockOf = (path: string) => `umlauf upload ${path}`;

/** Does something while every page of this device knows that this upload is under way; null, when it is in another one. */
export function whileUnderWay<T>(path: string, work: () => Promise<T>): Promise<T | null> {
  // Only in a secure context; elsewhere two pages may get into each other's way, which the server sees.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(lockOf(path), { ifAvailable: true }, (lock) => (lock ? work() : null));
}

/** Which of these no page of this device is at. */
export async function withoutThoseUnderWay(uploads: readonly BegunUpload[]): Promise<BegunUpload[]> {
  if (!('locks' in navigator)) return [...uploads];
  const { held = [] } = await navigator.locks.query();
  const names = new Set(held.map(({ name }) => name));
  return uploads.filter(({ path }) => !names.has(lockOf(path)));
}
