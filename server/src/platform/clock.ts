/** What the clock that nobody sets has to be added to, to tell the database's time; as the server sees it until asked. */
let ahead = performance.timeOrigin;

/**
 * The database's time, in whole milliseconds since 1970: the one by which rights begin and end, for all instances alike.
 * It is asked once a second (`watchDatabaseClock`) and goes on by itself in between. The server's own clock (`Date.now`)
 * decides nothing, since it may jump; what lasts is measured by `performance.now`.
 */
export function databaseNow(): number {
  return Math.floor(ahead + performance.now());
}

export function databaseMoment(): Date {
  return new Date(databaseNow());
}

/** By how many milliseconds the server's own clock is ahead of the database's. */
export function serverAhead(): number {
  return Date.now() - databaseNow();
}

/**
 * Takes what the database told at some time between `asked` and `answered` (of `performance.now`). Moves no further than
 * that demands: an answer that was slow to come says little.
 */
export function setByDatabase(told: number, asked: number, answered: number): void {
  ahead = Math.min(Math.max(ahead, told - answered), told - asked);
}
