import type { FieldFault } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { faultOfLine } from '../platform/graphql/input-text.ts';

/** One @, something on both sides, no spaces: whether it can be reached only a mail can tell (RFC 5321, 4.5.3.1: 254). */
const EMAIL = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/;

/** What is wrong with an e-mail address; null when nothing is. */
export function faultOfEmail(email: string): FieldFault | null {
  const fault = faultOfLine(email, LIMITS.emailCharacters);
  return fault ?? (EMAIL.test(email.trim()) ? null : 'MALFORMED');
}

/** What is wrong with a new password; null when nothing is. Length counts, not kinds of characters (NIST SP 800-63B). */
export function faultOfPassword(password: string): FieldFault | null {
  if (password.length < LIMITS.passwordMinCharacters) return 'TOO_SHORT';
  return password.length > LIMITS.passwordMaxCharacters ? 'TOO_LONG' : null;
}
