import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, isScope, type Scope } from '@umlauf/shared/scopes';
import { needsOf } from '@umlauf/server/platform/graphql/tell-scopes';
import { makeSchema } from '@umlauf/server/schema';
import { Api, type ApiError } from './testkit/api.ts';
import { overSocket } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { leastOperation } from './testkit/least-operation.ts';
import type { Person } from './testkit/seed.ts';

/** Generated from the schema: a new root field is covered without being listed. */
const schema = await makeSchema({ get: (resolver: new () => object) => new resolver() } as never);
const rootsOf = (kind: string, type: GraphQLObjectType) =>
  Object.values(type.getFields()).map((field) => [`${kind} ${field.name}`, kind, field] as const);
const ROOTS: (readonly [string, string, GraphQLField<unknown, unknown>])[] = [
  ...rootsOf('query', schema.getQueryType()!),
  ...rootsOf('mutation', schema.getMutationType()!),
  ...rootsOf('subscription', schema.getSubscriptionType()!),
];

let hub: TestHub;
let owner: Person;
beforeAll(async () => {
  hub = await startTestHub();
  owner = await hub.seed.person({ isAdministrator: true });
});
afterAll(() => hub.close());

const programs = new Map<string, Promise<Api>>();

/** An administrator's program with exactly these scopes. */
function program(scopes: readonly Scope[]): Promise<Api> {
  const key = scopes.join(' ');
  let api = programs.get(key);
  if (!api) {
    api = hub.seed.token(owner.id, [...scopes]).then(({ secret }) => new Api(hub.url, secret));
    programs.set(key, api);
  }
  return api;
}

/** What is refused, of what may well fail for other reasons. */
async function refusalOf(scopes: readonly Scope[], kind: string, operation: string) {
  const api = await program(scopes);
  const refused = (errors: readonly ApiError[] | undefined) =>
    errors?.map(({ extensions }) => extensions).find(({ code }) => code === 'FORBIDDEN') ?? null;
  if (kind !== 'subscription') return refused((await api.send(operation)).errors);
  const following = overSocket(api, operation);
  // One that is let in may have nothing to say.
  const known = () => following.hasEnded || following.errors.length > 0;
  await expect
    .poll(known, { timeout: 3_000 })
    .toBe(true)
    .catch(() => undefined);
  following.stop();
  return refused(following.errors);
}

describe('a token may ask for a root field by the scopes that its description names', () => {
  it.each(ROOTS)('%s', async (_, kind, field) => {
    const operation = leastOperation(kind, field);
    const needs = needsOf(field)!;
    const scopes = needs.filter(isScope);
    for (const missing of scopes) {
      const rest = SCOPES.filter((scope) => scope !== missing);
      expect(await refusalOf(rest, kind, operation)).toEqual({ code: 'FORBIDDEN', missingScope: missing });
    }
    const told = field.description!.match(/`[a-z]+:[a-z]+`/g) ?? [];
    expect(told.map((word) => word.slice(1, -1))).toEqual(scopes);
    const refusal = await refusalOf(scopes.length > 0 ? scopes : SCOPES, kind, operation);
    const isForPeople = needs.includes('person') || field.description!.includes('Not for access tokens.');
    expect(refusal).toEqual(isForPeople ? { code: 'FORBIDDEN' } : null);
  });
});
