export type AgendaState = 'PROPOSED' | 'PLANNED' | 'DEALT_WITH' | 'POSTPONED' | 'REFUSED';

/** What the order of an agenda is made of. */
export interface AgendaEntry {
  id: string;
  /** The item under which it stands; null: at the top. */
  parentId: string | null;
  /** Orders siblings; compared as plain text. */
  position: string;
  /** How long it shall take; null: as long as what stands under it. */
  minutes: number | null;
  state: AgendaState;
}

/** An item in its place. */
export interface AgendaPlace<T extends AgendaEntry> {
  entry: T;
  /** As it is cited: `2` and below it `2.1`. */
  number: string;
  /** 1 at the top. */
  level: number;
  /** How long it is planned to take; null: nobody said, neither of it nor of what stands under it. */
  minutes: number | null;
  /** Minutes from the beginning of the meeting to its own. */
  startsAfter: number;
}

/** Whether it stands on the agenda: proposals do once they are accepted. */
export function isOnAgenda({ state }: Pick<AgendaEntry, 'state'>): boolean {
  return state !== 'PROPOSED' && state !== 'REFUSED';
}

/** Siblings by position; two of the same position by id, so that everybody sees one order. */
export function byPosition<T extends Pick<AgendaEntry, 'id' | 'position'>>(a: T, b: T): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * The agenda from the first item to the last, each followed by what stands under it. Numbers and times come from the order
 * alone. What was postponed keeps its number and takes no time; what stands under something that is not on the agenda
 * stands at the top.
 */
export function agendaOf<T extends AgendaEntry>(entries: readonly T[]): AgendaPlace<T>[] {
  const standing = entries.filter(isOnAgenda);
  const known = new Set(standing.map(({ id }) => id));
  const below = Map.groupBy(standing, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const places: AgendaPlace<T>[] = [];

  const put = (parentId: string | null, above: string, level: number, from: number): number | null => {
    let [sum, isKnown] = [0, false];
    for (const [index, entry] of (below.get(parentId) ?? []).toSorted(byPosition).entries()) {
      const place = {
        ...{ entry, number: `${above}${index + 1}`, level, startsAfter: from + sum },
        minutes: null as number | null,
      };
      places.push(place);
      const ofThoseBelow = put(entry.id, `${place.number}.`, level + 1, place.startsAfter);
      place.minutes = entry.minutes ?? ofThoseBelow;
      if (place.minutes === null || entry.state === 'POSTPONED') continue;
      [sum, isKnown] = [sum + place.minutes, true];
    }
    return isKnown ? sum : null;
  };

  put(null, '', 1, 0);
  return places;
}

/** Minutes that the whole agenda is planned to take; null: nobody said of any item. */
export function agendaMinutes<T extends AgendaEntry>(places: readonly AgendaPlace<T>[]): number | null {
  const timed = places.filter(
    ({ level, minutes, entry }) => level === 1 && minutes !== null && entry.state !== 'POSTPONED',
  );
  return timed.length === 0 ? null : timed.reduce((sum, { minutes }) => sum + minutes!, 0);
}
