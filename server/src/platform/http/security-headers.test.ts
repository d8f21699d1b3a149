import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';

const PAGES = new URL('../../../../client/dist/', import.meta.url);

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** By directive. */
const policyOf = ({ headers }: Response) =>
  Object.fromEntries(
    headers
      .get('content-security-policy')!
      .split(';')
      .map((directive) => directive.trim().split(' '))
      .map(([name, ...sources]) => [name, sources]),
  );

const ANSWERS: [string, string, RequestInit][] = [
  ['a page', '/', { headers: { accept: 'text/html' } }],
  ['a page of a document', '/documents/doc_x', { headers: { accept: 'text/html' } }],
  ['GraphiQL', '/graphql', { headers: { accept: 'text/html' } }],
  [
    'the API',
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' },
  ],
  ['a refusal', '/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
  ['the sign-in', '/api/auth/get-session', {}],
  ['nothing', '/api/nothing', {}],
  ['a file that is not there', '/assets/nothing.js', {}],
  ['a sign of life', '/healthz', {}],
];

describe.each(ANSWERS)('%s', (_, path, init) => {
  it('lets the browser run and show what comes from here, and nothing else', async () => {
    const self = ["'self'"];
    const sockets = [hub.url, hub.url.replace('localhost', '127.0.0.1')].map((url) =>
      url.replace('http', 'ws'),
    );
    const { 'connect-src': connected, ...policy } = policyOf(await fetch(hub.url + path, init));
    // No word for what stands in a page itself: neither a script nor a style there is run.
    expect(policy).toEqual({
      'default-src': ["'none'"],
      'script-src': self,
      'style-src': self,
      'img-src': [...self, 'data:', 'blob:'],
      'font-src': self,
      'manifest-src': self,
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': self,
    });
    expect(connected!.toSorted()).toEqual([...self, ...sockets].toSorted());
  });

  it('stands in no frame, is what it says, and tells neither its address nor its maker', async () => {
    const { headers } = await fetch(hub.url + path, init);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    // Plain http exists on loopback only.
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe.skipIf(!existsSync(new URL('index.html', PAGES)))('the pages themselves', () => {
  it.each(['/', '/graphql'])('hold neither a script nor a style: %s', async (path) => {
    const html = await (await fetch(hub.url + path, { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('<script');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|javascript:/i);
  });
});
