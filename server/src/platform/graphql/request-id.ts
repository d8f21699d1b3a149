import { randomBytes } from 'node:crypto';

const PROCESS = randomBytes(6).toString('hex');
let counted = 0;

/** Names one operation in answers and in the log; a random one for each would cost more than a key press should. */
export function nextRequestId(): string {
  counted += 1;
  return `${PROCESS}-${counted.toString(36)}`;
}
