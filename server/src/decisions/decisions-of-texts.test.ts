import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { decide, SET_STATE } from '../../../test/testkit/rounds.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const YEAR = new Date().toLocaleString('en', { timeZone: 'Europe/Berlin', year: 'numeric' });
const DECISION = `id number title wording outcome decidedAt state stateNote bodyName space { id } document { id }
  circulation { id } entry { id number yes no abstention } replacedBy { number } viewerCan { setState }
  votes { entitled agreed refused abstained notConcerned silent }`;

interface Minutes {
  id: string;
  revision: number;
}

/** A document in whose text these decisions stand. */
async function minutes(
  { id: spaceId, lead }: SeededSpace,
  lines: string[],
  title = 'Protokoll',
): Promise<Minutes> {
  const input = { spaceId, title, markdown: lines.join('\n\n') };
  const query = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id revision } }';
  return (await lead.api.query(query, { input }))['createDocument'];
}

const rewrite = async (api: Api, { id, revision }: Minutes, replace: string): Promise<Minutes> =>
  (
    await api.query(
      'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id revision markdown } }',
      { input: { documentId: id, expectedRevision: revision, replace } },
    )
  )['editDocument'];
const markdownOf = async (api: Api, id: string): Promise<string> =>
  (await api.query('query($id: ID!) { document(id: $id) { markdown } }', { id }))['document'].markdown;
const list = async (api: Api, filter: object, more = '') =>
  (
    await api.query(
      `query($filter: DecisionFilter) { decisions(first: 50, filter: $filter${more}) {
        totalCount nodes { ${DECISION} } pageInfo { endCursor } } }`,
      { filter },
    )
  )['decisions'];
const numbers = async (api: Api, filter: object) =>
  (await list(api, filter)).nodes.map(({ number }: { number: string }) => number);
const set = ({ api }: Person, input: object) => api.query(SET_STATE, { input });

it('stand beside those of rounds, in one order, with what the text says of them and the way back', async () => {
  const space = await hub.seed.space();
  const { id } = await minutes(space, [
    '[Beschluss](#decision:new,yes=12,no=1,result=ADOPTED) Die Halle wird verkauft.',
    '[Beschluss](#decision:new) Die Gebühren werden gesenkt.',
  ]);
  const round = await decide(space.lead, id, 'Wird der Steinbruch verfüllt?');
  const { nodes, totalCount } = await list(space.lead.api, { spaceId: space.id }, ', order: OLDEST_FIRST');
  expect(totalCount).toBe(3);
  expect(nodes).toMatchObject([
    {
      ...{ number: `${YEAR}/1`, title: 'Protokoll', wording: 'Die Halle wird verkauft.', outcome: 'ADOPTED' },
      ...{ document: { id }, circulation: null, entry: { number: `${YEAR}/1`, yes: 12, abstention: null } },
      votes: { entitled: 13, agreed: 12, refused: 1, abstained: 0, notConcerned: 0, silent: 0 },
      viewerCan: { setState: true },
    },
    { number: `${YEAR}/2`, outcome: 'UNSAID', votes: { entitled: 0 }, entry: { yes: null } },
    { number: round.number, circulation: { id: round.circulation.id }, entry: null },
  ]);
  const found = (text: string) => numbers(space.lead.api, { spaceId: space.id, text });
  expect(await found('gebühr')).toEqual([`${YEAR}/2`]);
  expect(await found('verkaufte hallen')).toEqual([`${YEAR}/1`]);
  expect(await found('protokoll')).toEqual([round.number, `${YEAR}/2`, `${YEAR}/1`]);
  expect(await found(`${YEAR}/1`)).toEqual([`${YEAR}/1`]);
  expect(await found('steinbrüche')).toEqual([round.number]);
  expect(await numbers(space.lead.api, { spaceId: space.id, outcome: 'UNSAID' })).toEqual([`${YEAR}/2`]);
  expect(await numbers(space.lead.api, { spaceId: space.id, year: 2025 })).toEqual([]);
});

