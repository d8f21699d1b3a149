/** What somebody has begun to write and not sent: kept while the page is open, whatever is closed meanwhile. */
const drafts = new Map<string, string>();

export function draftOf(key: string): string {
  return drafts.get(key) ?? '';
}

export function keepDraft(key: string, written: string): void {
  if (written) drafts.set(key, written);
  else drafts.delete(key);
}
