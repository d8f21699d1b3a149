import commonPasswords from 'fxa-common-password-list';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { looksLikeEmail } from '@umlauf/shared/email-shape';
import { LIMITS } from '@umlauf/shared/limits';
import { faultOfLine } from '../platform/graphql/input-text.ts';

/** What is wrong with an e-mail address; null when nothing is. */
export function faultOfEmail(email: string): FieldFault | null {
  const fault = faultOfLine(email, LIMITS.emailCharacters);
  return fault ?? (looksLikeEmail(email) ? null : 'MALFORMED');
}

/** Words of this house and of this country that the list of common passwords does not know. */
const OUR_WORDS = /passwort|kennwort|umlauf/i;

/**
 * What is wrong with a new password; null when nothing is. Length counts and not being common, not kinds of characters
 * (NIST SP 800-63B, 3.1.1.2).
 */
export function faultOfPassword(password: string): FieldFault | null {
  if (password.length < LIMITS.passwordMinCharacters) return 'TOO_SHORT';
  if (password.length > LIMITS.passwordMaxCharacters) return 'TOO_LONG';
  return OUR_WORDS.test(password) || commonPasswords.test(password) ? 'TOO_COMMON' : null;
}
