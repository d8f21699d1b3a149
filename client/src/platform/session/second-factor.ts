import type { FieldFault } from '@umlauf/shared/error-codes';
import { Refusal } from '../errors/failure.ts';
import { send } from './auth.ts';

/** What an authenticator app is set up with; shown once. */
export interface SecondFactorOffer {
  /** `otpauth://…`, as a picture for the app. */
  totpURI: string;
  backupCodes: string[];
}

/** Offers a second factor to whoever knows the password; it counts once a code has been confirmed. */
export async function offerSecondFactor(password: string): Promise<SecondFactorOffer> {
  return (await provePassword('enable', password)) as SecondFactorOffer;
}

export async function disableSecondFactor(password: string): Promise<void> {
  await provePassword('disable', password);
}

/** The old ones are void. */
export async function newRecoveryCodes(password: string): Promise<string[]> {
  return ((await provePassword('generate-backup-codes', password)) as SecondFactorOffer).backupCodes;
}

/** Confirms an offer, or goes on signing in. */
export async function sendCode(code: string, trustDevice = false): Promise<void> {
  await sendSecret('verify-totp', { code: code.replaceAll(/\s/g, ''), trustDevice });
}

export async function sendRecoveryCode(code: string): Promise<void> {
  await sendSecret('verify-backup-code', { code });
}

/** The time for a second factor is over, or there were too many tries: address and password are asked for again. */
export function mustStartAgain(error: unknown): boolean {
  return error instanceof Refusal && START_AGAIN.has(error.word ?? '');
}

const START_AGAIN = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']);
const FAULTS: Record<string, Record<string, FieldFault>> = {
  INVALID_PASSWORD: { password: 'WRONG' },
  INVALID_CODE: { code: 'WRONG' },
  INVALID_BACKUP_CODE: { code: 'WRONG' },
};

function provePassword(verb: string, password: string): Promise<unknown> {
  return sendSecret(verb, { password });
}

async function sendSecret(verb: string, body: object): Promise<unknown> {
  try {
    return await send(`/api/auth/two-factor/${verb}`, body);
  } catch (error) {
    const fields = error instanceof Refusal ? FAULTS[error.word ?? ''] : undefined;
    throw fields ? new Refusal({ code: 'INVALID_INPUT', facts: { fields } }) : error;
  }
}
