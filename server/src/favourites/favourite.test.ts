import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { newId } from '../platform/ids.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const ADD =
  'mutation($id: ID!) { addFavourite(targetId: $id) { targetId space { name } document { title } } }';
const REMOVE = 'mutation($id: ID!) { removeFavourite(targetId: $id) }';
const MOVE = 'mutation($input: MoveFavouriteInput!) { moveFavourite(input: $input) { targetId } }';
const LIST = `query($first: Int!, $after: String) { viewer { favourites(first: $first, after: $after) {
  totalCount nodes { targetId space { name } document { title } } pageInfo { hasNextPage endCursor } } } }`;

async function listOf({ api }: Pick<Person, 'api'>): Promise<{ ids: string[]; total: number }> {
  const { viewer } = await api.query(LIST, { first: 100 });
  const { nodes, totalCount } = viewer.favourites as { nodes: { targetId: string }[]; totalCount: number };
  return { ids: nodes.map(({ targetId }) => targetId), total: totalCount };
}

const add = ({ api }: Pick<Person, 'api'>, id: string) => api.query(ADD, { id });

describe('favourites', () => {
  it('are spaces and documents in their owner’s order, and nobody else’s', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const reader = space.readers[0]!;
    const { id: first } = await hub.seed.document({ space, title: 'Erstes' });
    const { id: second } = await hub.seed.document({ space, title: 'Zweites' });
    expect((await add(reader, space.id))['addFavourite']).toEqual({
      targetId: space.id,
      space: { name: space.name },
      document: null,
    });
    expect((await add(reader, first))['addFavourite'].document).toEqual({ title: 'Erstes' });
    await add(reader, second);
    // Once more changes nothing.
    await add(reader, space.id);
    expect(await listOf(reader)).toEqual({ ids: [space.id, first, second], total: 3 });
    expect(await listOf(space.lead)).toEqual({ ids: [], total: 0 });

    await reader.api.query(MOVE, { input: { targetId: second, afterTargetId: space.id } });
    expect((await listOf(reader)).ids).toEqual([space.id, second, first]);
    await reader.api.query(MOVE, { input: { targetId: first } });
    expect((await listOf(reader)).ids).toEqual([first, space.id, second]);

    const page = (await reader.api.query(LIST, { first: 2 }))['viewer'].favourites;
    const rest = (await reader.api.query(LIST, { first: 2, after: page.pageInfo.endCursor }))['viewer'];
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(rest.favourites.nodes.map(({ targetId }: { targetId: string }) => targetId)).toEqual([second]);

    await reader.api.query(REMOVE, { id: space.id });
    expect((await reader.api.error(REMOVE, { id: space.id })).extensions).toEqual({ code: 'NOT_FOUND' });
    expect((await listOf(reader)).ids).toEqual([first, second]);
  });

  it('cannot be what one may not read, and nobody learns whether it exists', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space });
    for (const target of [space.id, id, newId('spc'), newId('doc'), 'x', '']) {
      const { extensions } = await space.outsider.api.error(ADD, { id: target });
      expect(extensions, target).toEqual({ code: 'NOT_FOUND' });
      const moved = await space.outsider.api.error(MOVE, { input: { targetId: target } });
      expect(moved.extensions, target).toEqual({ code: 'NOT_FOUND' });
      const removed = await space.outsider.api.error(REMOVE, { id: target });
      expect(removed.extensions, target).toEqual({ code: 'NOT_FOUND' });
    }
    expect((await hub.anonymous.error(ADD, { id })).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('are not shown, counted or moved while one may not read them, and are back with the access', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const other = await hub.seed.space();
    const reader = space.readers[0]!;
    const { id } = await hub.seed.document({ space });
    await hub.seed.open(other, 'HUB');
    for (const target of [space.id, other.id, id]) await add(reader, target);
    const membership = { spaceId: space.id, accountId: reader.id };
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      { input: membership },
    );
    expect(await listOf(reader)).toEqual({ ids: [other.id], total: 1 });
    for (const input of [{ targetId: id }, { targetId: other.id, afterTargetId: id }])
      expect((await reader.api.error(MOVE, { input })).extensions).toEqual({ code: 'NOT_FOUND' });
    await hub.seed.open(other, 'CLOSED');
    expect(await listOf(reader)).toEqual({ ids: [], total: 0 });
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }',
      { input: { ...membership, role: 'READER' } },
    );
    expect(await listOf(reader)).toEqual({ ids: [space.id, id], total: 2 });
  });

  it('leave out what is in a bin, with what went there along', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space });
    const { id: below } = await hub.seed.document({ space, parentId: id });
    await add(space.lead, id);
    await add(space.lead, below);
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
    expect(await listOf(space.lead)).toEqual({ ids: [], total: 0 });
    expect((await space.lead.api.error(ADD, { id: below })).extensions).toEqual({
      code: 'GONE',
      reason: 'IN_BIN',
    });
    await space.lead.api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', { id });
    expect(await listOf(space.lead)).toEqual({ ids: [id, below], total: 2 });
  });

  it('are those of its spaces alone for a token that is limited to some', async () => {
    const [here, there] = [await hub.seed.space(), await hub.seed.space()];
    const { lead } = here;
    const member = { input: { spaceId: there.id, accountId: lead.id, role: 'READER' } };
    await there.lead.api.query(
      'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }',
      member,
    );
    const { id } = await hub.seed.document({ space: there });
    for (const target of [here.id, there.id, id]) await add(lead, target);
    const within = await hub.seed.within(lead, [here.id]);
    expect(await listOf(within)).toEqual({ ids: [here.id], total: 1 });
    expect((await within.api.error(ADD, { id })).extensions).toEqual({ code: 'NOT_FOUND' });
    // What it does not reach it does not take out.
    expect((await within.api.error(REMOVE, { id })).extensions).toEqual({ code: 'NOT_FOUND' });
    expect((await listOf(lead)).ids).toEqual([here.id, there.id, id]);
  });

  it('are a hundred that are seen, and no more of others are kept', async () => {
    const person = await hub.seed.person();
    const space = await hub.seed.space();
    await hub.seed.open(space, 'HUB');
    const { id } = await hub.seed.document({ space });
    await fillWith(space, person, LIMITS.favouritesPerAccount);
    expect((await person.api.error(ADD, { id })).extensions).toMatchObject({
      code: 'LIMIT',
      limit: 'favouritesPerAccount',
      max: LIMITS.favouritesPerAccount,
    });
    await hub.seed.open(space, 'CLOSED');
    const own = await hub.seed.space();
    await hub.seed.open(own, 'HUB');
    await add(person, own.id);
    expect(await listOf(person)).toEqual({ ids: [own.id], total: 1 });
    await fillWith(space, person, 20);
    const { id: more } = await hub.seed.document({ space: own });
    await add(person, more);
    const [kept] = await hub.sql<{ count: number }>(
      'select count(*)::int as count from favourite where account_id = $1',
      [person.id],
    );
    expect(kept!.count).toBe(LIMITS.favouritesPerAccount + 2);
  });

  it('are not for everybody’s tokens', async () => {
    const space = await hub.seed.space();
    const { secret } = await hub.seed.token(space.lead.id, ['spaces:read', 'documents:read']);
    const reading = new Api(hub.url, secret);
    expect((await reading.error(ADD, { id: space.id })).extensions).toEqual({
      code: 'FORBIDDEN',
      missingScope: 'documents:write',
    });
    expect((await reading.query(LIST, { first: 1 }))['viewer'].favourites.totalCount).toBe(0);
  });
});

/** So many documents of the space among the person's favourites. */
async function fillWith(space: SeededSpace, person: Person, count: number): Promise<void> {
  await hub.sql(
    `with made as (
       insert into document (id, space_id, position, title, created_by_id)
       select 'doc_' || lpad(replace(gen_random_uuid()::text, '-', ''), 26, '0'), $1, 'a' || n, 'x', $2
       from generate_series(1, $4) n returning id, position)
     insert into favourite (account_id, target_id, document_id, position) select $3, id, id, position from made`,
    [space.id, space.lead.id, person.id, count],
  );
}
