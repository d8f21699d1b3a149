import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type { Logger } from 'pino';
import { databaseMoment } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { OidcConfig } from '../platform/oidc-config.ts';

/** The identity provider's name among the ways to sign in. */
export const OIDC = 'oidc';

/** What the provider says about a person, its signature checked. */
export type Claims = JWTPayload & Record<string, unknown>;

/** Names a person for good: their address may be given to somebody else, and the hub another provider. */
export function subjectOf(issuer: string, { sub }: Claims): string {
  return `${issuer} ${sub}`;
}

interface Discovered {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  userinfo_endpoint?: string;
  end_session_endpoint?: string;
}

interface Tokens {
  idToken?: string | undefined;
  accessToken?: string | undefined;
}

const ANSWER_MILLISECONDS = 5_000;
/** The provider may move its addresses; its keys are fetched anew by themselves. */
const REMEMBER_MILLISECONDS = 600_000;
const CLOCK_SECONDS = 30;
/** Signatures by a key that the provider alone has; `none` and shared secrets are no proof of who signed. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** The provider of OpenID Connect (Core 1.0, code flow with PKCE), as better-auth asks one. It may be down at start. */
export class OidcProvider {
  readonly id = OIDC;
  readonly name: string;
  /** Compared to the `iss` of each answer (RFC 9207). */
  readonly issuer: string;
  readonly requiresIdTokenNonce = true;
  /** ID tokens come from the provider by our own request, never from a browser. */
  readonly options = { disableIdTokenSignIn: true };
  private known: { at: number; discovered: Discovered; keys: ReturnType<typeof createRemoteJWKSet> } | null =
    null;

  constructor(
    readonly config: OidcConfig,
    private readonly log: Logger,
  ) {
    this.issuer = config.issuer;
    this.name = config.name ?? new URL(config.issuer).host;
  }

  /** Throws UNAVAILABLE when the provider does not answer, or says that it is another one. */
  async discover() {
    if (this.known && performance.now() - this.known.at < REMEMBER_MILLISECONDS) return this.known;
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const discovered = (await this.ask(address)) as Partial<Discovered>;
    const { issuer, authorization_endpoint, token_endpoint, jwks_uri } = discovered;
    if (issuer !== this.issuer || !authorization_endpoint || !token_endpoint || !jwks_uri) {
      this.log.error(
        { part: 'sign-in', issuer, expected: this.issuer },
        'the identity provider is not the one expected',
      );
      throw new AppError('UNAVAILABLE');
    }
    const keys = createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: ANSWER_MILLISECONDS });
    this.known = { at: performance.now(), discovered: discovered as Discovered, keys };
    return this.known;
  }

  async createAuthorizationURL(request: {
    state: string;
    codeVerifier: string;
    redirectURI: string;
    idTokenNonce?: string | undefined;
  }): Promise<URL> {
    const { discovered } = await this.discover();
    const url = new URL(discovered.authorization_endpoint);
    const challenge = createHash('sha256').update(request.codeVerifier).digest('base64url');
    const parameters = {
      response_type: 'code',
      client_id: this.config.clientId,
      scope: 'openid profile email',
      redirect_uri: request.redirectURI,
      state: request.state,
      nonce: request.idTokenNonce!,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url;
  }

  async validateAuthorizationCode(request: {
    code: string;
    redirectURI: string;
    codeVerifier?: string | undefined;
  }): Promise<Tokens> {
    const { discovered } = await this.discover();
    const { clientId, clientSecret } = this.config;
    // RFC 6749, 2.3.1: both form-encoded before they are joined.
    const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
    const answer = (await this.ask(discovered.token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: request.code,
        redirect_uri: request.redirectURI,
        code_verifier: request.codeVerifier!,
      }),
    })) as Record<string, string | undefined>;
    return { idToken: answer['id_token'], accessToken: answer['access_token'] };
  }

  /** Null when there is no ID token that is the provider's, for us, and an answer to this very request. */
  async getUserInfo({
    idToken,
    accessToken,
    expectedIdTokenNonce,
  }: Tokens & { expectedIdTokenNonce?: string | undefined }) {
    const own = idToken && expectedIdTokenNonce ? await this.verify(idToken).catch(() => null) : null;
    if (!own?.sub || own['nonce'] !== expectedIdTokenNonce || !this.isIssuedToUs(own)) return null;
    const data: Claims = { ...(await this.moreClaims(own.sub, accessToken)), ...own };
    const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string).trim() : '');
    const email = text('email');
    const name = text('name') || text('preferred_username') || email.split('@')[0]!;
    // Only `true` is true: a claim that is there is none that holds.
    return { user: { email: email || null, name, emailVerified: data['email_verified'] === true }, data };
  }

  accountSubject = ({ profile }: { profile: object }): string => subjectOf(this.issuer, profile as Claims);

  /** Where the provider ends its own session (RP-Initiated Logout 1.0); null when it cannot. */
  async createEndSessionURL(request: {
    idToken?: string | null | undefined;
    postLogoutRedirectURI?: string | undefined;
  }): Promise<URL | null> {
    const { discovered } = await this.discover();
    if (!discovered.end_session_endpoint || !request.idToken) return null;
    const url = new URL(discovered.end_session_endpoint);
    url.searchParams.set('client_id', this.config.clientId);
    url.searchParams.set('id_token_hint', request.idToken);
    if (request.postLogoutRedirectURI)
      url.searchParams.set('post_logout_redirect_uri', request.postLogoutRedirectURI);
    return url;
  }

  /** The claims of a token that this provider signed for us; throws otherwise. */
  async verify(token: string, more: { typ?: string } = {}): Promise<Claims> {
    const { keys } = await this.discover();
    const { payload } = await jwtVerify(token, keys, {
      issuer: this.issuer,
      audience: this.config.clientId,
      algorithms: ALGORITHMS,
      requiredClaims: ['iat', 'exp'],
      clockTolerance: CLOCK_SECONDS,
      currentDate: databaseMoment(),
      ...more,
    });
    return payload;
  }

  /** A token for several says for whom it was made (Core 1.0, 3.1.3.7): another of its audiences may have passed it on. */
  private isIssuedToUs({ aud, azp }: Claims): boolean {
    if (azp === undefined) return !Array.isArray(aud) || aud.length === 1;
    return azp === this.config.clientId;
  }

  /** What the provider tells beside the ID token, about the same person. */
  private async moreClaims(sub: string, accessToken: string | undefined): Promise<Claims> {
    const { discovered } = await this.discover();
    if (!discovered.userinfo_endpoint || !accessToken) return {};
    const headers = { authorization: `Bearer ${accessToken}` };
    const claims = (await this.ask(discovered.userinfo_endpoint, { headers })) as Claims;
    return claims.sub === sub ? claims : {};
  }

  private async ask(address: string, init: RequestInit = {}): Promise<unknown> {
    try {
      const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
      const response = await fetch(address, { redirect: 'error', signal, ...init });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return await response.json();
    } catch (error) {
      const { origin, pathname } = new URL(address);
      this.log.error(
        { part: 'sign-in', address: origin + pathname, err: error },
        'the identity provider does not answer',
      );
      throw new AppError('UNAVAILABLE');
    }
  }
}
