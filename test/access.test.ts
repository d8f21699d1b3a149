import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  COMMENT_LINES,
  FILE_LINES,
  CREDENTIAL_LINES,
  HUB_LINES,
  LEADS_ALONE,
  spaceLines,
  VERSION_LINES,
  type Line,
} from './testkit/access-lines.ts';
import { AGENDA_LINES } from './testkit/agenda-lines.ts';
import { CIRCULATION_LINES } from './testkit/circulation-lines.ts';
import { faceless, madeUpIds, peopleAround, type Ids } from './testkit/closed-things.ts';
import { SUGGESTION_LINES } from './testkit/suggestion-lines.ts';
import { moveLines } from './testkit/move-lines.ts';
import { RELEASE_LINES } from './testkit/release-lines.ts';
import { RULE_LINES } from './testkit/rule-lines.ts';
import { FAVOURITE_LINES } from './testkit/favourite-lines.ts';
import { MEETING_LINES } from './testkit/meeting-lines.ts';
import { TEMPLATE_LINES } from './testkit/template-lines.ts';
import { overEventStream, overSocket } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { Person, SeededSpace } from './testkit/seed.ts';
import { sessionApi } from './testkit/sign-in.ts';
import { hubTraces, tracesOf } from './testkit/traces.ts';
import { consequencesDrawn, paragraph } from './testkit/written.ts';

let hub: TestHub;
let space: SeededSpace;
let real: Ids;
/** Signed in, with a space of their own; member of nothing else. */
let stranger: Person;
/** The same by a browser. */
let session: Person['api'];
let administrator: Person;
let own: { space: string; document: string };

beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ writers: 1, readers: 1, password: true });
  const document = await hub.seed.document({ space, title: 'Geheimes', markdown: 'Vertraulich' });
  const child = await hub.seed.document({ space, title: 'Geheimstes', parentId: document.id });
  const binned = await hub.seed.document({ space, title: 'Verworfenes' });
  await space.lead.api.query(`mutation { trashDocument(documentId: "${binned.id}") { id } }`);
  const { tokenId } = await hub.seed.token(space.lead.id, ['spaces:read']);
  real = {
    space: space.id,
    document: document.id,
    child: child.id,
    binned: binned.id,
    account: space.lead.id,
    token: tokenId,
    ...(await peopleAround(hub, space, document.id)),
  };
  const home = await hub.seed.space({ password: true });
  stranger = home.lead;
  session = await sessionApi(hub.url, stranger);
  administrator = await hub.seed.person({ isAdministrator: true });
  own = { space: home.id, document: (await hub.seed.document({ space: home })).id };
  // What follows from a push is written a moment later: nothing may change by itself while answers are compared.
  await consequencesDrawn(hub);
});
afterAll(() => hub.close());

type Variables = Line[2];
const SPACE_FIELDS =
  '{ id name purpose newsCount viewerRole latestEvents(first: 9) { id } members(first: 9) { totalCount } documents(first: 9) { totalCount } }';
const DOCUMENT_FIELDS =
  '{ id title text markdown revision updatedAt viewerCan { edit } createdBy { name } space { id name } }';

const onSpace = (query: string, more: object = {}): [string, Variables] => [
  query,
  (ids) => ({ id: ids.space, input: { spaceId: ids.space, ...more } }),
];
/** Each of the space's documents has its turn: one at the top, one below another, one in the bin. */
const onDocuments = (name: string, query: string, more: object = {}): [string, string, Variables][] =>
  (['document', 'child', 'binned'] as const).map((which) => [
    `${name}: ${which}`,
    query,
    (ids) => ({ id: ids[which], documentId: ids[which], input: { documentId: ids[which], ...more } }),
  ]);
const mutation = (field: string, type: string, result: string) =>
  `mutation($input: ${type}!) { ${field}(input: $input) ${result} }`;
const memberInput = (field: string) => mutation(field, 'SpaceMemberInput', '{ id }');

