/** So many are kept; titles never are, they are asked for whenever they are shown. */
export const RECENT_PLACES = 10;

const PREFIX = 'umlauf:recent:';
const SHAPE = /^(doc|spc)_[0-9a-z]{26}$/;

/** Ids of the spaces and documents that this account saw last on this device, newest first. */
export function recentPlaces(accountId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + accountId) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((id) => typeof id === 'string' && SHAPE.test(id)).slice(0, RECENT_PLACES) as string[];
  } catch {
    return [];
  }
}

/** Notes that the account sees it now. */
export function noteVisit(accountId: string, id: string): void {
  try {
    const others = recentPlaces(accountId).filter((each) => each !== id);
    localStorage.setItem(PREFIX + accountId, JSON.stringify([id, ...others].slice(0, RECENT_PLACES)));
  } catch {
    // Where storage is forbidden nothing is kept.
  }
}

/** Forgets what this account saw. */
export function forgetPlaces(accountId: string): void {
  try {
    localStorage.removeItem(PREFIX + accountId);
  } catch {
    // See above.
  }
}

/** Forgets what others saw here: a session that ended by itself could not tidy up. */
export function forgetPlacesOfOthers(accountId: string): void {
  try {
    const others = Object.keys(localStorage).filter(
      (key) => key.startsWith(PREFIX) && key !== PREFIX + accountId,
    );
    for (const key of others) localStorage.removeItem(key);
  } catch {
    // See above.
  }
}
