import { existsSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { sessionCookie } from './testkit/sign-in.ts';

let hub: TestHub;
let cookie: string;
beforeAll(async () => {
  hub = await startTestHub();
  const person = await hub.seed.person({ password: true });
  cookie = await sessionCookie(hub.url, person.email);
});
afterAll(() => hub.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: BodyInit, headers: Record<string, string> = JSON_TYPE, path = '/graphql') =>
  fetch(`${hub.url}${path}`, { method: 'POST', headers, body });
const WHO = JSON.stringify({ query: '{ viewer { email } }' });
const codeOf = async (response: Response): Promise<Record<string, unknown>> => {
  const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
  return errors[0]!.extensions;
};

describe('a body', () => {
  it.each([
    ['that is no JSON', '{ viewer', JSON_TYPE],
    ['that is empty', '', JSON_TYPE],
    ['that is a word', '"query"', JSON_TYPE],
    ['that is null', 'null', JSON_TYPE],
    ['that is a number', '7', JSON_TYPE],
    ['without a query', '{}', JSON_TYPE],
    ['whose query is no text', '{"query":{"a":1}}', JSON_TYPE],
    ['whose variables are a list', '{"query":"{ __typename }","variables":[1]}', JSON_TYPE],
    ['whose variables are text', '{"query":"{ __typename }","variables":"x"}', JSON_TYPE],
    ['whose operationName is an object', '{"query":"{ __typename }","operationName":{}}', JSON_TYPE],
    ['with a batch of operations', `[${WHO},${WHO}]`, JSON_TYPE],
    ['with an empty batch', '[]', JSON_TYPE],
    ['of another type', WHO, { 'content-type': 'text/plain' }],
    ['of a form', 'query={viewer{email}}', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['of no type', WHO, {}],
    ['in another charset', WHO, { 'content-type': 'application/json; charset=shift_jis' }],
    ['that is compressed', gzipSync(WHO), { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])('%s is INVALID_INPUT', async (_, body, headers) => {
    const response = await post(body, headers as Record<string, string>);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect((await codeOf(response))['code']).toBe('INVALID_INPUT');
  });

  it('with a query to be kept for later is INVALID_INPUT', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'abc' } };
    for (const body of [{ extensions }, { query: '{ __typename }', extensions }]) {
      expect((await codeOf(await post(JSON.stringify(body))))['code']).toBe('INVALID_INPUT');
    }
  });

  it('with an upload in place of JSON is INVALID_INPUT', async () => {
    const form = new FormData();
    form.set('operations', WHO);
    form.set('map', '{}');
    form.set('0', new Blob(['x'.repeat(1_000)]), 'geheim.txt');
    const response = await post(form, {});
    expect(response.status).toBe(400);
    expect((await codeOf(response))['code']).toBe('INVALID_INPUT');
  });

  it.each([
    ['7 MB', 7 * 1024 * 1024, 'application/json'],
    ['50 MB', 50 * 1024 * 1024, 'application/json'],
    ['7 MB for an event stream', 7 * 1024 * 1024, 'text/event-stream'],
  ])('of %s is LIMIT, with the number', async (_, bytes, accept) => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'a'.repeat(bytes) } });
    const response = await post(body, { ...JSON_TYPE, accept }).catch(() => null);
    // Who goes on sending after the answer may find the line cut.
    if (response) {
      expect(response.status).toBe(413);
      expect(await codeOf(response)).toEqual({
        code: 'LIMIT',
        limit: 'messageBytes',
        max: LIMITS.messageBytes,
      });
    }
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
  });

  it('of 300 kB without content to carry is LIMIT, however its length is told', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'a'.repeat(300_000) } });
    const wanted = { code: 'LIMIT', limit: 'operationBytes', max: LIMITS.operationBytes };
    expect(await codeOf(await post(body))).toMatchObject(wanted);
    expect(await codeOf(await chunked(body))).toMatchObject(wanted);
    const stream = await post(body, { ...JSON_TYPE, accept: 'text/event-stream' });
    expect(await stream.text()).toContain('"limit":"operationBytes"');
  });

  it.each([
    ['lists in one another', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['numbers', `[${'1,'.repeat(200_000)}1]`],
  ])('of 400 kB of %s is LIMIT, before it is read', async (_, value) => {
    const body = `{"query":"{ __typename }","variables":{"x":${value}}}`;
    const wanted = { code: 'LIMIT', limit: 'messageParts', max: LIMITS.messageParts };
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await post(body, { ...JSON_TYPE, accept });
      expect(response.status).toBe(413);
      expect(await codeOf(response)).toEqual(wanted);
    }
  });

  it('in another encoding than UTF-8 is INVALID_INPUT', async () => {
    const type = 'application/json; charset=utf-16le';
    const response = await post(Buffer.from(WHO, 'utf16le'), { 'content-type': type });
    expect(response.status).toBe(400);
    expect((await codeOf(response))['code']).toBe('INVALID_INPUT');
  });

  it('that is no JSON is refused for an event stream, too, before it is read', async () => {
    for (const headers of [JSON_TYPE, { 'content-type': 'text/plain' }]) {
      const response = await post('{ viewer', { ...headers, accept: 'text/event-stream' });
      expect(response.status).toBe(400);
      expect((await codeOf(response))['code']).toBe('INVALID_INPUT');
    }
  });
});

