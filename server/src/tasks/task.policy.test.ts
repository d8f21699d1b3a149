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

const VERBS: [TaskVerb, string, (entryId: string, accountId: string) => object][] = [
  ['tend', NOTE, (entryId) => ({ entryId, note: 'In Arbeit' })],
  ['tend', HAND_OVER, (entryId, accountId) => ({ entryId, accountId })],
  ['tend', TICK, (entryId) => ({ entryId, state: 'DONE' })],
];

describe.each(VERBS)('%s: %s', (_, query, input) => {
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

it.each(['NOTE', 'HAND_OVER', 'TICK'] as const)('tendOwn: %s of whoever is responsible', async (what) => {
  const space = await hub.seed.space({ readers: 1 });
  const [reader] = space.readers;
  const entryId = await addTask(space.lead.api, space.id, 'Ortstermin', reader!.id);
  const [query, input] = {
    NOTE: [NOTE, { entryId, note: 'In Arbeit' }],
    HAND_OVER: [HAND_OVER, { entryId, accountId: space.lead.id }],
    TICK: [TICK, { entryId, state: 'DONE' }],
  }[what] as [string, object];
  expect(await outcomeOf(reader!.api, query, { input })).toBe('ok');
});
