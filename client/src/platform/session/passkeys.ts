import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { Refusal } from '../errors/failure.ts';
import { receive, send } from './auth.ts';

/** What a person can do something about; everything else is a failure like any other. */
export type PasskeyTrouble =
  'CANCELLED' | 'UNSUPPORTED' | 'KNOWN_ALREADY' | 'UNKNOWN' | 'EXPIRED' | 'REFUSED';

export class PasskeyError extends Error {
  constructor(readonly trouble: PasskeyTrouble) {
    super(trouble);
  }
}

/** Whether this browser has passkeys, at an address that may have them: a name by https, or this very machine's. */
export function passkeysWork(): boolean {
  return browserSupportsWebAuthn() && window.isSecureContext && !NUMBERS.test(window.location.hostname);
}

/** An address of numbers, which is no name that passkeys could be bound to. */
const NUMBERS = /^[\d.]+$|^\[/;

type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/**
 * Adds a passkey to one's account: proof first, then the device, then the name. Throws `PasskeyError`, and the failures
 * of the sign-in service: INVALID_INPUT { password: WRONG }, CONFLICT { SIGN_IN_AGAIN }.
 */
export async function addPasskey(name: string, password: string): Promise<void> {
  const optionsJSON = (await askFor('offer', { password })) as CreationOptions;
  const response = await withDevice(() => startRegistration({ optionsJSON }));
  await askFor('verify-registration', { response, name });
}

/**
 * Signs in by a passkey that the browser lets one choose; `quietly` it stands among what the browser fills in, and the
 * promise stays open for as long as nothing is chosen.
 */
export async function signInByPasskey(quietly = false): Promise<void> {
  const optionsJSON = await receive<RequestOptions>('/api/auth/passkey/generate-authenticate-options');
  const response = await withDevice(() => startAuthentication({ optionsJSON, useBrowserAutofill: quietly }));
  await askFor('verify-authentication', { response });
}

/** Whether passkeys can stand among what the browser fills in. */
export async function passkeysFillIn(): Promise<boolean> {
  return passkeysWork() && (await browserSupportsWebAuthnAutofill());
}

/** Ends what waits for a choice. */
export function stopWaiting(): void {
  WebAuthnAbortService.cancelCeremony();
}

const TROUBLES: Record<string, PasskeyTrouble> = {
  PASSKEY_NOT_FOUND: 'UNKNOWN',
  CHALLENGE_NOT_FOUND: 'EXPIRED',
  PREVIOUSLY_REGISTERED: 'KNOWN_ALREADY',
  USER_NOT_VERIFIED: 'REFUSED',
  AUTHENTICATION_FAILED: 'REFUSED',
  FAILED_TO_VERIFY_REGISTRATION: 'REFUSED',
};

async function askFor(verb: string, body: object): Promise<unknown> {
  try {
    return await send(`/api/auth/passkey/${verb}`, body);
  } catch (error) {
    const word = error instanceof Refusal ? error.word : undefined;
    if (word === 'INVALID_PASSWORD')
      throw new Refusal({ code: 'INVALID_INPUT', facts: { fields: { password: 'WRONG' } } });
    const trouble = TROUBLES[word ?? ''];
    throw trouble ? new PasskeyError(trouble) : error;
  }
}

/** Browsers do not say whether somebody cancelled or time ran out, so that pages learn nothing of who has passkeys. */
async function withDevice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new PasskeyError(troubleOf(error));
  }
}

function troubleOf(error: unknown): PasskeyTrouble {
  if (!(error instanceof WebAuthnError)) return 'UNSUPPORTED';
  if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'KNOWN_ALREADY';
  if (error.code === 'ERROR_CEREMONY_ABORTED' || error.name === 'NotAllowedError') return 'CANCELLED';
  return 'UNSUPPORTED';
}
