import { hubKey, type HubKey } from '../platform/trail/checkpoint-key.ts';

/** By which records of rounds are signed: another key than that of checkpoints, of the same secret. */
export function recordKey(secret: string): HubKey {
  return hubKey(secret, 'umlauf records');
}
