import { passkey } from '@better-auth/passkey';
import type { BetterAuthPlugin } from 'better-auth';
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  isAPIError,
  sessionMiddleware,
} from 'better-auth/api';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database } from '../platform/database/database.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { PASSKEY_TABLE } from './auth-tables.ts';
import { tellPasskeyAdded } from './passkey-mails.ts';
import type { SignInLimit } from './sign-in-limit.ts';

interface PasskeyParts {
  database: Database;
  announcements: Announcements;
  limit: SignInLimit;
  outbox: Outbox;
  /** Whether passwords sign in: what signs nobody in proves nothing. */
  passwords: boolean;
  /** The hub's own: a passkey is bound to its host, and answers to no other page. */
  origin: string;
}

const OFFER = '/passkey/offer';
const ADD = '/passkey/verify-registration';
const ASK = '/passkey/generate-authenticate-options';
const SIGN_IN = '/passkey/verify-authentication';

/**
 * better-auth's plugin under our rules: passkeys name their account themselves (discoverable), the device has verified
 * who holds it, and adding one takes more than an open session (`/passkey/offer`).
 */
export function passkeys(parts: PasskeyParts) {
  const library = passkey({
    rpID: new URL(parts.origin).hostname,
    rpName: 'Umlauf',
    origin: parts.origin,
    schema: PASSKEY_TABLE,
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    advanced: { webAuthnChallengeCookie: 'passkey' },
    registration: {
      afterVerification: async ({ ctx, verification }) => {
        const { registrationInfo: registered } = verification;
        demandVerified(registered?.userVerified);
        const where = [{ field: 'credentialID', value: registered!.credential.id }];
        if (await ctx.context.adapter.findOne({ model: 'passkey', where }))
          throw new APIError('CONFLICT', { code: 'PREVIOUSLY_REGISTERED' });
      },
    },
    authentication: {
      afterVerification: ({ verification }) => demandVerified(verification.authenticationInfo.userVerified),
    },
  });
  return {
    ...library,
    endpoints: {
      ...library.endpoints,
      verifyPasskeyRegistration: blamingTheDevice(library.endpoints.verifyPasskeyRegistration),
      offerPasskey: offerEndpoint(library, parts.passwords),
    },
    hooks: {
      before: [
        { matcher: at(SIGN_IN), handler: createAuthMiddleware(async ({ body }) => demandId(body)) },
        { matcher: at(ADD), handler: createAuthMiddleware(async ({ body }) => named(body)) },
        { matcher: at(ASK), handler: createAuthMiddleware(({ headers }) => countChallenge(parts, headers)) },
      ],
      after: [
        { matcher: at(ADD), handler: createAuthMiddleware(({ context }) => added(parts, context)) },
        {
          matcher: at(ASK),
          // The library would leave verification to the device.
          handler: createAuthMiddleware(async ({ context: { returned } }) =>
            isAPIError(returned) ? undefined : { ...(returned as object), userVerification: 'required' },
          ),
        },
        {
          matcher: at(SIGN_IN),
          // The session is the cookie's: scripts need not see it.
          handler: createAuthMiddleware(async ({ context: { returned } }) =>
            isAPIError(returned) ? undefined : { status: true },
          ),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}

const at =
  (path: string) =>
  (request: { path?: string | undefined }): boolean =>
    request.path === path;

type Library = ReturnType<typeof passkey>;

/** What a new passkey is made with, for whoever has just proved who they are. */
function offerEndpoint({ endpoints }: Library, passwords: boolean) {
  return createAuthEndpoint(OFFER, { method: 'POST', use: [sessionMiddleware] }, async (request) => {
    const { session, user } = request.context.session;
    const credential = await request.context.internalAdapter.findCredentialAccount(user.id);
    const age = Date.now() - new Date(session.createdAt).getTime();
    const { password } = (request.body ?? {}) as { password?: unknown };
    const proof = { ...request, body: { password: typeof password === 'string' ? password : '' } };
    if (passwords && credential?.password)
      await request.context.password.checkPassword(user.id, proof as never);
    else if (age > LIMITS.freshSessionMinutes * 60_000)
      throw new APIError('CONFLICT', { code: 'CONFLICT', reason: 'SIGN_IN_AGAIN' });
    const where = [{ field: 'userId', value: user.id }];
    const max = LIMITS.passkeysPerAccount;
    if ((await request.context.adapter.count({ model: 'passkey', where })) >= max)
      throw new APIError('UNPROCESSABLE_ENTITY', { code: 'LIMIT', limit: 'passkeys', max });
    const { headers, response } = await endpoints.generatePasskeyRegistrationOptions({
      ...request,
      method: 'GET',
      query: {},
      asResponse: false,
      returnHeaders: true,
    });
    for (const cookie of headers.getSetCookie()) request.responseHeaders.append('set-cookie', cookie);
    return response;
  });
}

/** Nobody is asked to touch a key only to be told afterwards that a touch was not enough, but devices may lie. */
function demandVerified(isVerified: boolean | undefined): void {
  if (!isVerified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
}

/** What a device sent wrongly is no fault of ours, as which the library tells it. */
function blamingTheDevice<E extends Library['endpoints']['verifyPasskeyRegistration']>(endpoint: E): E {
  const blaming = async (...request: unknown[]) => {
    try {
      return await (endpoint as unknown as (...request: unknown[]) => Promise<unknown>)(...request);
    } catch (error) {
      if (!isAPIError(error) || error.statusCode < 500) throw error;
      throw new APIError('BAD_REQUEST', { code: 'FAILED_TO_VERIFY_REGISTRATION' });
    }
  };
  return Object.assign(blaming, { path: endpoint.path, options: endpoint.options }) as unknown as E;
}

/** The database would choke on what cannot be one. */
function demandId(body: unknown): void {
  const { response } = (body ?? {}) as { response?: { id?: unknown } | null };
  if (!/^[\w-]{1,1364}$/.test(String(response?.id)))
    throw new APIError('UNAUTHORIZED', { code: 'PASSKEY_NOT_FOUND' });
}

/** Only a name goes on beside the device's answer, and one that fits. */
function named(body: unknown) {
  const { name } = (body ?? {}) as { name?: unknown };
  const fault = typeof name === 'string' ? faultOfLine(name, LIMITS.nameCharacters) : 'EMPTY';
  if (fault) throw new APIError('BAD_REQUEST', { code: 'INVALID_INPUT', fields: { name: fault } });
  return { context: { body: { createSession: false } } };
}

/** Each is a row for five minutes, and anybody may ask. */
async function countChallenge({ limit }: PasskeyParts, headers: Headers | undefined): Promise<void> {
  const retryAfter = limit.countChallenge(headers?.get('x-umlauf-address') ?? '');
  if (retryAfter > 0) throw new APIError('TOO_MANY_REQUESTS', { code: 'RATE_LIMITED', retryAfter });
}

interface Added {
  returned?: unknown;
  session?: { user: { id: string } } | null;
}

/** Tells the trail, the owner by mail, and open pages. */
async function added({ database, announcements, outbox }: PasskeyParts, { returned, session }: Added) {
  if (isAPIError(returned) || !session) return undefined;
  const accountId = session.user.id;
  await database.withActor({ system: 'sign-in' }, async (transaction) => {
    transaction.record({ kind: 'PASSKEY_ADDED', subjectId: accountId, actorId: accountId });
    await tellPasskeyAdded(transaction, outbox, accountId);
  });
  announcements.emit('accountChanged', { accountId });
  return { status: true };
}
