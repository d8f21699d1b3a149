import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CREATE = `mutation($input: CreateDocumentInput!) {
  createDocument(input: $input) {
    id title text markdown revision textRevision parentId position trashedAt schemaVersion
    space { id } createdBy { id } createdAt updatedAt
  }
}`;
const RENAME = 'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { title updatedAt } }';
const LIST = `query($id: ID!, $first: Int! = 100, $after: String) {
  space(id: $id) { documents(first: $first, after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }
}`;
const documentsOf = async (api: typeof hub.anonymous, id: string) =>
  (await api.query(LIST, { id }))['space'].documents;

describe('creating a document', () => {
  it('answers with the whole document, its text included', async () => {
    const { id, writers } = await hub.seed.space({ writers: 1 });
    const input = { spaceId: id, title: ' Beschluss ', markdown: '# Ziel\n\nEin **Satz**.' };
    const { createDocument } = await writers[0]!.api.query(CREATE, { input });
    expect(createDocument).toMatchObject({
      title: 'Beschluss',
      revision: 1,
      textRevision: 1,
      parentId: null,
      trashedAt: null,
      space: { id },
      createdBy: { id: writers[0]!.id },
    });
    expect(createDocument.text).toBe('Ziel\nEin Satz.');
    expect(createDocument.markdown).toContain('Ein **Satz**.');
  });

  it('without content begins at revision 0', async () => {
    const { id, lead } = await hub.seed.space();
    const { createDocument } = await lead.api.query(CREATE, { input: { spaceId: id, title: 'Leer' } });
    expect(createDocument).toMatchObject({ revision: 0, textRevision: 0, text: '', markdown: '' });
  });

  it('is LIMIT in a space that has as many as a space may have, and its bin counts', async () => {
    const { id, lead, writers } = await hub.seed.space({ writers: 2 });
    await hub.sql(
      `insert into document (id, space_id, position, title, created_by_id, trashed_at)
       select $1 || n, $1, 'a0', 'Viele', $2, now() from generate_series(2, $3::int) n`,
      [id, lead.id, LIMITS.documentsPerSpace],
    );
    const create = (which: number) =>
      writers[which]!.api.send(CREATE, { input: { spaceId: id, title: 'X' } });
    const answers = await Promise.all([create(0), create(1)]);
    const errors = answers.flatMap((answer) => answer.errors ?? []);
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'LIMIT', limit: 'documentsPerSpace', max: LIMITS.documentsPerSpace },
    ]);
  });

  it('stands behind its siblings', async () => {
    const { id, lead } = await hub.seed.space();
    for (const title of ['C', 'A', 'B']) await lead.api.query(CREATE, { input: { spaceId: id, title } });
    const { nodes } = await documentsOf(lead.api, id);
    expect(nodes.map((node: { title: string }) => node.title)).toEqual(['C', 'A', 'B']);
  });

  it('twice at once makes two, and both have a place', async () => {
    const { id, writers } = await hub.seed.space({ writers: 2 });
    const input = { spaceId: id, title: 'Protokoll', markdown: 'Gleich' };
    const made = await Promise.all([0, 1, 0, 1].map((which) => writers[which]!.api.query(CREATE, { input })));
    expect(new Set(made.map(({ createDocument }) => createDocument.id)).size).toBe(4);
    const { totalCount, nodes } = await documentsOf(writers[0]!.api, id);
    expect(totalCount).toBe(4);
    const move = 'mutation($input: MoveDocumentInput!) { moveDocument(input: $input) { position } }';
    const [first, second, third] = nodes as { id: string }[];
    // Between two that may have got the same position there is still room.
    await writers[0]!.api.query(move, { input: { documentId: third!.id, afterId: first!.id } });
    const after = (await documentsOf(writers[0]!.api, id)).nodes.map((node: { id: string }) => node.id);
    expect(after.indexOf(third!.id)).toBeGreaterThan(after.indexOf(first!.id));
    expect(after.slice().sort()).toEqual(nodes.map((node: { id: string }) => node.id).sort());
    expect(after).toContain(second!.id);
  });

  it('refuses a parent in another space, in the bin, or made up', async () => {
    const { lead, ...space } = await hub.seed.space();
    const own = await hub.seed.document({ space: { lead, ...space } });
    const foreign = await hub.seed.document();
    const shared = await hub.seed.space();
    const joined = await hub.seed.member(shared, 'WRITER');
    await hub.sql('update membership set account_id = $1 where account_id = $2', [lead.id, joined.id]);
    const elsewhere = await hub.seed.document({ space: shared });
    await lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: own.id });
    const before = await tracesOf(hub, space.id);
    for (const parentId of [own.id, foreign.id, elsewhere.id, `doc_${'0'.repeat(26)}`, space.id, 'x']) {
      const error = await lead.api.error(CREATE, { input: { spaceId: space.id, title: 'Kind', parentId } });
      expect(error.extensions.code).toBe('NOT_FOUND');
    }
    expect(await tracesOf(hub, space.id)).toBe(before);
  });
});

