/** One seed, and what follows from it alone: `UMLAUF_SEED=…` plays it again. */
export const REPLAYED_SEED = process.env['UMLAUF_SEED'];

/**
 * With which seed a fuzz begins. The ordinary run plays the same ones each time, so that whatever fails was broken by
 * the change at hand; the long run (`UMLAUF_LONG`) draws new ones. Whoever finds a failing one adds it to its test.
 */
export const FIRST_SEED = Number(
  REPLAYED_SEED ?? (process.env['UMLAUF_LONG'] ? Math.floor(Math.random() * 1e9) : 1),
);
