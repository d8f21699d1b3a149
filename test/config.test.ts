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
      s3: null,
      databaseUrl: null,
      redisUrl: null,
      secret: null,
      trustedProxies: [],
      metricsToken: null,
      smtp: null,
      mailFrom: null,
      imap: null,
      demo: true,
      requireSecondFactor: false,
      passwordSignIn: true,
      oidc: null,
      pdfFonts: null,
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
        'S3_URL',
        'DATABASE_URL',
        'REDIS_URL',
        'SECRET',
        'TRUSTED_PROXIES',
        'METRICS_TOKEN',
        'SMTP_URL',
        'MAIL_FROM',
        'IMAP_URL',
        'DEMO',
        'REQUIRE_SECOND_FACTOR',
        'PASSWORD_SIGN_IN',
        'OIDC_ISSUER',
        'OIDC_CLIENT_ID',
        'OIDC_CLIENT_SECRET',
        'PDF_FONTS',
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
    ['REDIS_URL', 'redis.example:6379', {}],
    ['REDIS_URL', 'http://redis.example', {}],
    ['REDIS_URL', 'redis://', {}],
    ['S3_URL', 's3://akten', {}],
    ['S3_URL', 'https://s3.example.org', {}],
    ['S3_URL', 'https://s3.example.org/Akten', {}],
    ['S3_URL', 'https://s3.example.org/akten/a b', {}],
    ['S3_URL', 'https://s3.example.org/akten?endpoint=x', {}],
    ['S3_URL', 'https://s3.example.org/akten#teil', {}],
    ['S3_URL', 'https://key@s3.example.org/akten', {}],
    ['S3_URL', 'https://key:%zz@s3.example.org/akten', {}],
    ['S3_URL', 'https://s3.example.org/akten', { AWS_ACCESS_KEY_ID: 'key' }],
    ['SECRET', '', { DATABASE_URL }],
    ['SECRET', 'short', {}],
    ['TRUSTED_PROXIES', 'proxy.example', {}],
    ['TRUSTED_PROXIES', '10.0.0.0/64', {}],
    ['TRUSTED_PROXIES', '10.0.0.1,*', {}],
    ['TRUSTED_PROXIES', '10.0.0.0/x', {}],
    ['SMTP_URL', 'mail.example:587', {}],
    ['SMTP_URL', 'http://mail.example', {}],
    ['SMTP_URL', 'smtp://', {}],
    ['SMTP_URL', 'smtp://mail.example/inbox', {}],
    ['SMTP_URL', 'smtp://mail.example?proxy=http://elsewhere.example', {}],
    ['SMTP_URL', 'smtp://:geheim@mail.example', {}],
    ['SMTP_URL', 'smtp://%zz:geheim@mail.example', {}],
    ['SMTP_URL', 'smtp://mail.example:65536', {}],
    ['IMAP_URL', 'mail.example:993', {}],
    ['IMAP_URL', 'https://u:geheim@mail.example', {}],
    ['IMAP_URL', 'imaps://mail.example', {}],
    ['IMAP_URL', 'imaps://:geheim@mail.example', {}],
    ['IMAP_URL', 'imaps://u:gehe/im@mail.example', {}],
    ['IMAP_URL', 'imaps://u:geheim@mail.example/%zz', {}],
    ['IMAP_URL', 'imaps://u:geheim@mail.example/INBOX?x', {}],
    ['MAIL_FROM', 'umlauf', {}],
    ['MAIL_FROM', 'Umlauf umlauf@example.org', {}],
    ['MAIL_FROM', 'a@example.org, b@example.org', {}],
    ['MAIL_FROM', 'Umlauf\r\nBcc: x <umlauf@example.org>', {}],
    ['MAIL_FROM', 'Umlauf <umlauf@example.org> <x@example.org>', {}],
    ['PDF_FONTS', '/there/is/no/such/folder', {}],
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
    expect(() => readConfig({ SMTP_URL: 'smtp://umlauf:geheim@mail.example/x' })).toThrow(/^(?!.*geheim)/);
    for (const rest of ['mail.example/%zz', 'mail.example?x', ''])
      expect(() => readConfig({ IMAP_URL: `imaps://u:geheim@${rest}` })).toThrow(/^(?!.*geheim)/);
    // A secret of this kind often has a slash, which ends the part where it belongs.
    for (const secret of ['geheim/wort', '9/geheim', 'geheim%zz'])
      expect(() => readConfig({ S3_URL: `https://key:${secret}@s3.example.org/akten` })).toThrow(
        /^(?!.*geheim)/,
      );
    expect(() => readConfig({ SECRET: 'zu-kurz' })).toThrow(/^(?!.*zu-kurz)/);
  });

  it.each([
    ['an address', '10.0.0.1', ['10.0.0.1']],
    ['networks of both kinds', ' 10.0.0.0/8, fd00::/8 ', ['10.0.0.0/8', 'fd00::/8']],
  ])('is not %s for TRUSTED_PROXIES', (_, value, expected) => {
    expect(readConfig({ TRUSTED_PROXIES: value }).trustedProxies).toEqual(expected);
  });
});