it('follow their text, live; a state that was set stays, and changes no text', async () => {
  const space = await hub.seed.space();
  const { api } = space.lead;
  const written = await minutes(space, ['[Beschluss](#decision:new) Der Antrag wird angenommen.']);
  const [{ id }] = (await list(api, { spaceId: space.id })).nodes;
  const before = await markdownOf(api, written.id);
  await set(space.lead, { decisionId: id, state: 'CARRIED_OUT', note: 'Im Dezember.' });
  expect(await markdownOf(api, written.id)).toBe(before);
  await rewrite(
    api,
    written,
    before.replace('angenommen', 'vertagt').replace(/\(#decision:(\w+)/, '(#decision:$1,result=REJECTED'),
  );
  await expect
    .poll(async () => (await list(api, { spaceId: space.id })).nodes, { timeout: 5_000 })
    .toMatchObject([
      {
        id,
        wording: 'Der Antrag wird vertagt.',
        outcome: 'REJECTED',
        state: 'CARRIED_OUT',
        stateNote: 'Im Dezember.',
      },
    ]);
  const { extensions } = await api.error(SET_STATE, { input: { decisionId: id, state: 'CARRIED_OUT' } });
  expect(extensions).toMatchObject({ fields: { state: 'MISMATCH' } });
});

it('that are removed from the text leave the register, come back with their number, and it is given to nobody', async () => {
  const space = await hub.seed.space();
  const { api } = space.lead;
  const first = await minutes(space, ['[Beschluss](#decision:new) Der Weg wird gebaut.', 'Ende']);
  const whole = await markdownOf(api, first.id);
  const [{ id }] = (await list(api, { spaceId: space.id })).nodes;
  await set(space.lead, { decisionId: id, state: 'CARRIED_OUT' });
  const without = await rewrite(api, first, 'Ende');
  await expect.poll(() => numbers(api, { spaceId: space.id }), { timeout: 5_000 }).toEqual([]);
  const one = 'query($id: ID!) { decision(id: $id) { id } }';
  expect((await api.query(one, { id }))['decision']).toBeNull();
  const { extensions } = await api.error(SET_STATE, { input: { decisionId: id, state: 'VALID' } });
  expect(extensions).toMatchObject({ code: 'NOT_FOUND' });
  await minutes(space, ['[Beschluss](#decision:new) Der Zaun wird gebaut.']);
  expect(await numbers(api, { spaceId: space.id })).toEqual([`${YEAR}/2`]);
  await rewrite(api, without, whole);
  await expect.poll(() => numbers(api, { spaceId: space.id }), { timeout: 5_000 }).toHaveLength(2);
  // As who takes the removal back: the same object, in its place, as it was.
  const { nodes } = await list(api, { spaceId: space.id }, ', order: OLDEST_FIRST');
  expect(nodes).toMatchObject([{ id, number: `${YEAR}/1`, state: 'CARRIED_OUT' }, { number: `${YEAR}/2` }]);
});

it('are not there while their document is in the bin, and bear its title', async () => {
  const space = await hub.seed.space();
  const { api } = space.lead;
  const { id } = await minutes(space, ['[Beschluss](#decision:new) Der Weg wird gebaut.']);
  const input = { documentId: id };
  await api.query('mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }', {
    input: { ...input, title: 'Niederschrift' },
  });
  expect((await list(api, { spaceId: space.id, text: 'niederschrift' })).nodes).toMatchObject([
    { title: 'Niederschrift' },
  ]);
  await api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
  expect(await list(api, { spaceId: space.id })).toMatchObject({ totalCount: 0, nodes: [] });
  expect(await list(api, { text: 'niederschrift weg' })).toMatchObject({ totalCount: 0, nodes: [] });
  await api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', { id });
  expect(await numbers(api, { spaceId: space.id })).toEqual([`${YEAR}/1`]);
});

it('are read by whoever reads the document: members and guests, and nobody else learns number, count or words', async () => {
  const space = await hub.seed.space({ readers: 1 });
  const { id } = await minutes(space, ['[Beschluss](#decision:new) Der Wasserturm wird gesprengt.']);
  const guest = await hub.seed.documentGuest({ id, space });
  const [reader] = space.readers as [Person];
  for (const { api } of [reader, guest, space.lead])
    for (const filter of [{ spaceId: space.id }, { spaceId: space.id, text: 'Wassertürme' }])
      expect((await list(api, filter)).nodes).toMatchObject([{ wording: 'Der Wasserturm wird gesprengt.' }]);
  const [{ id: decisionId }] = (await list(reader.api, { spaceId: space.id })).nodes;
  for (const filter of [{ spaceId: space.id }, { text: 'Wasserturm' }])
    expect(await list(space.outsider.api, filter)).toMatchObject({ totalCount: 0, nodes: [] });
  for (const person of [reader, guest]) {
    const { extensions } = await person.api.error(SET_STATE, { input: { decisionId, state: 'CARRIED_OUT' } });
    expect(extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
  const { extensions } = await space.outsider.api.error(SET_STATE, {
    input: { decisionId, state: 'CARRIED_OUT' },
  });
  expect(extensions).toMatchObject({ code: 'NOT_FOUND' });
});

it('are followed by a cursor, those of a body together with its rounds’ numbers', async () => {
  const space = await hub.seed.space();
  const { api } = space.lead;
  const { id: bodyId } = await hub.seed.body(space.lead.id);
  const { id } = await minutes(space, ['Protokoll']);
  // As the meetings say of minutes: their decisions are the body's.
  const enter = async (entry: string, number: number) => {
    await hub.sql(
      `insert into text_entry (id, document_id, space_id, kind, scope_id, year, number, created_at)
       values ($1, $2, $3, 'decision', $4, ${YEAR}, $5, now())`,
      [entry, id, space.id, bodyId, number],
    );
    await hub.sql(`update text_entry set position = $2, wording = 'Beschlossen.' where id = $1`, [
      entry,
      number,
    ]);
  };
  const page = async (after: string | null) =>
    (
      await api.query(
        `query($filter: DecisionFilter, $after: String) { decisions(first: 5, order: OLDEST_FIRST, filter: $filter, after: $after) {
          nodes { number body { id } bodyName } pageInfo { endCursor } } }`,
        { filter: { bodyId, since: '2026-01-01T00:00:00Z' }, after },
      )
    )['decisions'];
  await enter('blk_00000000000000000000000001', 1);
  const first = await page(null);
  expect(first.nodes).toMatchObject([{ number: `${YEAR}/1`, body: { id: bodyId } }]);
  expect((await page(first.pageInfo.endCursor)).nodes).toEqual([]);
  await minutes(space, ['[Beschluss](#decision:new) Ohne Gremium.']);
  await enter('blk_00000000000000000000000002', 2);
  expect((await page(first.pageInfo.endCursor)).nodes).toMatchObject([{ number: `${YEAR}/2` }]);
});

it('go with their document into another space, under their number, and for good with it', async () => {
  const [space, other] = [await hub.seed.space(), await hub.seed.space()];
  await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
    other.id,
    space.lead.id,
  ]);
  const { api } = space.lead;
  const { id } = await minutes(space, ['[Beschluss](#decision:new) Der Weg wird gebaut.']);
  await hub.sql('update document set space_id = $2, parent_id = null where id = $1', [id, other.id]);
  expect(await numbers(api, { spaceId: other.id })).toEqual([`${YEAR}/1`]);
  expect(await numbers(api, { spaceId: space.id })).toEqual([]);
  await hub.sql('delete from document where id = $1', [id]);
  expect(await numbers(api, { spaceId: other.id })).toEqual([]);
  await minutes(space, ['[Beschluss](#decision:new) Noch einer.']);
  expect(await numbers(api, { spaceId: space.id })).toEqual([`${YEAR}/2`]);
});
