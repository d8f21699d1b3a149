import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@umlauf/server/platform/ids';
import { overEventStream, overSocket } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { Person, SeededSpace } from './testkit/seed.ts';
import { tracesOf } from './testkit/traces.ts';
import { paragraph } from './testkit/written.ts';

/** Ids of one closed space's things, or made-up ones of the same kinds. */
interface Ids {
  space: string;
  document: string;
  child: string;
  binned: string;
  account: string;
  token: string;
}

let hub: TestHub;
let space: SeededSpace;
let real: Ids;
/** Signed in, with a space of their own; member of nothing else. */
let stranger: Person;
let own: { space: string; document: string };

beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ writers: 1, readers: 1 });
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
  };
  const home = await hub.seed.space();
  stranger = home.lead;
  own = { space: home.id, document: (await hub.seed.document({ space: home })).id };
});
afterAll(() => hub.close());

const madeUp = (): Ids => ({
  space: newId('spc'),
  document: newId('doc'),
  child: newId('doc'),
  binned: newId('doc'),
  account: newId('acc'),
  token: newId('tok'),
});

type Variables = (ids: Ids) => Record<string, unknown>;
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

const OPERATIONS: [string, string, Variables][] = [
  [
    'changes',
    ...onSpace(
      'query($id: ID!) { changes(spaceId: $id, first: 9) { totalCount newestCursor nodes { at } } }',
    ),
  ],
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
  [
    'revokeAccessToken',
    'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }',
    (ids) => ({ id: ids.token }),
  ],
  ...(['space', 'document', 'binned', 'account', 'token'] as const).map(
    (which): [string, string, Variables] => [
      `node: ${which}`,
      'query($id: ID!) { node(id: $id) { __typename id } }',
      (ids) => ({ id: ids[which] }),
    ],
  ),
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

/** The whole answer as text, with ids and the rest of the minute's budget taken out. */
function faceless(answer: unknown, ids: Ids): string {
  let text = JSON.stringify(answer).replace(/"remaining":\d+/g, '"remaining":0');
  for (const id of Object.values(ids)) text = text.replaceAll(id, '<id>');
  return text;
}

async function answerOf(api: Person['api'], query: string, variables: Record<string, unknown>) {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...api.allHeaders },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}

describe.each([
  ['somebody else', () => stranger.api],
  ['nobody', () => hub.anonymous],
] as const)('to %s, what is in a closed space does not exist', (_, apiOf) => {
  it.each(OPERATIONS)('%s', async (name, query, variables) => {
    const before = [await tracesOf(hub, space.id), await tracesOf(hub, own.space)];
    const invented = madeUp();
    const api = apiOf();
    const here = faceless(await answerOf(api, query, variables(real)), real);
    const nowhere = faceless(await answerOf(api, query, variables(invented)), invented);
    expect(here).toBe(nowhere);
    expect(here, name).toMatch(/"(NOT_FOUND|UNAUTHENTICATED|FORBIDDEN)"|:null/);
    expect([await tracesOf(hub, space.id), await tracesOf(hub, own.space)]).toEqual(before);
  });

  it.each(
    SUBSCRIPTIONS.flatMap((each) => [
      [...each, 'a WebSocket', overSocket] as const,
      [...each, 'an event stream', overEventStream] as const,
    ]),
  )('%s over %4$s', async (_name, query, variables, _door, follow) => {
    const api = apiOf();
    const invented = madeUp();
    const [here, nowhere] = [follow(api, query, variables(real)), follow(api, query, variables(invented))];
    for (const each of [here, nowhere]) await expect.poll(() => each.hasEnded).toBe(true);
    const told = ({ answers, errors }: typeof here, ids: Ids) => faceless({ answers, errors }, ids);
    expect(told(here, real)).toBe(told(nowhere, invented));
    expect(here.codes).toEqual([api === hub.anonymous ? 'UNAUTHENTICATED' : 'NOT_FOUND']);
    for (const each of [here, nowhere]) each.stop();
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
    const listed = new Set([...OPERATIONS, ...SUBSCRIPTIONS].map(([name]) => name.split(/[: ]/)[0]));
    expect(wanted.map(({ name }) => name).filter((name) => !listed.has(name))).toEqual([]);
  });
});
