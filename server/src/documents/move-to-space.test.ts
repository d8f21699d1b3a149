import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attach } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { foretold, moveToSpace, twoSpaces } from '../../../test/testkit/moves.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { newId } from '../platform/ids.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const COMMENT = 'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }';
const READ = 'query($id: ID!) { document(id: $id) { id title markdown space { id name } } }';
const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';
const ASK = 'mutation($id: ID!) { requestAccess(input: { targetId: $id, message: "Bitte" }) }';
const RESTORE = 'mutation($id: ID!) { restoreDocument(documentId: $id) { id parentId space { id } } }';
const SEARCH =
  'query($q: String!, $filter: SearchFilter) { search(query: $q, filter: $filter, first: 10) { nodes { document { id } } } }';

/** How many rows of these documents each table holds, and in which spaces. */
async function rowsOf(ids: string[]) {
  const found: Record<string, { spaces: string[]; rows: number }> = {};
  const tables = await hub.sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public'
       and column_name in ('space_id', 'document_id') group by 1 having count(*) = 2 order by 1`,
  );
  for (const { name } of tables) {
    const [row] = await hub.sql<{ spaces: string[] | null; rows: number }>(
      `select array_agg(distinct space_id) as spaces, count(*)::int as rows from ${name} where document_id = any($1)`,
      [ids],
    );
    if (row!.rows > 0) found[name] = { spaces: row!.spaces!, rows: row!.rows };
  }
  return found;
}

const eventsIn = (spaceId: string) =>
  hub.sql<{ type: string; subject_id: string; facts: Record<string, string> }>(
    `select type, subject_id, facts from event where stream_id = $1 and type like 'DOCUMENT_MOVED_%'`,
    [spaceId],
  );

describe('a document that goes to another space', () => {
  it('takes along all that stands under it and all that belongs to these, row by row', async () => {
    const { source, target, mover, loser, gainer } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source, title: 'Wanderer', markdown: 'Zugvogelwort' });
    const { id: below } = await hub.seed.document({ space: source, title: 'Kind', parentId: id });
    const { id: stays } = await hub.seed.document({ space: source, title: 'Bleibt' });
    await attach(mover.api, below, 'Plan.txt');
    await mover.api.query(COMMENT, { input: { documentId: id, source: `Frage an @{${loser.id}}` } });
    await mover.api.query(
      'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }',
      { input: { documentId: id, name: 'Stand' } },
    );
    await hub.sql(
      'insert into suggestion (id, document_id, space_id, author_id, created_at) values ($1, $2, $3, $4, now())',
      [newId('sug'), id, source.id, mover.id],
    );
    const before = await rowsOf([id, below]);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([
        'comment',
        'comment_mention',
        'comment_thread',
        'document_version',
        'file',
        'search_entry',
        'suggestion',
      ]),
    );
    const others = await rowsOf([stays]);

    const moved = await moveToSpace(mover.api, id, target.id);
    expect(moved).toMatchObject({ id, parentId: null, space: { id: target.id } });
    for (const each of Object.values(before)) each.spaces = [target.id];
    expect(await rowsOf([id, below])).toEqual(before);
    expect(await rowsOf([stays])).toEqual(others);

    for (const documentId of [id, below]) {
      expect((await loser.api.query(READ, { id: documentId }))['document']).toBeNull();
      expect((await gainer.api.query(READ, { id: documentId }))['document'].space.id).toBe(target.id);
    }
    const tree = await gainer.api.query(
      'query($id: ID!) { space(id: $id) { documents(first: 9) { nodes { id parentId } } } }',
      { id: target.id },
    );
    expect(tree['space'].documents.nodes).toEqual([
      { id, parentId: null },
      { id: below, parentId: id },
    ]);
  });

  it('is told of in both spaces, in neither with the name of the other', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source, title: 'Akte' });
    await hub.seed.document({ space: source, title: 'Anlage', parentId: id });
    await moveToSpace(mover.api, id, target.id);
    const facts = { name: 'Akte', documents: '2' };
    expect(await eventsIn(source.id)).toEqual([{ type: 'DOCUMENT_MOVED_AWAY', subject_id: id, facts }]);
    expect(await eventsIn(target.id)).toEqual([{ type: 'DOCUMENT_MOVED_HERE', subject_id: id, facts }]);
    const { space } = await source.lead.api.query(
      'query($id: ID!) { space(id: $id) { latestEvents(first: 1) { type subjectName document { id } } } }',
      { id: source.id },
    );
    expect(space.latestEvents).toEqual([
      { type: 'DOCUMENT_MOVED_AWAY', subjectName: 'Akte', document: null },
    ]);
  });

  it('is found by the search in the one and no more in the other, with its comments and files', async () => {
    const { source, target, mover, loser, gainer } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source, markdown: 'Kranichflug' });
    await mover.api.query(COMMENT, { input: { documentId: id, source: 'Kranichruf' } });
    await attach(mover.api, id, 'Kranichbild.txt');
    await moveToSpace(mover.api, id, target.id);
    for (const q of ['Kranichflug', 'Kranichruf', 'Kranichbild']) {
      expect((await loser.api.query(SEARCH, { q }))['search'].nodes, q).toEqual([]);
      expect((await gainer.api.query(SEARCH, { q }))['search'].nodes, q).toEqual([{ document: { id } }]);
      const inSource = await mover.api.query(SEARCH, { q, filter: { spaceId: source.id } });
      expect(inSource['search'].nodes, q).toEqual([]);
    }
  });

  it('stands under the chosen document there, and what was in the bin stays where it was', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const { id: binned } = await hub.seed.document({ space: source, parentId: id });
    await mover.api.query(TRASH, { id: binned });
    const { id: parentId } = await hub.seed.document({ space: target });
    const { id: sibling } = await hub.seed.document({ space: target, parentId });
    const moved = await moveToSpace(mover.api, id, target.id, { parentId });
    expect(moved.parentId).toBe(parentId);
    const [last] = await hub.sql<{ position: string }>('select position from document where id = $1', [
      sibling,
    ]);
    expect(moved.position > last!.position).toBe(true);
    expect((await mover.api.query(RESTORE, { id: binned }))['restoreDocument']).toEqual({
      id: binned,
      parentId: null,
      space: { id: source.id },
    });
  });

  it('can be moved back, as it was', async () => {
    const { source, target, mover, loser } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source, title: 'Bumerang', markdown: 'Wort' });
    await moveToSpace(mover.api, id, target.id);
    await moveToSpace(mover.api, id, source.id);
    expect((await loser.api.query(READ, { id }))['document']).toMatchObject({
      title: 'Bumerang',
      markdown: 'Wort',
    });
    expect(await rowsOf([id])).toMatchObject({ search_entry: { spaces: [source.id] } });
  });

  it('leaves guests, invitations and requests behind, which end', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source, title: 'Mit Gast' });
    const guest = await hub.seed.documentGuest({ id, space: source });
    const stranger = await sessionApi(hub.url, await hub.seed.person({ password: true }));
    await source.lead.api.query(
      'mutation($input: InviteToDocumentInput!) { inviteToDocument(input: $input) { outcome } }',
      {
        input: {
          documentId: id,
          endsAt: new Date(Date.now() + 86_400_000).toISOString(),
          people: [{ email: 'neu@umlauf.example' }],
        },
      },
    );
    await stranger.query(ASK, { id });
    const asked = () =>
      source.lead.api.query(
        'query($id: ID!) { space(id: $id) { accessRequests(first: 5) { totalCount } invitations(first: 5) { totalCount } } }',
        { id: source.id },
      );
    expect((await asked())['space']).toEqual({
      accessRequests: { totalCount: 1 },
      invitations: { totalCount: 1 },
    });
    await moveToSpace(mover.api, id, target.id);
    expect((await guest.api.query(READ, { id }))['document']).toBeNull();
    expect((await asked())['space']).toEqual({
      accessRequests: { totalCount: 0 },
      invitations: { totalCount: 0 },
    });
    expect(await hub.sql('select 1 from document_guest where document_id = $1', [id])).toEqual([]);
    expect(
      await hub.sql(
        `select facts ->> 'accountId' as id from event where stream_id = $1 and type = 'DOCUMENT_GUEST_REMOVED'`,
        [source.id],
      ),
    ).toEqual([{ id: guest.id }]);
    // Asked once more, it is for whoever leads there now.
    await stranger.query(ASK, { id });
    expect(await hub.sql('select space_id from access_request where target_id = $1', [id])).toEqual([
      { space_id: target.id },
    ]);
  });
});

describe('what is said before', () => {
  it('counts and names who begins and who ceases to see it, and says what ends', async () => {
    const { source, target, mover, loser, gainer } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const { id: below } = await hub.seed.document({ space: source, parentId: id });
    const guest = await hub.seed.documentGuest({ id: below, space: source });
    const link = `[Wanderer](/documents/${id})`;
    await hub.seed.document({ space: source, markdown: link });
    const told = await foretold(mover.api, id, target.id);
    const ids = (people: { id: string }[]) => people.map((each) => each.id).sort();
    expect(told).toMatchObject({ documents: 2, endingGuests: 1, references: 1, hindrance: null });
    expect(told).toMatchObject({ formerVisibility: 'CLOSED', visibility: 'CLOSED', isWider: false });
    expect(told.gaining.count).toBe(2);
    expect(ids(told.gaining.people)).toEqual([target.lead.id, gainer.id].sort());
    expect(told.losing.count).toBe(3);
    expect(ids(told.losing.people)).toEqual([source.lead.id, loser.id, guest.id].sort());
  });

  it('knows who reads an open space without belonging there', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const guest = await hub.seed.documentGuest({ id, space: source });
    await hub.seed.open(target, 'HUB');
    const toHub = await foretold(mover.api, id, target.id);
    expect(toHub).toMatchObject({ isWider: true, gaining: { count: 2 } });
    expect(toHub.losing).toEqual({ count: 1, people: [{ id: guest.id }] });
    await hub.seed.open(target, 'PUBLIC');
    expect(await foretold(mover.api, id, target.id)).toMatchObject({
      visibility: 'PUBLIC',
      losing: { count: 0 },
    });
    await hub.seed.open(source, 'PUBLIC');
    expect(await foretold(mover.api, id, target.id)).toMatchObject({
      isWider: false,
      gaining: { count: 0 },
      losing: { count: 0 },
    });
  });
});

/** What stays where it was, though it names a document: see the decision on moving. */
const STAYS = ['access_request', 'agenda_item_document', 'decision', 'favourite', 'invitation', 'release'];

it('every table that names a document and its space holds them by one key', async () => {
  const tables = await hub.sql<{ name: string; bound: boolean }>(
    `select c.table_name as name, exists (select 1 from pg_constraint p
         where p.conrelid = c.table_name::regclass and p.conname = c.table_name || '_document_place') as bound
       from information_schema.columns c where c.table_schema = 'public'
         and c.column_name in ('space_id', 'document_id') group by 1, 2 having count(*) = 2 order by 1`,
  );
  expect(tables.filter(({ bound }) => !bound).map(({ name }) => name)).toEqual(STAYS);
});