const OPERATIONS: Line[] = [
  [
    'changes',
    ...onSpace(
      'query($id: ID!) { changes(spaceId: $id, first: 9) { totalCount newestCursor nodes { at } } }',
    ),
  ],
  ...FAVOURITE_LINES,
  ...TEMPLATE_LINES,
  ...MEETING_LINES,
  ...CIRCULATION_LINES,
  ...AGENDA_LINES,
  ...RELEASE_LINES,
  ...moveLines(() => own),
  ['space', ...onSpace(`query($id: ID!) { space(id: $id) ${SPACE_FIELDS} }`)],
  ['markSpaceSeen', ...onSpace('mutation($id: ID!) { markSpaceSeen(spaceId: $id) { id } }')],
  ['updateSpace', ...onSpace(mutation('updateSpace', 'UpdateSpaceInput', '{ id }'), { name: 'Meins' })],
  [
    'createDocument',
    ...onSpace(mutation('createDocument', 'CreateDocumentInput', '{ id }'), { title: 'Meins' }),
  ],
  [
    'createDocument: parent',
    mutation('createDocument', 'CreateDocumentInput', '{ id }'),
    (ids) => ({ input: { spaceId: own.space, title: 'Meins', parentId: ids.document } }),
  ],
  [
    'addSpaceMember',
    memberInput('addSpaceMember'),
    (ids) => ({ input: { spaceId: ids.space, accountId: stranger.id, role: 'LEAD' } }),
  ],
  [
    'addSpaceMember: by address',
    memberInput('addSpaceMember'),
    (ids) => ({ input: { spaceId: ids.space, email: stranger.email, role: 'READER' } }),
  ],
  [
    'setSpaceRole',
    memberInput('setSpaceRole'),
    (ids) => ({ input: { spaceId: ids.space, accountId: ids.account, role: 'READER' } }),
  ],
  [
    'setSpaceRole: in one’s own',
    memberInput('setSpaceRole'),
    (ids) => ({ input: { spaceId: own.space, accountId: ids.account, role: 'READER' } }),
  ],
  [
    'removeSpaceMember',
    memberInput('removeSpaceMember'),
    (ids) => ({ input: { spaceId: ids.space, accountId: ids.account } }),
  ],
  [
    'removeSpaceMember: oneself',
    memberInput('removeSpaceMember'),
    (ids) => ({ input: { spaceId: ids.space, accountId: stranger.id } }),
  ],
  [
    'removeSpaceMember: from one’s own',
    memberInput('removeSpaceMember'),
    (ids) => ({ input: { spaceId: own.space, accountId: ids.account } }),
  ],
  ...(
    [
      'space',
      'document',
      'binned',
      'account',
      'token',
      'guest',
      'request',
      'invitation',
      'thread',
      'comment',
      'file',
    ] as const
  ).map((which): Line => [
    `node: ${which}`,
    'query($id: ID!) { node(id: $id) { __typename id } }',
    (ids) => ({ id: ids[which] }),
  ]),
  ...spaceLines(() => stranger),
  ...COMMENT_LINES,
  ...SUGGESTION_LINES,
  ...VERSION_LINES,
  ...FILE_LINES,
  ...CREDENTIAL_LINES,
  ...onDocuments('document', `query($id: ID!) { document(id: $id) ${DOCUMENT_FIELDS} }`),
  ...onDocuments('renameDocument', mutation('renameDocument', 'RenameDocumentInput', '{ id }'), {
    title: 'Meins',
  }),
  ...onDocuments('moveDocument', mutation('moveDocument', 'MoveDocumentInput', '{ id }')),
  ...(['parentId', 'afterId'] as const).map((place): [string, string, Variables] => [
    `moveDocument: ${place}`,
    mutation('moveDocument', 'MoveDocumentInput', '{ id }'),
    (ids) => ({ input: { documentId: own.document, [place]: ids.document } }),
  ]),
  ...onDocuments('trashDocument', 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }'),
  ...onDocuments('deleteDocument', 'mutation($id: ID!) { deleteDocument(documentId: $id) }'),
  ...onDocuments('restoreDocument', 'mutation($id: ID!) { restoreDocument(documentId: $id) { id } }'),
  ...onDocuments('editDocument', mutation('editDocument', 'EditDocumentInput', '{ id }'), {
    append: 'Meins',
  }),
  ...onDocuments(
    'pushDocumentUpdate',
    mutation('pushDocumentUpdate', 'PushDocumentUpdateInput', '{ revision }'),
    { update: paragraph('Meins') },
  ),
  ...onDocuments(
    'pushDocumentUpdate of rubbish',
    mutation('pushDocumentUpdate', 'PushDocumentUpdateInput', '{ revision }'),
    { update: 'AQID' },
  ),
  ...onDocuments('pushAwareness', `mutation($input: PushAwarenessInput!) { pushAwareness(input: $input) }`, {
    session: 'x',
    awareness: 'AAA=',
  }),
];

