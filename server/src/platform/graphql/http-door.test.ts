import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const post = (query: string, headers: Record<string, string> = {}, variables: object = {}) =>
  fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
const TYPED = { accept: 'application/graphql-response+json' };
const list = (first: number) =>
  `{ spaces(first: 100) { nodes { documents(first: ${first}) { nodes { id title } } } } }`;

describe('what is refused before it is executed', () => {
  it.each([
    ['an operation that is too dear', 400, () => post(list(100), TYPED)],
    [
      'one that is too large',
      400,
      () => post('{ __typename }', TYPED, { x: 'a'.repeat(LIMITS.operationBytes) }),
    ],
    ['one that does not fit the schema', 400, () => post('{ nothing }', TYPED)],
    ['one that does not fit the schema, asked for plain JSON,', 200, () => post('{ nothing }')],
    ['a credential that is none', 401, () => post('{ __typename }', { authorization: 'Bearer x' })],
  ])('%s has the status %i, and not that of a fault of ours', async (_, status, ask) => {
    expect((await ask()).status).toBe(status);
  });

  it('one beyond the minute’s budget has the status 429', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => post(list(60))));
    const refused = answers.find(({ status }) => status !== 200)!;
    expect(refused.status).toBe(429);
    const { extensions } = ((await refused.json()) as any).errors[0];
    expect(extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect(refused.headers.get('retry-after')).toBe(String(extensions.retryAfter));
  });
});

describe('a file that is not there', () => {
  it('is NOT_FOUND', async () => {
    const response = await fetch(`${hub.url}/assets/nothing.js`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});
