import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { signIn } from '../../../test/testkit/sign-in.ts';
import { makeSetupToken } from './setup-link.ts';

let hub: TestHub;
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(() => hub.close());

const look = (token: string) => fetch(`${hub.url}/api/setup?token=${encodeURIComponent(token)}`);
const setUp = (body: object | string) =>
  fetch(`${hub.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const firstToken = () => new URL(hub.server.setupUrl!).searchParams.get('token')!;
const somebody = (more: object = {}) => ({
  token: firstToken(),
  name: 'Alva Probe',
  email: 'alva@umlauf.example',
  password: PASSWORD,
  ...more,
});
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string; fields?: object } }[] }).errors[0]!
    .extensions;

describe('the first administrator', () => {
  it('gets in by the one-time link and is signed in at once', async () => {
    expect(hub.server.setupUrl).toMatch(/^http:\/\/localhost:\d+\/setup\?token=[\w-]{43}$/);
    expect(await (await look(firstToken())).json()).toEqual({ kind: 'FIRST_ADMINISTRATOR' });
    const response = await setUp(somebody({ email: ' Alva@Umlauf.example ' }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ email: 'alva@umlauf.example' });
    const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
    const { viewer } = await new Api(hub.url, null, { cookie }).query(
      '{ viewer { isAdministrator email account { name } } }',
    );
    expect(viewer).toEqual({
      isAdministrator: true,
      email: 'alva@umlauf.example',
      account: { name: 'Alva Probe' },
    });
  });

  it('is one: the link is good once, also for two at the same moment', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => setUp(somebody({ email: `${name}@umlauf.example` }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(await hub.sql('select 1 from account')).toHaveLength(1);
    expect((await look(firstToken())).status).toBe(410);
    await hub.restart();
    expect(hub.server.setupUrl).toBeNull();
  });

  it('has a link that is kept as a hash and ends after seven days', async () => {
    const rows = await hub.sql<{ value: string; days: number }>(
      `select value, extract(epoch from expires_at - now()) / 86400 as days from verification`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.value).not.toBe(firstToken());
    expect(Number(rows[0]!.days)).toBeCloseTo(7, 1);
    await hub.sql('update verification set expires_at = now()');
    expect((await look(firstToken())).status).toBe(410);
    const late = await setUp(somebody());
    expect(late.status).toBe(410);
    expect(await codeOf(late)).toEqual({ code: 'GONE' });
    expect(await hub.sql('select 1 from account')).toEqual([]);
  });

  it('gets a new link with each start; the former one is void', async () => {
    const former = firstToken();
    await hub.restart();
    expect(firstToken()).not.toBe(former);
    expect((await look(former)).status).toBe(410);
    expect((await look(firstToken())).status).toBe(200);
  });

  it('is no longer wanted when the operator has made an account meanwhile', async () => {
    const token = firstToken();
    await hub.seed.person();
    expect((await look(token)).status).toBe(410);
    expect((await setUp(somebody({ token }))).status).toBe(410);
    expect(await hub.sql('select 1 from account where is_administrator')).toEqual([]);
  });

  it('is asked again, and keeps the link, when something is wrong', async () => {
    const wrong: [object, object][] = [
      [{ name: ' ' }, { name: 'EMPTY' }],
      [{ name: 'x'.repeat(201) }, { name: 'TOO_LONG' }],
      [{ email: 'alva' }, { email: 'MALFORMED' }],
      [{ email: 'a@b\u0000' }, { email: 'CONTROL_CHARACTER' }],
      [{ password: 'zu kurz' }, { password: 'TOO_SHORT' }],
      [{ password: 'x'.repeat(257) }, { password: 'TOO_LONG' }],
      [{ password: { $ne: '' } }, { password: 'TOO_SHORT' }],
    ];
    for (const [more, fields] of wrong) {
      const response = await setUp(somebody(more));
      expect(response.status).toBe(400);
      expect(await codeOf(response)).toEqual({ code: 'INVALID_INPUT', fields });
    }
    expect(await hub.sql('select 1 from account')).toEqual([]);
    expect((await setUp(somebody())).status).toBe(200);
  });
});

describe('a link to set a password', () => {
  it('sets it once, and ends what was open with the former one', async () => {
    const person = await hub.seed.person({ password: true });
    const open = await signIn(hub.url, person.email);
    const token = await hub.server.hub.database.withActor({ system: 'operator' }, (transaction) =>
      makeSetupToken(transaction, { kind: 'SET_PASSWORD', accountId: person.id }),
    );
    expect(await (await look(token)).json()).toEqual({
      kind: 'SET_PASSWORD',
      email: person.email,
      name: person.name,
    });
    const password = 'another password of the tests';
    expect((await setUp({ token, password })).status).toBe(200);
    expect((await setUp({ token, password })).status).toBe(410);
    expect((await signIn(hub.url, person.email)).status).toBe(401);
    expect((await signIn(hub.url, person.email, password)).status).toBe(200);
    const cookie = open.headers.getSetCookie()[0]!.split(';')[0]!;
    const former = new Api(hub.url, null, { cookie });
    expect((await former.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('tells the owner of a new password, and nobody of the first one', async () => {
    const told = [];
    for (const has of [true, false]) {
      const person = await hub.seed.person({ password: has });
      const token = await hub.server.hub.database.withActor({ system: 'operator' }, (transaction) =>
        makeSetupToken(transaction, { kind: 'SET_PASSWORD', accountId: person.id }),
      );
      expect((await setUp({ token, password: 'another password of the tests' })).status).toBe(200);
      const mails = await hub.sql<{ kind: string }>('select kind from mail where recipient = $1', [
        person.email,
      ]);
      told.push(mails.map(({ kind }) => kind));
    }
    expect(told).toEqual([['PASSWORD_CHANGED'], []]);
  });
});

describe('what is no link', () => {
  it.each(['', 'x', 'A'.repeat(43), 'x'.repeat(5_000), "' or 1=1 --"])('"%s" is GONE', async (token) => {
    expect((await look(token)).status).toBe(410);
    const response = await setUp(somebody({ token }));
    expect(response.status).toBe(410);
    expect(await codeOf(response)).toEqual({ code: 'GONE' });
  });

  it.each(['', '{', 'null', '[]', '"x"', '7'])('a body of %s is INVALID_INPUT or GONE', async (body) => {
    const response = await setUp(body);
    expect([400, 410]).toContain(response.status);
    expect(['INVALID_INPUT', 'GONE']).toContain((await codeOf(response)).code);
  });

  it('a body of another type is GONE', async () => {
    const response = await fetch(`${hub.url}/api/setup`, { method: 'POST', body: 'token=x' });
    expect(response.status).toBe(410);
  });
});
