import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ConfigError } from './config-error.ts';
import { readOidc, type OidcConfig } from './oidc-config.ts';
import { readS3, type S3Config } from './s3-config.ts';

/** What the environment says, read once; see the README for the meaning of each variable. */
export interface Config {
  port: number;
  host: string;
  /** Origins that links, cookies and origin checks accept; the first one is used in links. */
  publicOrigins: string[];
  dataDir: string;
  /** Null: files lie in `dataDir`. */
  s3: S3Config | null;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** Null: instances meet through PostgreSQL itself. */
  redisUrl: string | null;
  /** Null: made once and kept in `dataDir`. */
  secret: string | null;
  trustedProxies: string[];
  metricsToken: string | null;
  /** Null: mails are kept, and in the demo shown. */
  smtp: SmtpServer | null;
  /** Null: `umlauf@` the hub's host. */
  mailFrom: MailSender | null;
  /** Null: nobody reads answers by mail. */
  imap: ImapServer | null;
  demo: boolean;
  /** Whether whoever signs in with a password needs a second factor too. */
  requireSecondFactor: boolean;
  /** Whether passwords sign in. */
  passwordSignIn: boolean;
  /** Null: no identity provider. */
  oidc: OidcConfig | null;
  /** Where fonts for PDFs are beside those that the hub brings along; null: nowhere. */
  pdfFonts: string | null;
  logLevel: string;
}

/** Where mails are handed over. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte; else it begins by STARTTLS where the server offers it, and always before a password. */
  secure: boolean;
  login: { user: string; password: string } | null;
}

/** Where answers to invitations are read. */
export interface ImapServer {
  host: string;
  port: number;
  /** As with SMTP. */
  secure: boolean;
  login: { user: string; password: string };
  mailbox: string;
}

/** Whom mails come from. */
export interface MailSender {
  name: string;
  address: string;
}

export { ConfigError };

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Reads and checks the environment. Throws `ConfigError` naming the variable that cannot be read. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = readPort(env['PORT']);
  const host = env['HOST'] || '127.0.0.1';
  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']);
  const publicOrigins = readPublicOrigins(env['PUBLIC_URL'], host, port);
  const secret = env['SECRET'] || null;
  const oidc = readOidc(env);
  if (!oidc && env['PASSWORD_SIGN_IN'] === 'false')
    throw new ConfigError('PASSWORD_SIGN_IN=false needs OIDC_ISSUER: nobody could sign in.');
  if (databaseUrl && !secret) {
    throw new ConfigError('SECRET is required with DATABASE_URL: at least 32 random characters.');
  }
  if (secret && secret.length < 32) throw new ConfigError('SECRET must have at least 32 characters.');
  const loopback = LOOPBACK.has(host) && publicOrigins.every((o) => LOOPBACK.has(new URL(o).hostname));
  return {
    port,
    host,
    publicOrigins,
    dataDir: resolve(env['DATA_DIR'] || 'data'),
    s3: readS3(env),
    databaseUrl,
    redisUrl: readRedisUrl(env['REDIS_URL']),
    secret,
    trustedProxies: readTrustedProxies(env['TRUSTED_PROXIES']),
    metricsToken: env['METRICS_TOKEN'] || null,
    smtp: readSmtpUrl(env['SMTP_URL']),
    mailFrom: readMailFrom(env['MAIL_FROM']),
    imap: readImapUrl(env['IMAP_URL']),
    demo: readBoolean('DEMO', env['DEMO'], !databaseUrl && loopback),
    passwordSignIn: readBoolean('PASSWORD_SIGN_IN', env['PASSWORD_SIGN_IN'], true),
    oidc,
    requireSecondFactor: readBoolean('REQUIRE_SECOND_FACTOR', env['REQUIRE_SECOND_FACTOR'], false),
    pdfFonts: readFolder('PDF_FONTS', env['PDF_FONTS']),
    logLevel: readLogLevel(env['LOG_LEVEL']),
  };
}

