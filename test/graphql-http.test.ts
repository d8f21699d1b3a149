import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from './testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** As a program asks that is no browser: a foreign page cannot send this header, and without it a GET is refused. */
const fetchFn: typeof fetch = (url, init) =>
  fetch(url, { ...init, headers: { 'apollo-require-preflight': 'true', ...init?.headers } });

const audits = serverAudits({ url: () => `${hub.url}/graphql`, fetchFn });

describe('GraphQL over HTTP', () => {
  it('is audited in all its parts', () => {
    expect(audits.length).toBeGreaterThan(55);
    expect(new Set(audits.map(({ id }) => id)).size).toBe(audits.length);
  });

  // Every MUST and every SHOULD; what merely MAY be is done, too.
  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();
      const fault =
        result.status === 'ok'
          ? null
          : `${result.status}: ${result.reason} ${(await result.response.text()).slice(0, 300)}`;
      expect(fault).toBeNull();
    },
  );
});
