const FIRST_WAIT_MILLISECONDS = 300;
const LONGEST_WAIT_MILLISECONDS = 15_000;

/** How long to wait before attempt `retries` (0 is the first): doubling, and spread so that a restart does not bring everybody back at once. */
export function retryDelay(retries: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** retries);
  return ceiling / 2 + (ceiling / 2) * random();
}