/** A body whose length is not told beforehand. */
async function chunked(body: string, localAddress = '127.0.0.1'): Promise<Response> {
  const { port } = hub.server;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers: JSON_TYPE, localAddress },
      async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        resolve(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 0 }));
      },
    );
    request.on('error', reject);
    for (let i = 0; i < body.length; i += 60_000) request.write(body.slice(i, i + 60_000));
    request.end();
  });
}

describe('a page of another site', () => {
  const FOREIGN = 'https://boese.example';

  it.each([
    ['by POST', () => post(WHO, { ...JSON_TYPE, cookie, origin: FOREIGN })],
    ['by POST from a sandbox', () => post(WHO, { ...JSON_TYPE, cookie, origin: 'null' })],
    [
      'by GET',
      () =>
        fetch(`${hub.url}/graphql?query={viewer{email}}`, {
          headers: { cookie, origin: FOREIGN, 'apollo-require-preflight': 'true' },
        }),
    ],
    ['from another port', () => post(WHO, { ...JSON_TYPE, cookie, origin: 'http://localhost:1' })],
    [
      'from a name that begins like ours',
      () => post(WHO, { ...JSON_TYPE, cookie, origin: `${hub.url}.boese.example` }),
    ],
  ])('gets nothing with a cookie, %s', async (_, ask) => {
    const response = await ask();
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toEqual({ code: 'FORBIDDEN' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('gets nothing as an event stream', async () => {
    const response = await post(WHO, { ...JSON_TYPE, cookie, origin: FOREIGN, accept: 'text/event-stream' });
    expect(await response.text()).toMatch(/"code":"FORBIDDEN"/);
  });

  it('cannot ask by a simple GET, which any page can send without asking before', async () => {
    const response = await fetch(`${hub.url}/graphql?query={viewer{email}}`, { headers: { cookie } });
    expect(response.status).toBe(400);
    expect((await codeOf(response))['code']).toBe('INVALID_INPUT');
  });

  it('is not believed in a preflight', async () => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: FOREIGN, 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('of our own is welcome under both loopback names', async () => {
    const other = hub.url.replace('localhost', '127.0.0.1');
    for (const origin of [hub.url, other]) {
      expect((await post(WHO, { ...JSON_TYPE, cookie, origin })).status).toBe(200);
    }
  });
});

describe.runIf(process.platform === 'linux')('who is not signed in', () => {
  it('has the minute’s budget of their address, and takes it from nobody else', async () => {
    const remaining = async (address: string) => {
      const answer = (await (await chunked('{"query":"{ __typename }"}', address)).json()) as {
        extensions: { cost: { remaining: number } };
      };
      return answer.extensions.cost.remaining;
    };
    const [first, second] = [await remaining('127.0.0.2'), await remaining('127.0.0.2')];
    expect(second).toBe(first - 1);
    expect(await remaining('127.0.0.3')).toBe(LIMITS.graphqlCostPerMinute - 1);
  });

  it('is not believed to come from elsewhere, whatever a header says', async () => {
    const remaining = async (address: string) => {
      const response = await post('{"query":"{ __typename }"}', { ...JSON_TYPE, 'x-forwarded-for': address });
      return ((await response.json()) as { extensions: { cost: { remaining: number } } }).extensions.cost
        .remaining;
    };
    const first = await remaining('203.0.113.7');
    expect(await remaining('203.0.113.8')).toBe(first - 1);
  });
});

describe('answers', () => {
  it('are kept by no cache and say nothing about the software', async () => {
    const response = await post(WHO, { ...JSON_TYPE, cookie });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('to %s are 405', async (method) => {
    expect((await fetch(`${hub.url}/graphql`, { method })).status).toBe(405);
  });

  it('of /api that are not there are 404, and no page', async () => {
    const response = await fetch(`${hub.url}/api/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/json/);
  });

  it('to large sign-ins are LIMIT', async () => {
    const body = JSON.stringify({ email: 'x@umlauf.example', password: 'x'.repeat(70_000) });
    const response = await post(body, JSON_TYPE, '/api/auth/sign-in/email');
    expect(response.status).toBe(413);
    expect((await codeOf(response))['code']).toBe('LIMIT');
  });
});

const CLIENT = new URL('../client/dist/', import.meta.url);

describe.skipIf(!existsSync(new URL('graphiql.html', CLIENT)))('GraphiQL', () => {
  it('comes to a browser from here and from nowhere else', async () => {
    const response = await fetch(`${hub.url}/graphql`, { headers: { accept: 'text/html,*/*' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    const ours = [hub.url, hub.url.replace('localhost', '127.0.0.1')].map((url) => url.replace('http', 'ws'));
    const hosts = policy.match(/\b(?:https?|wss?):\S+?(?=[\s;]|$)/g) ?? [];
    expect(hosts.filter((host) => !ours.includes(host))).toEqual([]);
    expect(policy).not.toMatch(/unsafe-eval|\*/);
    const html = await response.text();
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect((await fetch(hub.url + path)).status, path).toBe(200);
    }
  });

  it('does not stand in the way of a query in the address', async () => {
    const response = await fetch(`${hub.url}/graphql?query={__typename}`, {
      headers: { accept: 'text/html,application/json', 'apollo-require-preflight': 'true' },
    });
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });
});

describe('beside the API', () => {
  it('the schema is the committed one', async () => {
    const committed = readFileSync(new URL('../server/schema.graphql', import.meta.url), 'utf8');
    const response = await fetch(`${hub.url}/graphql/schema.graphql`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe(committed);
  });

  it('it says that it lives and is ready', async () => {
    expect(await (await fetch(`${hub.url}/healthz`)).text()).toBe('ok');
    const ready = await fetch(`${hub.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(Object.values((await ready.json()) as object)).toEqual(expect.not.arrayContaining(['failed']));
  });

  it('measurements are for this machine alone, and for no proxy on it', async () => {
    const metrics = (headers: Record<string, string> = {}) => fetch(`${hub.url}/metrics`, { headers });
    expect(await (await metrics()).text()).toMatch(/^# HELP /m);
    for (const header of ['x-forwarded-for', 'forwarded']) {
      expect((await metrics({ [header]: '127.0.0.1' })).status).toBe(404);
    }
  });

  it('measurements are for whoever bears the token, when there is one', async () => {
    const guarded = await startTestHub({ METRICS_TOKEN: 'a token for measurements' });
    const metrics = (authorization?: string) =>
      fetch(`${guarded.url}/metrics`, { headers: authorization ? { authorization } : {} });
    expect((await metrics()).status).toBe(404);
    expect((await metrics('Bearer another token')).status).toBe(404);
    expect((await metrics('Bearer a token for measurements')).status).toBe(200);
    await guarded.close();
  });
});
