import { createStore } from '../platform/store.ts';

/** Somebody's own words in a document that he may no longer read: they were never saved, and are his. */
export interface RescuedWords {
  title: string;
  words: string;
}

/** Offered by the guard in the frame, since the document's page is gone with the access. */
export const rescuedWords = createStore<RescuedWords | null>(null);

/** What signing out has to know about a document that is open, without loading the editor. */
export interface OpenPage {
  accountId: string;
  documentId: string;
  /** Resolves once everything is saved, or after so many milliseconds; true when saved. */
  whenSaved(milliseconds: number): Promise<boolean>;
  /** Stops writing, to the server and to this device. */
  abandon(): Promise<void>;
}

const pages = new Set<OpenPage>();

/** Names a page as open; returns how to strike it off. */
export function register(page: OpenPage): () => void {
  pages.add(page);
  return () => pages.delete(page);
}

export function isOpen(documentId: string): boolean {
  return [...pages].some((page) => page.documentId === documentId);
}

/** Gives what is being typed at this moment the time to be saved. */
export async function whenAllSaved(milliseconds: number): Promise<boolean> {
  const saved = await Promise.all([...pages].map((page) => page.whenSaved(milliseconds)));
  return saved.every(Boolean);
}

export async function abandonAll(): Promise<void> {
  await Promise.all([...pages].map((page) => page.abandon()));
}
