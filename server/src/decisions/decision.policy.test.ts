import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { decide, SET_STATE } from '../../../test/testkit/rounds.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import type { DecisionVerb } from './decision.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const READ =
  'query($id: ID!) { decision(id: $id) { number title wording votes { agreed } viewerCan { setState } } }';
const INSIDE: readonly Role[] = ['reader', 'readingToken', 'readingProgram', 'writer', 'program', 'lead'];
const of = (roles: readonly Role[], outcome: string) =>
  Object.fromEntries(roles.map((role) => [role, outcome])) as Record<Role, string>;

/** Decisions do not exist for guests and visitors. */
const ACTIONS: {
  verb: DecisionVerb | 'read';
  query: string;
  variables(id: string): object;
  outcomes: Record<Role, string>;
}[] = [
  {
    verb: 'read',
    query: READ,
    variables: (id) => ({ id }),
    outcomes: { ...of(ROLES, 'null'), ...of(INSIDE, 'ok') },
  },
  {
    verb: 'setState',
    query: SET_STATE,
    variables: (decisionId) => ({ input: { decisionId, state: 'CARRIED_OUT' } }),
    outcomes: {
      ...of(ROLES, 'NOT_FOUND'),
      ...of(['anonymous', 'passerby'], 'UNAUTHENTICATED'),
      ...of(INSIDE, 'FORBIDDEN'),
      lead: 'ok',
    },
  },
];

describe.each(ACTIONS)('$verb', ({ query, variables, outcomes }) => {
  it.each(ROLES)('of %s', async (role) => {
    const { space, api, documentId } = await castAs(hub, role);
    const document = documentId ?? (await hub.seed.document({ space })).id;
    const { id } = await decide(space.lead, document);
    const before = await tracesOf(hub, space.id);
    const outcome = await outcomeOf(api, query, variables(id) as Record<string, unknown>);
    expect(outcome).toBe(outcomes[role]);
    if (outcome !== 'ok') expect(await tracesOf(hub, space.id)).toBe(before);
  });
});

it.each(ROLES)('lists, counts and finds for %s what they read', async (role) => {
  const { space, api, documentId } = await castAs(hub, role);
  const document = documentId ?? (await hub.seed.document({ space })).id;
  await decide(space.lead, document, 'Wird der Steinbruch verfüllt?');
  const query = `query($spaceId: ID!) {
    all: decisions(first: 5, filter: { spaceId: $spaceId }) { totalCount nodes { title } }
    found: decisions(first: 5, filter: { spaceId: $spaceId, text: "Steinbrüche" }) { totalCount nodes { wording } } }`;
  const { data, errors } = await api.send<any>(query, { spaceId: space.id });
  expect(errors).toBeUndefined();
  const count = INSIDE.includes(role) ? 1 : 0;
  for (const name of ['all', 'found']) {
    expect(data[name].totalCount).toBe(count);
    expect(data[name].nodes).toHaveLength(count);
  }
});
