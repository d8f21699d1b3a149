import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '@umlauf/shared/scopes';
import { Api } from '../../../test/testkit/api.ts';
import { outcomeOf } from '../../../test/testkit/cast.ts';
import { overEventStream, overSocket, type Following } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
/** The program's owner leads both spaces; its token is for the first. */
let named: SeededSpace & { documentId: string };
let other: SeededSpace & { documentId: string };
let program: Person;
beforeAll(async () => {
  hub = await startTestHub();
  const first = await hub.seed.space({ readers: 1 });
  const second = await hub.seed.space({ readers: 1 });
  const add = 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }';
  const input = { spaceId: second.id, accountId: first.lead.id, role: 'LEAD' };
  await second.lead.api.query(add, { input });
  named = { ...first, documentId: (await hub.seed.document({ space: first, markdown: 'Offenes' })).id };
  other = { ...second, documentId: (await hub.seed.document({ space: second, markdown: 'Geheimes' })).id };
  program = await hub.seed.within(first.lead, [first.id]);
});
afterAll(() => hub.close());

const READS: [string, string][] = [
  ['space', 'query($space: ID!) { space(id: $space) { name } }'],
  ['document', 'query($document: ID!) { document(id: $document) { title text space { name } } }'],
  ['node of a space', 'query($space: ID!) { node(id: $space) { id } }'],
  ['node of a document', 'query($document: ID!) { node(id: $document) { id } }'],
];
const input = (more: string) => `input: { documentId: $document, ${more} }`;
const WRITES: [string, string][] = [
  ['updateSpace', 'mutation($space: ID!) { updateSpace(input: { spaceId: $space, name: "Neu" }) { id } }'],
  ['markSpaceSeen', 'mutation($space: ID!) { markSpaceSeen(spaceId: $space) { id } }'],
  [
    'addSpaceMember',
    'mutation($space: ID!, $account: ID!) { addSpaceMember(input: { spaceId: $space, accountId: $account, role: READER }) { id } }',
  ],
  [
    'setSpaceRole',
    'mutation($space: ID!, $reader: ID!) { setSpaceRole(input: { spaceId: $space, accountId: $reader, role: READER }) { id } }',
  ],
  [
    'createDocument',
    'mutation($space: ID!) { createDocument(input: { spaceId: $space, title: "Neu" }) { id } }',
  ],
  ['renameDocument', `mutation($document: ID!) { renameDocument(${input('title: "Neu"')}) { id } }`],
  ['moveDocument', `mutation($document: ID!) { moveDocument(${input('')}) { id } }`],
  ['editDocument', `mutation($document: ID!) { editDocument(${input('append: "Neu"')}) { id } }`],
  [
    'pushDocumentUpdate',
    `mutation($document: ID!, $update: Base64!) { pushDocumentUpdate(${input('update: $update')}) { revision } }`,
  ],
  [
    'pushAwareness',
    `mutation($document: ID!, $update: Base64!) { pushAwareness(${input('session: "s", awareness: $update')}) }`,
  ],
  ['trashDocument', 'mutation($document: ID!) { trashDocument(documentId: $document) { id } }'],
  ['restoreDocument', 'mutation($document: ID!) { restoreDocument(documentId: $document) { id } }'],
  ['changes', 'query($space: ID!) { changes(spaceId: $space, first: 1) { totalCount } }'],
];
const STREAMS: [string, string][] = [
  ['spaceChanged', 'subscription($space: ID!) { spaceChanged(spaceId: $space) { type } }'],
  ['changes', 'subscription($space: ID!) { changes(spaceId: $space) { cursor } }'],
  ['documentUpdates', 'subscription($document: ID!) { documentUpdates(documentId: $document) { revision } }'],
];