const SUBSCRIPTIONS: [string, string, Variables][] = [
  ['spaceChanged', ...onSpace('subscription($id: ID!) { spaceChanged(spaceId: $id) { type } }')],
  ['changes', ...onSpace('subscription($id: ID!) { changes(spaceId: $id) { cursor node { at } } }')],
  ...onDocuments(
    'documentUpdates',
    'subscription($id: ID!) { documentUpdates(documentId: $id) { update revision } }',
  ),
];

async function answerOf(api: Person['api'], query: string, variables: Record<string, unknown>) {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...api.allHeaders },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}

/** What exists and what does not is the same to whoever asks, and nothing changed; the answer. */
async function expectNothing(api: Person['api'], [name, query, variables]: Line): Promise<string> {
  const traces = async () => [
    await tracesOf(hub, space.id),
    await tracesOf(hub, own.space),
    await hubTraces(hub),
  ];
  const before = await traces();
  const invented = madeUpIds();
  const here = faceless(await answerOf(api, query, variables(real)), real);
  const nowhere = faceless(await answerOf(api, query, variables(invented)), invented);
  expect(here).toBe(nowhere);
  expect(here, name).toMatch(/"(NOT_FOUND|UNAUTHENTICATED|FORBIDDEN)"|:null/);
  expect(here, name).not.toMatch(/"(RATE_LIMITED|INTERNAL|LIMIT)"/);
  expect(await traces()).toEqual(before);
  return here;
}

describe.each([
  ['somebody else', () => stranger.api],
  ['somebody else in a browser', () => session],
  ['an administrator', () => administrator.api],
  ['nobody', () => hub.anonymous],
] as const)('to %s, what is in a closed space does not exist', (_, apiOf) => {
  it.each(OPERATIONS)('%s', async (...line) => {
    await expectNothing(apiOf(), line);
  });

  it.each(
    SUBSCRIPTIONS.flatMap((each) => [
      [...each, 'a WebSocket', overSocket] as const,
      [...each, 'an event stream', overEventStream] as const,
    ]),
  )('%s over %4$s', async (_name, query, variables, _door, follow) => {
    const api = apiOf();
    const invented = madeUpIds();
    const [here, nowhere] = [follow(api, query, variables(real)), follow(api, query, variables(invented))];
    for (const each of [here, nowhere]) await expect.poll(() => each.hasEnded).toBe(true);
    const told = ({ answers, errors }: typeof here, ids: Ids) => faceless({ answers, errors }, ids);
    expect(told(here, real)).toBe(told(nowhere, invented));
    expect(here.codes).toEqual([api === hub.anonymous ? 'UNAUTHENTICATED' : 'NOT_FOUND']);
    for (const each of [here, nowhere]) each.stop();
  });
});

describe.each([
  ['somebody', () => stranger.api],
  ['somebody in a browser', () => session],
  ['nobody', () => hub.anonymous],
] as const)('to %s, what administrators decide about is closed', (_, apiOf) => {
  it.each([...HUB_LINES, ...RULE_LINES])('%s', async (...line) => {
    const answer = await expectNothing(apiOf(), line);
    if (apiOf() === hub.anonymous) expect(answer).toContain('"UNAUTHENTICATED"');
    else if (line[0] === 'serviceAccount') expect(answer).toContain('{"serviceAccount":null}');
    else expect(answer).toMatch(/"(FORBIDDEN|NOT_FOUND)"/);
  });
});

describe.each([
  ['a writer', () => space.writers[0]!.api],
  ['a reader', () => space.readers[0]!.api],
] as const)('to %s, what leads decide about is closed', (_, apiOf) => {
  it.each(Object.entries(LEADS_ALONE))('%s: %s', async (name, code) => {
    const [, query, variables] = OPERATIONS.find(([each]) => each === name)!;
    const before = [await tracesOf(hub, space.id), await hubTraces(hub)];
    const { body } = await answerOf(apiOf(), query, variables(real));
    expect(body.errors).toMatchObject([{ extensions: { code } }]);
    expect([await tracesOf(hub, space.id), await hubTraces(hub)]).toEqual(before);
  });
});

describe('to somebody in a browser, credentials of others do not exist', () => {
  it.each(CREDENTIAL_LINES)('%s', async (name, query, variables) => {
    const { body } = await answerOf(session, query, variables(real));
    const code = name === 'createAccessToken' ? 'INVALID_INPUT' : 'NOT_FOUND';
    expect(body.errors).toMatchObject([{ extensions: { code } }]);
    if (name === 'createAccessToken')
      expect(body.errors[0].extensions.fields).toEqual({ spaceIds: 'UNKNOWN_VALUE' });
  });
});

