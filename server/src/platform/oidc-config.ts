import { ConfigError } from './config-error.ts';

/** The identity provider of one's organisation. */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the sign-in page's button; null: its host. */
  name: string | null;
  /** Where groups or roles stand in the claims; dots lead into objects. */
  groupsClaim: string;
  /** Whose members administer the hub; empty: that is decided in the hub. */
  administratorGroups: string[];
  /** Whose members get an account by signing in; empty: nobody does without an invitation. */
  allowedGroups: string[];
  /** The claim that names an organisation by AGS, ARS, short name or name; null: none. */
  organisationClaim: string | null;
}

/** Names of this machine (RFC 6761, 6.3: also those below `localhost`). */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])$/;

/** Null when no provider is named. Throws `ConfigError` for half of one. */
export function readOidc(env: NodeJS.ProcessEnv): OidcConfig | null {
  const issuer = env['OIDC_ISSUER'] || '';
  const clientId = env['OIDC_CLIENT_ID'] || '';
  const clientSecret = env['OIDC_CLIENT_SECRET'] || '';
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) {
    throw new ConfigError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed together.');
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isSafe || url.search || url.hash) {
    throw new ConfigError(`OIDC_ISSUER must be an https address, or http on this machine, not "${issuer}".`);
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: env['OIDC_NAME'] || null,
    groupsClaim: env['OIDC_GROUPS_CLAIM'] || 'groups',
    administratorGroups: words(env['OIDC_ADMINISTRATOR_GROUPS']),
    allowedGroups: words(env['OIDC_ALLOWED_GROUPS']),
    organisationClaim: env['OIDC_ORGANISATION_CLAIM'] || null,
  };
}

function words(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
