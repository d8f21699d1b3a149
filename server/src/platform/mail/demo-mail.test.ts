import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import { composeMail } from './compose-mail.ts';

let hub: TestHub;
let id: string;
beforeAll(async () => {
  hub = await startTestHub({ DEMO: 'true' });
  const { database, outbox } = hub.server.hub;
  id = await database.withActor({ system: 'demo' }, (transaction) =>
    outbox.enqueue(transaction, {
      kind: 'TEST',
      to: 'erika@mail.example',
      locale: 'EN',
      ...composeMail({ locale: 'EN', subject: 'Hello', paragraphs: ['<script>alert(1)</script>'] }),
    }),
  );
});
afterAll(() => hub.close());

it('shows the mails that the demo keeps, newest first', async () => {
  const { mails } = (await (await fetch(`${hub.url}/api/demo/mail`)).json()) as { mails: object[] };
  expect(mails[0]).toMatchObject({ id, recipient: 'erika@mail.example', subject: 'Hello', state: 'WAITING' });
  expect(mails[0]).not.toHaveProperty('text');
  const mail = (await (await fetch(`${hub.url}/api/demo/mail/${id}`)).json()) as { text: string };
  expect(mail.text).toContain('<script>alert(1)</script>');
});

it('shows its HTML where nothing can run', async () => {
  const response = await fetch(`${hub.url}/api/demo/mail/${id}/html`);
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toContain('&lt;script&gt;');
});

it.each(['mai_nothing', 'x', `mai_${'0'.repeat(26)}`, '..%2f'])('knows no mail %s', async (unknown) => {
  expect((await fetch(`${hub.url}/api/demo/mail/${unknown}`)).status).toBe(404);
});

it('shows nothing to whoever comes through a proxy, and nothing outside of the demo', async () => {
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  expect((await fetch(`${hub.url}/api/demo/mail`, forwarded)).status).toBe(404);
  expect((await fetch(`${hub.url}/api/demo/mail/${id}`, forwarded)).status).toBe(404);
  const real = await startTestHub();
  try {
    expect((await fetch(`${real.url}/api/demo/mail`)).status).toBe(404);
  } finally {
    await real.close();
  }
});

/** `fetch` sets these two itself. */
function statusFor(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${hub.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject).end();
  });
}

const paths = () => ['/api/demo/mail', `/api/demo/mail/${id}`, `/api/demo/mail/${id}/html`];

it.each(['evil.example', 'evil.example:4000', 'localhost.evil.example', '127.0.0.1', 'localhost'])(
  'shows nothing by the name %s, which leads here too',
  async (host) => {
    for (const path of paths()) expect(await statusFor(path, { host }), path).toBe(404);
  },
);

it.each(['cross-site', 'same-site', 'anything'])('shows nothing to a page that is %s', async (site) => {
  for (const path of paths()) expect(await statusFor(path, { 'sec-fetch-site': site }), path).toBe(404);
});

it.each(['same-origin', 'none'])('shows its mails by its own names to a page that is %s', async (site) => {
  for (const host of [`localhost:${hub.server.port}`, `127.0.0.1:${hub.server.port}`])
    for (const path of paths())
      expect(await statusFor(path, { host, 'sec-fetch-site': site }), `${host}${path}`).toBe(200);
});
