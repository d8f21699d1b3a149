/** Whether there is anything to look for: the API refuses a query without a word. */
export function hasWord(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}

/** Where a hit is read: a comment or a file beside its document. */
export function hitPath({
  document,
  comment,
  file,
}: {
  document: { id: string };
  comment?: { id: string } | null;
  file?: { id: string } | null;
}): string {
  const beside = comment ? `?comment=${comment.id}` : file ? `?file=${file.id}` : '';
  return `/documents/${document.id}${beside}`;
}

/** The page of results for these words. */
export function searchPath(words: string): string {
  return `/search?${new URLSearchParams({ q: words.trim() }).toString()}`;
}
