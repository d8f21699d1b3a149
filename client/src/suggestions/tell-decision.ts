import { toFailure } from '../platform/errors/failure.ts';

/** How long it is waited before each further try. Milliseconds. */
const PAUSES = [1_000, 4_000, 15_000, 40_000];

/**
 * Tells the hub what was decided, a few times where it cannot be reached or asks to come back: in the text it stands already.
 * Throws what the last try did, or the first that another one would not mend.
 */
export async function tellDecision(tell: () => Promise<unknown>): Promise<void> {
  for (const pause of PAUSES) {
    try {
      await tell();
      return;
    } catch (error) {
      const milliseconds = waitFor(error, pause);
      if (milliseconds === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }
  await tell();
}

/** Null: another try would not help. */
function waitFor(error: unknown, pause: number): number | null {
  const { code, facts } = toFailure(error);
  if (code === 'RATE_LIMITED') return Math.max(pause, (facts.retryAfter ?? 0) * 1_000);
  return code === 'OFFLINE' || code === 'UNAVAILABLE' ? pause : null;
}