interface Place {
  id: string;
  documentId: string;
  readers: Person[];
  outsider: Person;
}
const variablesOf = ({ id, documentId, readers, outsider }: Place) => ({
  space: id,
  document: documentId,
  reader: readers[0]?.id ?? outsider.id,
  account: outsider.id,
  update: paragraph('Neu'),
});
/** Only those that the operation declares: others would be refused. */
function asked(query: string, place: Place) {
  const all = Object.entries(variablesOf(place));
  return Object.fromEntries(all.filter(([name]) => query.includes(`$${name}:`)));
}
const NOWHERE = () => ({ ...other, id: `spc_${'0'.repeat(26)}`, documentId: `doc_${'0'.repeat(26)}` });

const askIn = (api: Api, query: string, place: Place) => outcomeOf(api, query, asked(query, place));

describe('for a token that is for other spaces, a space of its owner is as one that is not there', () => {
  it.each([...READS, ...WRITES])('%s', async (_, query) => {
    const before = await tracesOf(hub, other.id);
    const answers = await Promise.all(
      [other, NOWHERE()].map((place) => program.api.send(query, asked(query, place))),
    );
    const [hidden, absent] = answers.map(({ data, errors }) => ({ data, errors }));
    expect(hidden).toEqual(absent);
    const code = hidden!.errors?.[0]!.extensions.code;
    expect(code ?? Object.values(hidden!.data!)[0]).toBe(
      READS.some(([, read]) => read === query) ? null : 'NOT_FOUND',
    );
    expect(await tracesOf(hub, other.id)).toEqual(before);
  });

  it.each(
    STREAMS.flatMap(([name, query]) =>
      [overSocket, overEventStream].map((follow) => [name, follow.name, follow, query] as const),
    ),
  )('following: %s, %s', async (_, _door, follow, query) => {
    const following = follow(program.api, query, asked(query, other));
    await expect.poll(() => following.hasEnded || following.errors.length > 0).toBe(true);
    expect(following.codes).toEqual(['NOT_FOUND']);
    expect(following.events('documentUpdates')).toEqual([]);
    following.stop();
  });

  it('lists, totals, events, names and live queries show the named space alone', async () => {
    const list = `{ spaces(first: 9) { totalCount pageInfo { hasNextPage } nodes { id documents(first: 9) { totalCount nodes { id } } } }
      viewer { spaces(first: 9) { totalCount nodes { id } } } }`;
    const { spaces, viewer } = await program.api.query(list);
    expect(spaces).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
    expect(spaces.nodes.map(({ id }: { id: string }) => id)).toEqual([named.id]);
    expect(viewer.spaces).toEqual({ totalCount: 1, nodes: [{ id: named.id }] });
    // Somebody whom the owner knows from the other space only.
    const whom = 'query($id: ID!) { node(id: $id) { id } }';
    expect(await named.lead.api.query(whom, { id: other.readers[0]!.id })).toEqual({
      node: { id: other.readers[0]!.id },
    });
    expect(await program.api.query(whom, { id: other.readers[0]!.id })).toEqual({ node: null });
    expect(await program.api.query(whom, { id: named.readers[0]!.id })).toEqual({
      node: { id: named.readers[0]!.id },
    });
    const live = overSocket(program.api, 'query @live { spaces(first: 9) { totalCount nodes { id } } }');
    await expect.poll(() => live.events('spaces')).toEqual([{ totalCount: 1, nodes: [{ id: named.id }] }]);
    live.stop();
  });

  it('nothing is told of what happens there, not even that something does', async () => {
    const query = 'subscription { viewerChanged { spaces(first: 9) { nodes { name } } } }';
    const [limited, all] = [program, named.lead].map(({ api }) => overSocket(api, query));
    const rename = async (id: string, by: Person, name: string) => {
      const update =
        'mutation($id: ID!, $name: String!) { updateSpace(input: { spaceId: $id, name: $name }) { id } }';
      await by.api.query(update, { id, name });
    };
    const hears = (following: Following, name: string) =>
      JSON.stringify(following.answers.at(-1) ?? '').includes(name);
    // Until both hear: a subscription has no word for having begun.
    let round = 0;
    const bothHear = async () => {
      await rename(named.id, named.lead, `Runde ${(round += 1)}.`);
      await expect
        .poll(() => [limited!, all!].every((each) => hears(each, `Runde ${round}.`)), { timeout: 500 })
        .toBe(true);
      return true;
    };
    await expect.poll(() => bothHear().catch(() => false)).toBe(true);
    const heard = limited!.answers.length;
    await rename(other.id, other.lead, 'Anderswo');
    await expect.poll(() => hears(all!, 'Anderswo')).toBe(true);
    await rename(named.id, named.lead, 'Zuletzt');
    await expect.poll(() => hears(limited!, 'Zuletzt')).toBe(true);
    expect(limited!.answers).toHaveLength(heard + 1);
    for (const following of [limited!, all!]) following.stop();
  });

  it('it makes none either', async () => {
    const create = 'mutation { createSpace(input: { name: "a", purpose: "b", closedBecause: "c" }) { id } }';
    const error = await program.api.error(create);
    expect(error.extensions).toEqual({ code: 'FORBIDDEN', reason: 'LIMITED_TO_SPACES' });
    expect(await hub.sql(`select id from space where name = 'a'`)).toEqual([]);
  });
});

