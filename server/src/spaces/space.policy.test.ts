import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleAllows, SPACE_ROLES, type SpaceVerb } from '@umlauf/shared/roles';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Action {
  verb: SpaceVerb;
  name: string;
  query: string;
  variables(stage: Stage): Record<string, unknown> | Promise<Record<string, unknown>>;
  outcomes: Record<Role, string>;
}

const CHANGE = {
  anonymous: 'UNAUTHENTICATED',
  passerby: 'UNAUTHENTICATED',
  outsider: 'NOT_FOUND',
  admin: 'NOT_FOUND',
  visitor: 'FORBIDDEN',
  documentGuest: 'NOT_FOUND',
  guest: 'FORBIDDEN',
  reader: 'FORBIDDEN',
  readingToken: 'FORBIDDEN',
  readingProgram: 'FORBIDDEN',
  foreignProgram: 'NOT_FOUND',
} as const;
const LEADS_ONLY = { ...CHANGE, writer: 'FORBIDDEN', program: 'FORBIDDEN', lead: 'ok' };
const WRITERS = { ...CHANGE, writer: 'ok', program: 'ok', lead: 'ok' };
const PROGRAMS = { program: 'ok', readingProgram: 'ok' };
const MEMBERS = { ...CHANGE, ...PROGRAMS, reader: 'ok', writer: 'ok', lead: 'ok', readingToken: 'ok' };
const NOTHING = {
  anonymous: 'null',
  outsider: 'null',
  admin: 'null',
  documentGuest: 'null',
  foreignProgram: 'null',
};
const READ = { ...MEMBERS, ...NOTHING, passerby: 'ok', visitor: 'ok', guest: 'ok' };

const ACTIONS: Action[] = [
  {
    verb: 'readSpace',
    name: 'space',
    query: 'query($id: ID!) { space(id: $id) { name } }',
    variables: ({ space }) => ({ id: space.id }),
    outcomes: READ,
  },
  {
    verb: 'readEvents',
    name: 'changes',
    query: 'query($id: ID!) { changes(spaceId: $id, first: 1) { totalCount } }',
    variables: ({ space }) => ({ id: space.id }),
    outcomes: MEMBERS,
  },
  {
    verb: 'readEvents',
    name: 'markSpaceSeen',
    query: 'mutation($id: ID!) { markSpaceSeen(spaceId: $id) { newsCount } }',
    variables: ({ space }) => ({ id: space.id }),
    outcomes: MEMBERS,
  },
  {
    verb: 'readTrail',
    name: 'trail',
    query: 'query($id: ID!) { space(id: $id) { trail(first: 1) { totalCount } } }',
    variables: ({ space }) => ({ id: space.id }),
    outcomes: {
      ...READ,
      passerby: 'UNAUTHENTICATED',
      visitor: 'FORBIDDEN',
      documentGuest: READ.documentGuest,
      guest: 'FORBIDDEN',
      reader: 'FORBIDDEN',
      writer: 'FORBIDDEN',
      program: 'FORBIDDEN',
      readingProgram: 'FORBIDDEN',
    },
  },
  {
    verb: 'renameSpace',
    name: 'updateSpace',
    query: 'mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { name } }',
    variables: ({ space }) => ({ input: { spaceId: space.id, name: 'Anders' } }),
    outcomes: LEADS_ONLY,
  },
  {
    verb: 'manageMembers',
    name: 'addSpaceMember',
    query: 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }',
    variables: async ({ space }) => ({
      input: { spaceId: space.id, email: (await hub.seed.person()).email, role: 'READER' },
    }),
    outcomes: LEADS_ONLY,
  },
  {
    verb: 'manageMembers',
    name: 'addSpaceMember for oneself',
    query: 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }',
    variables: ({ space, accountId }) => ({
      input: { spaceId: space.id, accountId: accountId ?? space.outsider.id, role: 'LEAD' },
    }),
    outcomes: { ...LEADS_ONLY, lead: 'CONFLICT' },
  },
  {
    verb: 'manageMembers',
    name: 'setSpaceRole',
    query: 'mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }',
    variables: ({ space }) => ({
      input: { spaceId: space.id, accountId: space.readers[0]!.id, role: 'LEAD' },
    }),
    outcomes: LEADS_ONLY,
  },
  {
    verb: 'manageMembers',
    name: 'removeSpaceMember of another',
    query: 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
    variables: async ({ space }) => ({
      input: { spaceId: space.id, accountId: (await hub.seed.member(space, 'READER')).id },
    }),
    outcomes: LEADS_ONLY,
  },
  {
    verb: 'createDocument',
    name: 'createDocument',
    query: 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    variables: ({ space }) => ({ input: { spaceId: space.id, title: 'Neu', markdown: 'Text' } }),
    outcomes: WRITERS,
  },
];