function readPort(value: string | undefined): number {
  if (!value) return 4000;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) {
    throw new ConfigError(`PORT must be a whole number from 0 to 65535, not "${value}".`);
  }
  return port;
}

function readDatabaseUrl(value: string | undefined): string | null {
  if (!value) return null;
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new ConfigError('DATABASE_URL must look like postgres://user:password@host:5432/name.');
  }
  return value;
}

function readRedisUrl(value: string | undefined): string | null {
  if (!value) return null;
  if (!/^rediss?:\/\/[^/]/.test(value) || !URL.canParse(value)) {
    throw new ConfigError(
      'REDIS_URL must look like redis://user:password@host:6379/0, or rediss:// for TLS.',
    );
  }
  return value;
}

function readSmtpUrl(value: string | undefined): SmtpServer | null {
  if (!value) return null;
  const url = /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value) ? new URL(value) : null;
  const login = url && readLogin(url);
  if (!url?.hostname || url.pathname.length > 1 || url.search || url.hash || login === undefined) {
    throw new ConfigError(
      'SMTP_URL must look like smtp://user:password@host:587, or smtps:// for TLS at once.',
    );
  }
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    login,
  };
}

function readImapUrl(value: string | undefined): ImapServer | null {
  if (!value) return null;
  const url = /^imaps?:\/\/[^/]/.test(value) && URL.canParse(value) ? new URL(value) : null;
  const login = url && readLogin(url);
  const mailbox = url && readPart(url.pathname.slice(1));
  if (!url?.hostname || !login || mailbox == null || url.search || url.hash) {
    throw new ConfigError(
      'IMAP_URL must look like imaps://user:password@host:993/INBOX, or imap:// where TLS begins by STARTTLS.',
    );
  }
  const secure = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 993 : 143)),
    secure,
    login,
    mailbox: mailbox || 'INBOX',
  };
}

/** Undefined: it cannot be read. */
function readPart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Null: none is given; undefined: it cannot be read. */
function readLogin({ username, password }: URL): SmtpServer['login'] | undefined {
  if (!username) return password ? undefined : null;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

function readMailFrom(value: string | undefined): MailSender | null {
  if (!value) return null;
  const [, name = '', address] = /^(?:"?([^"<>\p{Cc}]*?)"? *<([^<>]+)>|)$/u.exec(value.trim()) ?? [];
  const sender = { name, address: address ?? value.trim() };
  if (!/^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/.test(sender.address)) {
    throw new ConfigError(
      'MAIL_FROM must be one address: umlauf@example.org, or Umlauf <umlauf@example.org>.',
    );
  }
  return sender;
}

function readPublicOrigins(value: string | undefined, host: string, port: number): string[] {
  if (value) {
    if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
      throw new ConfigError(`PUBLIC_URL must be an http or https address, not "${value}".`);
    }
    return [new URL(value).origin];
  }
  if (!LOOPBACK.has(host)) {
    throw new ConfigError(`PUBLIC_URL is required when HOST (${host}) is not a loopback address.`);
  }
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

function readTrustedProxies(value: string | undefined): string[] {
  const addresses = (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  for (const address of addresses) {
    const [ip, bits = '0'] = address.split('/');
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(ip!)]!;
    if (!/^\d{1,3}$/.test(bits) || Number(bits) > longest) {
      throw new ConfigError(`TRUSTED_PROXIES must list addresses or networks, not "${address}".`);
    }
  }
  return addresses;
}

function readBoolean(name: string, value: string | undefined, fallback: boolean): boolean {
  if (!value) return fallback;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new ConfigError(`${name} must be true or false, not "${value}".`);
}

/** Null: none is named. */
function readFolder(name: string, value: string | undefined): string | null {
  if (!value) return null;
  const path = resolve(value);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new ConfigError(`${name} must be a folder; there is none at "${value}".`);
  return path;
}

function readLogLevel(value: string | undefined): string {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
  if (!value) return 'warn';
  if (levels.includes(value)) return value;
  throw new ConfigError(`LOG_LEVEL must be one of ${levels.join(', ')}, not "${value}".`);
}