describe('requestAccess', () => {
  const query = 'mutation($input: RequestAccessInput!) { requestAccess(input: $input) }';
  const ask = (api: Person['api'], targetId: string) => answerOf(api, query, { input: { targetId } });

  it.each(['space', 'document', 'binned'] as const)(
    'answers alike, and lets nobody in: %s',
    async (which) => {
      const asked = async (ids: Ids) => faceless(await ask(session, ids[which]), ids);
      const here = await asked(real);
      expect(here).toContain('{"requestAccess":true}');
      expect(here).toBe(await asked(madeUpIds()));
      const data = await stranger.api.query('query($id: ID!) { node(id: $id) { id } }', { id: real[which] });
      expect(data['node']).toBeNull();
    },
  );

  it('is for people who are signed in', async () => {
    const before = await tracesOf(hub, space.id);
    for (const [api, code] of [
      [stranger.api, 'FORBIDDEN'],
      [hub.anonymous, 'UNAUTHENTICATED'],
    ] as const)
      expect((await ask(api, real.space)).body.errors).toMatchObject([{ extensions: { code } }]);
    expect(await tracesOf(hub, space.id)).toBe(before);
  });
});

describe('lists, counts and streams', () => {
  it('hold nothing of it', async () => {
    const query = `{
      spaces(first: 100) { totalCount nodes { id } }
      viewer { spaces(first: 100) { totalCount nodes { id newsCount } } accessTokens { id } }
    }`;
    const data = await stranger.api.query(query);
    expect(data['spaces']).toEqual({ totalCount: 1, nodes: [{ id: own.space }] });
    expect(data['viewer'].spaces).toEqual({ totalCount: 1, nodes: [{ id: own.space, newsCount: 0 }] });
    for (const id of Object.values(real)) expect(JSON.stringify(data)).not.toContain(id);
  });

  it.each([
    ['somebody', () => stranger.api],
    ['nobody', () => hub.anonymous],
  ] as const)('are the same to %s when searched in it as in nothing', async (_, apiOf) => {
    const query = `query($filter: SearchFilter) { search(query: "Geheimes", first: 9, filter: $filter) {
      totalCount similarWords { found } nodes { document { id } } } }`;
    const nothing = { search: { totalCount: 0, similarWords: [], nodes: [] } };
    for (const ids of [real, madeUpIds()])
      for (const filter of [{}, { spaceId: ids.space }, { authorId: ids.account }, { state: 'IN_BIN' }])
        expect(await apiOf().query(query, { filter })).toEqual(nothing);
    expect(
      (await space.lead.api.query(query, { filter: { spaceId: real.space } }))['search'].totalCount,
    ).toBeGreaterThan(0);
  });

  it('say nothing when something happens there', async () => {
    const following = overSocket(stranger.api, 'subscription { viewerChanged { email } }');
    const rename = (id: string, title: string) =>
      `mutation { renameDocument(input: { documentId: "${id}", title: "${title}" }) { id } }`;
    let stirred = 0;
    const stir = () => stranger.api.query(rename(own.document, `Eigenes ${stirred++}`));
    await expect.poll(async () => (await stir(), following.answers.length)).toBeGreaterThan(0);
    const told = following.answers.length;
    for (let i = 0; i < 3; i++) await space.lead.api.query(rename(real.document, `Geheimes ${i}`));
    await stir();
    await expect.poll(() => following.answers.length).toBe(told + 1);
    following.stop();
  });
});

describe('this table', () => {
  it('names every root field that takes an id', () => {
    const schema = buildSchema(readFileSync(new URL('../server/schema.graphql', import.meta.url), 'utf8'));
    const takesId = (field: GraphQLField<unknown, unknown>): boolean =>
      field.args.some(({ type }) => {
        const named = getNamedType(type);
        if (named.name === 'ID') return true;
        if (!isInputObjectType(named)) return false;
        return Object.values(named.getFields()).some((input) => getNamedType(input.type).name === 'ID');
      });
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const wanted = roots.flatMap((root) => Object.values(root!.getFields()).filter(takesId));
    const listed = new Set(
      [...OPERATIONS, ...HUB_LINES, ...RULE_LINES, ...SUBSCRIPTIONS].map(([name]) => name.split(/[: ]/)[0]),
    );
    // Bodies and rules are for the whole hub, and releases for everybody: their own tests say who does not see them; that
    // of the search, whose names it shows.
    const elsewhere = 'requestAccess search searchAuthors body ruleSet release withdrawRelease';
    for (const name of elsewhere.split(' ')) listed.add(name);
    expect(wanted.map(({ name }) => name).filter((name) => !listed.has(name))).toEqual([]);
  });
});