describe.each(ACTIONS)('$verb by $name', ({ query, variables, outcomes }) => {
  it.each(ROLES.map((role) => [role, outcomes[role]] as const))('%s: %s', async (role, outcome) => {
    const stage = await castAs(hub, role);
    const given = await variables(stage);
    const before = await tracesOf(hub, stage.space.id);
    expect(await outcomeOf(stage.api, query, given)).toBe(outcome);
    const after = await tracesOf(hub, stage.space.id);
    if (outcome !== 'ok') expect(after).toBe(before);
    else if (query.startsWith('mutation')) expect(after).not.toBe(before);
  });
});

describe('what the viewer can', () => {
  const CAN =
    'query($id: ID!) { space(id: $id) { viewerRole viewerCan { rename manageMembers createDocument } } }';

  it.each([
    ['lead', 'LEAD'],
    ['writer', 'WRITER'],
    ['reader', 'READER'],
    ['guest', 'GUEST'],
    ['visitor', 'VISITOR'],
  ] as const)('%s: says the same as the mutations answer', async (role, name) => {
    const { space, api } = await castAs(hub, role);
    const answer = await api.query(CAN, { id: space.id });
    expect(answer['space']).toEqual({
      viewerRole: name,
      viewerCan: {
        rename: LEADS_ONLY[role] === 'ok',
        manageMembers: LEADS_ONLY[role] === 'ok',
        createDocument: WRITERS[role] === 'ok',
      },
    });
  });
});

/** What is shown of the people and the past of a space to whoever may read it. */
describe.each([
  { verb: 'listMembers', field: 'members(first: 9) { totalCount nodes { account { name } } }' },
  { verb: 'readEvents', field: 'latestEvents(first: 9) { id actor { name } }' },
] as const)('$verb', ({ verb, field }) => {
  it.each([
    ['passerby', false],
    ['visitor', false],
    ['guest', false],
    ['reader', true],
    ['writer', true],
    ['lead', true],
    ['readingToken', true],
    ['program', true],
    ['readingProgram', true],
  ] as const)('%s: %s', async (role, shown) => {
    const { space, api } = await castAs(hub, role);
    await hub.seed.document({ space, title: 'Ereignis' });
    const query = `query($id: ID!) { space(id: $id) { viewerCan { ${verb} } ${field} } }`;
    const { space: found } = await api.query(query, { id: space.id });
    expect(found.viewerCan[verb]).toBe(shown);
    const listed = found.members?.nodes ?? found.latestEvents;
    expect(listed.length > 0).toBe(shown);
    if (!shown && found.members) expect(found.members.totalCount).toBe(0);
  });
});

describe('an unknown role', () => {
  const VERBS: SpaceVerb[] = ['readSpace', 'renameSpace', 'manageMembers', 'createDocument', 'editDocument'];

  it.each(['OWNER', 'lead', '', 'constructor', null, undefined])('%s may nothing', (role) => {
    expect(VERBS.filter((verb) => roleAllows(role, verb))).toEqual([]);
  });

  it('cannot even be stored', async () => {
    const { space, outsider } = await hub.seed.space().then((made) => ({ space: made, ...made }));
    const insert = hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'OWNER')`, [
      space.id,
      outsider.id,
    ]);
    await expect(insert).rejects.toThrow(/membership_role/);
    expect(SPACE_ROLES).not.toContain('OWNER');
  });

  it('is INVALID_INPUT in the API', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    const input = { spaceId: id, accountId: outsider.id, role: 'OWNER' };
    const mutation = 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }';
    expect((await lead.api.error(mutation, { input })).extensions.code).toBe('INVALID_INPUT');
  });
});
