import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { addTask } from '../../../test/testkit/written.ts';
import type { TaskVerb } from './task.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const of = (roles: readonly Role[], outcome: string) =>
  Object.fromEntries(roles.map((role) => [role, outcome])) as Record<Role, string>;
/** Whoever reads the document and edits nothing in its space. */
const READING: readonly Role[] = ROLES.filter((role) =>
  ['reader', 'readingToken', 'readingProgram'].includes(role),
);
const WRITING: readonly Role[] = ['writer', 'program', 'lead'];

const NOTE = 'mutation($input: NoteTaskInput!) { noteTask(input: $input) { id } }';
const HAND_OVER = 'mutation($input: HandOverTaskInput!) { handOverTask(input: $input) { id } }';
const TICK = 'mutation($input: SetTaskInput!) { setTask(input: $input) { id } }';

const VERBS: { verb: TaskVerb; query: string; input: (entryId: string, accountId: string) => object }[] = [
  { verb: 'tend', query: NOTE, input: (entryId) => ({ entryId, note: 'In Arbeit' }) },
  { verb: 'tend', query: HAND_OVER, input: (entryId, accountId) => ({ entryId, accountId }) },
  { verb: 'tend', query: TICK, input: (entryId) => ({ entryId, state: 'DONE' }) },
];

describe.each(VERBS)('$verb: $query', ({ query, input }) => {
  it.each(ROLES)('of %s', async (role) => {
    const { space, api } = await castAs(hub, role);
    const entryId = await addTask(space.lead.api, space.id, 'Ortstermin');
    const before = await tracesOf(hub, space.id);
    const outcome = await outcomeOf(api, query, { input: input(entryId, space.lead.id) });
    const expected = {
      ...of(ROLES, 'NOT_FOUND'),
      ...of(['anonymous', 'passerby'], 'UNAUTHENTICATED'),
      ...of(READING, 'FORBIDDEN'),
      ...of(WRITING, 'ok'),
      ...of(
        ROLES.filter((each) => each === 'visitor' || each === 'guest'),
        'FORBIDDEN',
      ),
    };
    expect(outcome).toBe(expected[role]);
    if (outcome !== 'ok') expect(await tracesOf(hub, space.id)).toBe(before);
  });
});

const OWN: typeof VERBS = VERBS.map((each) => ({ ...each, verb: 'tendOwn' }));

it.each(OWN)('$verb: $query, of the member who is responsible', async ({ query, input }) => {
  const space = await hub.seed.space({ readers: 1 });
  const [reader] = space.readers;
  const entryId = await addTask(space.lead.api, space.id, 'Ortstermin', reader!.id);
  expect(await outcomeOf(reader!.api, query, { input: input(entryId, space.lead.id) })).toBe('ok');
});
