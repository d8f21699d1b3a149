import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** What the environment says, read once; see the README for the meaning of each variable. */
export interface Config {
  port: number;
  host: string;
  /** Origins that links, cookies and origin checks accept; the first one is used in links. */
  publicOrigins: string[];
  dataDir: string;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** Null: made once and kept in `dataDir`. */
  secret: string | null;
  trustedProxies: string[];
  metricsToken: string | null;
  demo: boolean;
  logLevel: string;
}

/** A value of the environment that cannot be read: one clear line, exit code 1. */
export class ConfigError extends Error {}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Reads and checks the environment. Throws `ConfigError` naming the variable that cannot be read. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = readPort(env['PORT']);
  const host = env['HOST'] || '127.0.0.1';
  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']);
  const publicOrigins = readPublicOrigins(env['PUBLIC_URL'], host, port);
  const secret = env['SECRET'] || null;
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
    databaseUrl,
    secret,
    trustedProxies: readTrustedProxies(env['TRUSTED_PROXIES']),
    metricsToken: env['METRICS_TOKEN'] || null,
    demo: readBoolean('DEMO', env['DEMO'], !databaseUrl && loopback),
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

function readLogLevel(value: string | undefined): string {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
  if (!value) return 'warn';
  if (levels.includes(value)) return value;
  throw new ConfigError(`LOG_LEVEL must be one of ${levels.join(', ')}, not "${value}".`);
}
