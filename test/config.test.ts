import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '@umlauf/server/platform/config';

const SECRET = 'x'.repeat(32);
const DATABASE_URL = 'postgres://umlauf@database.example/umlauf';

describe('without a word', () => {
  it('everything is as the contract says', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      publicOrigins: ['http://localhost:4000', 'http://127.0.0.1:4000'],
      dataDir: expect.stringMatching(/\/data$/),
      databaseUrl: null,
      secret: null,
      trustedProxies: [],
      metricsToken: null,
      demo: true,
      logLevel: 'warn',
    });
  });

  it('an empty value is no value', () => {
    const empty = Object.fromEntries(
      [
        'PORT',
        'HOST',
        'PUBLIC_URL',
        'DATA_DIR',
        'DATABASE_URL',
        'SECRET',
        'TRUSTED_PROXIES',
        'METRICS_TOKEN',
        'DEMO',
        'LOG_LEVEL',
      ].map((name) => [name, '']),
    );
    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe('the demo', () => {
  it.each([
    ['on a loopback address', {}, true],
    ['on the other one', { HOST: '::1' }, true],
    ['under a loopback name', { PUBLIC_URL: 'http://localhost:5173' }, true],
    ['for others', { PUBLIC_URL: 'https://hub.example' }, false],
    ['for others to reach', { HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:4000' }, false],
    ['over somebody’s database', { DATABASE_URL, SECRET }, false],
    ['when asked for', { DATABASE_URL, SECRET, DEMO: 'true' }, true],
    ['when not wanted', { DEMO: 'false' }, false],
  ])('%s', (_, env, demo) => {
    expect(readConfig(env).demo).toBe(demo);
  });
});

describe('a value that cannot be read', () => {
  it.each([
    ['PORT', 'viertausend', {}],
    ['PORT', '-1', {}],
    ['PORT', '65536', {}],
    ['PORT', '80.5', {}],
    ['PORT', '0x50 ', {}],
    ['PUBLIC_URL', 'hub.example', {}],
    ['PUBLIC_URL', 'ftp://hub.example', {}],
    ['PUBLIC_URL', 'http://', {}],
    ['PUBLIC_URL', 'javascript:alert(1)', {}],
    ['PUBLIC_URL', '', { HOST: '0.0.0.0' }],
    ['DATABASE_URL', 'mysql://database.example/umlauf', { SECRET }],
    ['DATABASE_URL', 'postgres://[', { SECRET }],
    ['DATABASE_URL', '/var/run/postgresql', { SECRET }],
    ['SECRET', '', { DATABASE_URL }],
    ['SECRET', 'short', {}],
    ['TRUSTED_PROXIES', 'proxy.example', {}],
    ['TRUSTED_PROXIES', '10.0.0.0/64', {}],
    ['TRUSTED_PROXIES', '10.0.0.1,*', {}],
    ['TRUSTED_PROXIES', '10.0.0.0/x', {}],
    ['DEMO', 'yes', {}],
    ['DEMO', '1', {}],
    ['LOG_LEVEL', 'laut', {}],
  ])('%s=%s is an error that names it, in one line', (name, value, more) => {
    const read = () => readConfig({ ...more, [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^[^\\n]*\\b${name}\\b[^\\n]*$`));
  });

  it('does not tell a secret', () => {
    const url = 'postgresq://umlauf:geheim@database.example/umlauf';
    expect(() => readConfig({ DATABASE_URL: url, SECRET })).toThrow(/^(?!.*geheim)/);
    expect(() => readConfig({ SECRET: 'zu-kurz' })).toThrow(/^(?!.*zu-kurz)/);
  });

  it.each([
    ['an address', '10.0.0.1', ['10.0.0.1']],
    ['networks of both kinds', ' 10.0.0.0/8, fd00::/8 ', ['10.0.0.0/8', 'fd00::/8']],
  ])('is not %s for TRUSTED_PROXIES', (_, value, expected) => {
    expect(readConfig({ TRUSTED_PROXIES: value }).trustedProxies).toEqual(expected);
  });
});