describe('in the named space', () => {
  it('the token does what its owner may, and is followed live', async () => {
    const following = overSocket(program.api, FOLLOW, { documentId: named.documentId });
    await expect.poll(() => following.answers.length).toBe(1);
    await program.api.query(PUSH, { documentId: named.documentId, update: paragraph('Vom Programm') });
    await expect.poll(() => following.answers.length).toBe(2);
    following.stop();
  });

  it('it ends with its owner’s membership, and comes back with it', async () => {
    const { id, lead, writers } = await hub.seed.space({ writers: 1 });
    const limited = await hub.seed.within(writers[0]!, [id]);
    const read = 'query($id: ID!) { space(id: $id) { viewerRole } }';
    const who = { spaceId: id, accountId: writers[0]!.id };
    expect(await limited.api.query(read, { id })).toEqual({ space: { viewerRole: 'WRITER' } });
    await lead.api.query('mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }', {
      input: who,
    });
    expect(await limited.api.query(read, { id })).toEqual({ space: null });
    await lead.api.query('mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
      input: { ...who, role: 'READER' },
    });
    expect(await limited.api.query(read, { id })).toEqual({ space: { viewerRole: 'READER' } });
  });
});

describe('a token may never more than its owner', () => {
  const SETS: Scope[][] = [
    [...SCOPES],
    ['spaces:read'],
    ['spaces:write'],
    ['documents:read'],
    ['documents:write'],
    ['spaces:read', 'documents:write'],
  ];

  it.each(['lead', 'writer', 'reader', 'outsider'] as const)('%s', async (role) => {
    const space = await hub.seed.space({ writers: 1, readers: 2 });
    const elsewhere = await hub.seed.space();
    const owner = {
      lead: space.lead,
      writer: space.writers[0]!,
      reader: space.readers[1]!,
      outsider: space.outsider,
    }[role];
    const outsider = elsewhere.lead;
    const place = async () => ({ ...space, outsider, documentId: (await hub.seed.document({ space })).id });
    const once = await place();
    for (const [name, query] of [...READS, ...WRITES]) {
      // Whether somebody belongs there already is no question of rights.
      const attempt = async (api: Api) => {
        const outcome = await askIn(api, query, name.startsWith('trash') ? await place() : once);
        return name === 'addSpaceMember' && outcome === 'CONFLICT' ? 'ok' : outcome;
      };
      const may = await attempt(owner.api);
      for (const scopes of SETS) {
        for (const spaces of [null, [space.id], [elsewhere.id]]) {
          const { api } = spaces
            ? await hub.seed.within(owner, spaces, scopes)
            : { api: new Api(hub.url, (await hub.seed.token(owner.id, scopes)).secret) };
          const does = await attempt(api);
          const what = `${role}: ${name} by ${scopes.join(' ')} for ${spaces?.join() ?? 'all'}`;
          if (does === 'ok') expect(may, what).toBe('ok');
          if (spaces?.[0] === elsewhere.id) expect(does, what).not.toBe('ok');
          else if (scopes.length === SCOPES.length) expect(does, what).toBe(may);
        }
      }
    }
  });
});
