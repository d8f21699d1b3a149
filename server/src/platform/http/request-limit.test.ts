import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import { limitRequests } from './request-limit.ts';

describe('requests of one address', () => {
  it('are counted, whoever asks, and refused beyond their number; others are not', async () => {
    const app = express().set('trust proxy', true);
    app.use(limitRequests(3), (_request, response) => void response.end());
    app.use(((error, _request, response, _next) => {
      response.status(429).json(error.facts);
    }) satisfies express.ErrorRequestHandler);
    const http = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => http.once('listening', resolve));
    const ask = (address: string) =>
      fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
        headers: { 'x-forwarded-for': address },
      });
    for (let i = 0; i < 3; i++) expect((await ask('10.0.0.1')).status).toBe(200);
    const refused = await ask('10.0.0.1');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ retryAfter: expect.any(Number) });
    expect((await ask('10.0.0.2')).status).toBe(200);
    http.close();
  });
});

describe('every address below /api', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ TRUSTED_PROXIES: '127.0.0.1,::1,::ffff:127.0.0.1' });
  });
  afterAll(() => hub.close());

  it('draws on the minute of its address, and says when to come back', async () => {
    const ask = (path: string, address: string) =>
      fetch(hub.url + path, { headers: { 'x-forwarded-for': address } });
    const paths = [
      '/api/setup?token=x',
      '/api/trail',
      '/api/auth/methods',
      '/api/auth/get-session',
      '/api/x',
    ];
    // Many at once: the minute must not be over before its requests are.
    const spend = () =>
      Promise.all(
        Array.from({ length: 200 }, async () => (await ask('/api/auth/methods', '10.1.0.1')).status),
      );
    let asked = 0;
    for (let statuses = [200]; !statuses.includes(429); asked += statuses.length) statuses = await spend();
    expect(asked).toBeGreaterThan(LIMITS.requestsPerMinuteAndAddress);
    for (const path of paths) {
      const response = await ask(path, '10.1.0.1');
      expect(response.status, path).toBe(429);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    }
    expect((await ask('/api/auth/methods', '10.1.0.2')).status).toBe(200);
    expect((await ask('/healthz', '10.1.0.1')).status).toBe(200);
  });
});
