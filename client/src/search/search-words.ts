/** Whether there is anything to look for: the API refuses a query without a word. */
export function hasWord(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}

/** Where a hit is read: a file beside its document. */
export function hitPath({
  document,
  file,
}: {
  document: { id: string };
  file?: { id: string } | null;
}): string {
  return `/documents/${document.id}${file ? `?file=${file.id}` : ''}`;
}

/** The page of results for these words. */
export function searchPath(words: string): string {
  return `/search?${new URLSearchParams({ q: words.trim() }).toString()}`;
}
