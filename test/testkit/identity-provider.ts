import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata } from 'oidc-provider';

/** What the provider says of somebody. */
export interface ProvidedPerson {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
  groups?: string[];
  [claim: string]: unknown;
}

const CLIENT = { id: 'umlauf', secret: 'a secret that the provider and the hub share' };

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY_ID = 'of this test';

/** The same token with other claims, signed by the provider. */
function saying(token: string, claims: Record<string, unknown>): string {
  const said = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as object;
  const payload = Object.fromEntries(
    Object.entries({ ...said, ...claims }).filter(([, value]) => value !== null),
  );
  const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: KEY_ID })}.${part(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), KEY.privateKey).toString('base64url')}`;
}

/** A real provider of OpenID Connect on a port of its own, where whoever comes is `next` without being asked. */
export class IdentityProvider {
  /** Who signs in next. */
  next: ProvidedPerson = { sub: 'nobody' };
  /** Overrides what the provider says of itself. */
  lies: Record<string, unknown> = {};
  /** Overrides what its ID tokens say; what is null is left out. */
  claims: Record<string, unknown> = {};
  /** Gives no tokens. */
  isDown = false;
  /** Bodies of what it sent by itself: logout tokens. */
  readonly sent: string[] = [];
  readonly people = new Map<string, ProvidedPerson>();
  #provider!: Provider;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** The hub's address is known only later: `serve` tells it. */
  static async start(): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new IdentityProvider(server, `http://localhost:${(server.address() as AddressInfo).port}`);
  }

  get env(): Record<string, string> {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  }

  /** `registered` is what it knows of the hub otherwise. */
  serve(hubUrl: string, registered: Partial<ClientMetadata> = {}): void {
    this.#provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${hubUrl}/api/auth/callback/oidc`],
          post_logout_redirect_uris: [`${hubUrl}/sign-in`],
          backchannel_logout_uri: `${hubUrl}/api/auth/back-channel-logout`,
          backchannel_logout_session_required: true,
          ...registered,
        },
      ],
      cookies: { keys: ['the keys of this test'] },
      claims: {
        openid: ['sub'],
        email: ['email', 'email_verified'],
        profile: ['name', 'groups', 'organisation', 'realm_access', 'roles.of.the.hub'],
      },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      // Without the guard that lets it send nothing to this machine.
      fetch: async (url, { method, headers, body } = {}) => {
        if (body) this.sent.push(String(body));
        return fetch(url, { method, headers, body } as RequestInit);
      },
      jwks: {
        keys: [{ ...KEY.privateKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }],
      },
      pkce: { required: () => true },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, sub) => {
        const person = this.people.get(sub);
        return person && { accountId: sub, claims: () => ({ ...person }) };
      },
    });
    this.#provider.use(async (context, next) => {
      await next();
      const answer = context.body as { id_token?: string } | undefined;
      if (answer?.id_token && Object.keys(this.claims).length > 0)
        answer.id_token = saying(answer.id_token, this.claims);
    });
    const callback = this.#provider.callback();
    this.server.removeAllListeners('request');
    this.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.isDown && request.url === '/token') return void request.destroy();
      if (request.url!.startsWith('/interaction/')) return void this.#signIn(request, response);
      if (request.url === '/.well-known/openid-configuration' && Object.keys(this.lies).length > 0)
        return void this.#lie(response);
      void callback(request, response);
    });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params, session } = await this.#provider.interactionDetails(request, response);
    const accountId = session?.accountId ?? this.next.sub;
    if (!session) this.people.set(accountId, this.next);
    const grant = new this.#provider.Grant({ accountId, clientId: String(params['client_id']) });
    grant.addOIDCScope('openid email profile');
    const result = { login: { accountId }, consent: { grantId: await grant.save() } };
    await this.#provider.interactionFinished(request, response, result);
  }

  #lie(response: ServerResponse): void {
    const truth = {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/auth`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...truth, ...this.lies }));
  }
}