describe('renaming a document', () => {
  it('keeps both names in the event, and is no event when nothing changes', async () => {
    const { id, lead, space } = await hub.seed.document({ title: 'Alt' });
    const { renameDocument } = await lead.api.query(RENAME, { input: { documentId: id, title: ' Neu ' } });
    expect(renameDocument.title).toBe('Neu');
    const before = await tracesOf(hub, space.id);
    await lead.api.query(RENAME, { input: { documentId: id, title: 'Neu' } });
    expect(await tracesOf(hub, space.id)).toBe(before);
    const [event] = await hub.sql(
      'select type, facts from event where stream_id = $1 order by sequence desc',
      [space.id],
    );
    expect(event).toEqual({ type: 'DOCUMENT_RENAMED', facts: { name: 'Neu', formerName: 'Alt' } });
  });

  it('at once by two keeps one of the names whole', async () => {
    const { id, lead, writers, space } = await hub.seed.document();
    await Promise.all(
      [lead, writers[0]!].map(({ api }, i) =>
        api.query(RENAME, { input: { documentId: id, title: `Name ${i}` } }),
      ),
    );
    const [row] = await hub.sql<{ title: string }>('select title from document where id = $1', [id]);
    expect(['Name 0', 'Name 1']).toContain(row!.title);
    const events = await hub.sql(`select 1 from event where stream_id = $1 and type = 'DOCUMENT_RENAMED'`, [
      space.id,
    ]);
    expect(events).toHaveLength(2);
  });
});

describe('the list of documents', () => {
  it('comes page by page, each document once', async () => {
    const space = await hub.seed.space();
    const titles = ['A', 'B', 'C', 'D', 'E'];
    for (const title of titles) await hub.seed.document({ space, title });
    const found: string[] = [];
    let after: string | null = null;
    do {
      const answer: Record<string, any> = await space.lead.api.query(LIST, { id: space.id, first: 2, after });
      const { documents } = answer['space'];
      expect(documents.totalCount).toBe(titles.length);
      found.push(...documents.nodes.map((node: { title: string }) => node.title));
      after = documents.pageInfo.hasNextPage ? documents.pageInfo.endCursor : null;
    } while (after);
    expect(found).toEqual(titles);
  });
});

describe('long texts', () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: markdown`).join(' ');
  const inList = (count: number) =>
    `query($id: ID!) { space(id: $id) { documents(first: 100) { nodes { ${aliases(count)} } } } }`;
  const TOO_MUCH = { code: 'LIMIT', limit: 'answerCharacters', max: LIMITS.answerCharacters };

  const spaceWith = async (documents: number, characters: number) => {
    const space = await hub.seed.space();
    for (let i = 0; i < documents; i++) await hub.seed.document({ space });
    await hub.sql(`update document set markdown = repeat('x', $2) where space_id = $1`, [
      space.id,
      characters,
    ]);
    return space;
  };

  it('come all together up to a limit, however often they are asked for', async () => {
    const { id, lead } = await spaceWith(5, 1_000_000);
    const { space } = await lead.api.query(inList(3), { id });
    expect(space.documents.nodes.map((node: { a2: string }) => node.a2.length)).toEqual(
      Array.from({ length: 5 }, () => 1_000_000),
    );
    expect((await lead.api.error(inList(4), { id })).extensions).toEqual(TOO_MUCH);
  });

  it('are not read from the database beyond it', async () => {
    const { id, lead } = await spaceWith(10, 10_000_000);
    expect((await lead.api.error(inList(1), { id })).extensions).toEqual(TOO_MUCH);
  });

  it('come one by one whatever their length', async () => {
    const { id, lead } = await spaceWith(1, LIMITS.answerCharacters + 1);
    const { space } = await lead.api.query(inList(1), { id });
    expect(space.documents.nodes[0].a0).toHaveLength(LIMITS.answerCharacters + 1);
  });

  it('of each event of a subscription count anew', async () => {
    const { id, lead } = await spaceWith(1, 6_000_000);
    const [document] = (await documentsOf(lead.api, id)).nodes;
    const follow = 'subscription($id: ID!) { spaceChanged(spaceId: $id) { document { markdown } } }';
    const following = overSocket(lead.api, follow, { id });
    let renamed = 0;
    const enough = async () => {
      await lead.api.query(RENAME, { input: { documentId: document.id, title: `Name ${renamed++}` } });
      return following.events('spaceChanged').length;
    };
    await expect.poll(enough).toBeGreaterThan(4);
    expect(following.codes).toEqual([]);
    following.stop();
  });
});

describe('one document', () => {
  it.each(['', 'x', 'doc_', `doc_${'0'.repeat(26)}`, `spc_${'0'.repeat(26)}`, 'doc_ILOU', "doc_' or 1=1 --"])(
    'is null for the id "%s"',
    async (id) => {
      const { api } = await hub.seed.person();
      expect(await api.query('query($id: ID!) { document(id: $id) { id } }', { id })).toEqual({
        document: null,
      });
    },
  );
});
