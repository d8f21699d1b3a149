import type { Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { SendingLine, UnsentBytes } from './unsent-bytes.ts';

/**
 * Nothing is done for somebody who does not take what was answered before (RATE_LIMITED), and what nobody takes is thrown
 * away.
 */
export function countUnsent(unsent: UnsentBytes, owner: string, response: Response): void {
  unsent.refuseTooMuch(owner, 0);
  const line: SendingLine = {
    get unsent() {
      return response.writableLength;
    },
  };
  unsent.count(owner, line);
  response.once('close', () => unsent.forget(owner, line));
  response.setTimeout(LIMITS.slowReaderMilliseconds, () => {
    // An answer that is not there yet keeps its reader waiting, not the other way round.
    if (response.writableLength > 0) response.destroy();
  });
}
