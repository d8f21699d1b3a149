import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from './testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface End {
  answer: string;
  seconds: number;
}

/** Says this, then one letter more every half second, and tells how it ended. */
function sayingSlowly(beginning: string): Promise<End> {
  const { promise, resolve } = Promise.withResolvers<End>();
  const begunAt = performance.now();
  let answer = '';
  const line = connect(hub.server.port, '127.0.0.1', () => line.write(beginning));
  const dripping = setInterval(() => line.write('x'), 500);
  line.on('data', (bytes) => (answer += bytes.toString()));
  line.on('error', () => undefined);
  line.on('close', () => {
    clearInterval(dripping);
    resolve({ answer, seconds: (performance.now() - begunAt) / 1_000 });
  });
  return promise;
}

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\n';
const BODY = `${HEAD}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n`;

it('who never comes to the end of a request does not keep its connection, and holds nobody up', async () => {
  const [head, body, file, idle] = await Promise.all([
    sayingSlowly(`${HEAD}X-Slow: `),
    sayingSlowly(BODY),
    sayingSlowly(BODY.replace('/graphql', '/api/auth/sign-in/email')),
    sayingSlowly(''),
    ...Array.from({ length: 50 }, () => sayingSlowly(`${HEAD}X-Slow: `)),
  ]);
  for (const { answer, seconds } of [head, idle]) {
    expect(answer).toMatch(/^$|^HTTP\/1\.1 (408|400) /);
    expect(seconds).toBeLessThan(16);
  }
  for (const { answer, seconds } of [body, file]) {
    expect(answer).toMatch(/^$|^HTTP\/1\.1 408 /);
    expect(seconds).toBeLessThan(22);
  }
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
});