describe('mail', () => {
  const server = { host: 'mail.example', port: 587, secure: false, login: null };
  it.each([
    ['smtp://mail.example', server],
    ['smtp://mail.example:25', { ...server, port: 25 }],
    ['smtps://mail.example', { ...server, port: 465, secure: true }],
    ['smtp://[::1]:1025/', { ...server, host: '::1', port: 1025 }],
    ['smtp://u%40x:p%2Fw@mail.example', { ...server, login: { user: 'u@x', password: 'p/w' } }],
  ])('goes out through %s', (value, smtp) => {
    expect(readConfig({ SMTP_URL: value }).smtp).toEqual(smtp);
  });

  it.each([
    ['umlauf@example.org', { name: '', address: 'umlauf@example.org' }],
    [' Umlauf <umlauf@example.org> ', { name: 'Umlauf', address: 'umlauf@example.org' }],
    ['"Umlauf, Köln" <umlauf@example.org>', { name: 'Umlauf, Köln', address: 'umlauf@example.org' }],
  ])('comes from %s', (value, sender) => {
    expect(readConfig({ MAIL_FROM: value }).mailFrom).toEqual(sender);
  });
});

describe('the mailbox of answers', () => {
  const server = {
    host: 'mail.example',
    port: 993,
    secure: true,
    login: { user: 'umlauf', password: 'p/w' },
    mailbox: 'INBOX',
  };
  it.each([
    ['imaps://umlauf:p%2Fw@mail.example', server],
    ['imaps://umlauf:p%2Fw@mail.example/', server],
    ['imap://umlauf:p%2Fw@mail.example', { ...server, port: 143, secure: false }],
    [
      'imaps://umlauf:p%2Fw@[::1]:1993/INBOX%2FAntworten',
      { ...server, host: '::1', port: 1993, mailbox: 'INBOX/Antworten' },
    ],
  ])('is read from %s', (value, imap) => {
    expect(readConfig({ IMAP_URL: value }).imap).toEqual(imap);
  });
});

describe('a store of files', () => {
  const s3 = {
    endpoint: 'https://s3.example.org',
    region: 'us-east-1',
    bucket: 'akten',
    prefix: '',
    credentials: null,
  };
  const own = { accessKeyId: 'key', secretAccessKey: 'ge/heim+' };
  it.each([
    ['https://s3.example.org/akten', {}, s3],
    ['https://s3.example.org/akten/', {}, s3],
    ['http://minio:9000/akten/umlauf', {}, { ...s3, endpoint: 'http://minio:9000', prefix: 'umlauf/' }],
    ['https://s3.example.org/akten//a/b/', {}, { ...s3, prefix: 'a/b/' }],
    ['https://s3.example.org/akten?region=eu-central-1', {}, { ...s3, region: 'eu-central-1' }],
    ['https://s3.example.org/akten', { AWS_REGION: 'eu-north-1' }, { ...s3, region: 'eu-north-1' }],
    [
      'https://key:ge%2Fheim%2B@s3.example.org/akten',
      { AWS_ACCESS_KEY_ID: 'x' },
      { ...s3, credentials: own },
    ],
    [
      'https://s3.example.org/akten',
      { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'ge/heim+' },
      { ...s3, credentials: own },
    ],
    [
      'https://s3.example.org/akten',
      { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'ge/heim+', AWS_SESSION_TOKEN: 'kurz' },
      { ...s3, credentials: { ...own, sessionToken: 'kurz' } },
    ],
  ])('is %s', (S3_URL, env, read) => {
    expect(readConfig({ ...env, S3_URL }).s3).toEqual(read);
  });
});

describe('an identity provider', () => {
  const OIDC = {
    OIDC_ISSUER: 'https://sso.example/realms/a',
    OIDC_CLIENT_ID: 'umlauf',
    OIDC_CLIENT_SECRET: 'x',
  };

  it('is read with its groups', () => {
    expect(readConfig({ ...OIDC, OIDC_ADMINISTRATOR_GROUPS: 'a, b' }).oidc).toEqual({
      issuer: OIDC.OIDC_ISSUER,
      clientId: 'umlauf',
      clientSecret: 'x',
      name: null,
      groupsClaim: 'groups',
      administratorGroups: ['a', 'b'],
      allowedGroups: [],
      organisationClaim: null,
    });
  });

  it.each([
    ['OIDC_ISSUER', { ...OIDC, OIDC_ISSUER: '' }],
    ['OIDC_CLIENT_SECRET', { ...OIDC, OIDC_CLIENT_SECRET: '' }],
    ['OIDC_ISSUER', { ...OIDC, OIDC_ISSUER: 'http://sso.example' }],
    ['OIDC_ISSUER', { ...OIDC, OIDC_ISSUER: 'sso.example' }],
    ['PASSWORD_SIGN_IN', { PASSWORD_SIGN_IN: 'false' }],
  ])('names %s when it cannot be', (name, env) => {
    expect(() => readConfig(env)).toThrow(new RegExp(name));
  });
});
