/** How much of a seed is played. */
export interface Play {
  turns: number;
  editors: number;
}

/**
 * A play that still fails and is as short as halving makes it: fewer editors first, then fewer steps. `whole` is known
 * to fail. A shorter play is another play, so each is tried; there may be a smaller one that this passes by.
 */
export async function smallestFailing(whole: Play, fails: (play: Play) => Promise<boolean>): Promise<Play> {
  let least = whole;
  for (let editors = 1; editors < least.editors; editors++) {
    const fewer = { ...least, editors };
    if (await fails(fewer)) least = fewer;
  }
  for (let cut = Math.ceil(least.turns / 2); cut >= 1; cut = cut === 1 ? 0 : Math.ceil(cut / 2)) {
    const shorter = { ...least, turns: least.turns - cut };
    if (shorter.turns >= 0 && (await fails(shorter))) least = shorter;
  }
  return least;
}
