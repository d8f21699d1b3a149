/** That this device holds text of a document which is not known to be saved. Written apart from the text, so that it is found without opening it. */
export interface UnsentMarker {
  accountId: string;
  documentId: string;
  title: string;
  /** When the oldest unsaved edit was made (milliseconds since 1970). */
  since: number;
  /** Base64 of the state vector up to which everything was saved; null when that is unknown. */
  savedVector: string | null;
}

const PREFIX = 'umlauf:unsent:';

function keyOf(accountId: string, documentId: string): string {
  return `${PREFIX}${accountId}:${documentId}`;
}

/** Remembers the marker; where storage is forbidden the page itself still knows. */
export function markUnsent(marker: UnsentMarker): void {
  try {
    localStorage.setItem(keyOf(marker.accountId, marker.documentId), JSON.stringify(marker));
  } catch {
    // The text itself is not here, and the next arrival finds what is unsent without the marker.
  }
}

export function clearUnsent(accountId: string, documentId: string): void {
  try {
    localStorage.removeItem(keyOf(accountId, documentId));
  } catch {
    // See above.
  }
}

export function unsentMarker(accountId: string, documentId: string): UnsentMarker | null {
  return allMarkers().find((one) => one.accountId === accountId && one.documentId === documentId) ?? null;
}

/** Every document of which this device holds unsent text, of whichever account. */
export function allMarkers(): UnsentMarker[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => parseMarker(localStorage.getItem(key)))
      .filter((marker) => marker !== null);
  } catch {
    return [];
  }
}

function parseMarker(text: string | null): UnsentMarker | null {
  try {
    const { accountId, documentId, title, since, savedVector } = JSON.parse(
      text ?? '',
    ) as Partial<UnsentMarker>;
    if (!accountId || !documentId || typeof since !== 'number') return null;
    return { accountId, documentId, title: title ?? '', since, savedVector: savedVector ?? null };
  } catch {
    return null;
  }
}
