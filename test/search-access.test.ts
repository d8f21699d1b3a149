import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, ROLES, type Role } from './testkit/cast.ts';
import { attach, filesRead } from './testkit/files.ts';
import { overSocket } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { Api } from './testkit/api.ts';
import { paragraph, PUSH } from './testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const SEARCH = `query($query: String!, $filter: SearchFilter, $first: Int = 20) {
  search(query: $query, filter: $filter, first: $first) { totalCount similarWords { found } nodes { document { title } } }
}`;
const NOTHING = { totalCount: 0, similarWords: [], nodes: [] };
async function search(api: Api, query: string, filter: object = {}) {
  const { search: found } = await api.query<{
    search: { totalCount: number; similarWords: unknown[]; nodes: { document: { title: string } }[] };
  }>(SEARCH, { query, filter });
  return found;
}

async function comment(api: Api, documentId: string, source: string): Promise<string> {
  const begin =
    'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { comments(first: 1) { nodes { id } } } }';
  const { addCommentThread } = await api.query(begin, { input: { documentId, source } });
  return addCommentThread.comments.nodes[0].id as string;
}

/** Whether a document of the space, in use or in the bin, is found; and the one to which a guest was invited. */
const FINDS: Record<Role, { space: boolean; own?: true }> = {
  anonymous: { space: false },
  passerby: { space: true },
  outsider: { space: false },
  admin: { space: false },
  visitor: { space: true },
  documentGuest: { space: false, own: true },
  guest: { space: true },
  reader: { space: true },
  writer: { space: true },
  lead: { space: true },
  readingToken: { space: true },
  program: { space: true },
  readingProgram: { space: true },
  foreignProgram: { space: false },
};

describe.each(ROLES)('%s', (role) => {
  it('finds what they may read, whole words, parts of them and such as were typed wrongly, and nothing else', async () => {
    const { space, api, documentId } = await castAs(hub, role);
    const word = `Kanarienvogel${space.id.slice(-6)}`;
    await hub.seed.document({ space, title: 'Offenes', markdown: `Der ${word} singt.` });
    const bin = await hub.seed.document({ space, title: 'Verworfenes', markdown: `Der ${word} ist fort.` });
    await space.lead.api.query(`mutation { trashDocument(documentId: "${bin.id}") { id } }`);
    const wrong = word.replace('vogel', 'fogel');
    const total = FINDS[role].space ? 1 : 0;
    for (const filter of [{}, { spaceId: space.id }, { state: 'IN_BIN' }, { authorId: space.lead.id }]) {
      for (const query of [word, word.slice(3), `"${word}"`]) {
        const found = await search(api, query, filter);
        expect(found, `${query} ${JSON.stringify(filter)}`).toMatchObject({
          totalCount: total,
          similarWords: [],
        });
        expect(found.nodes).toHaveLength(total);
      }
    }
    const similar = await search(api, wrong);
    if (total === 0) expect(similar).toEqual(NOTHING);
    else expect(similar).toMatchObject({ totalCount: 1, similarWords: [{ found: [word.toLowerCase()] }] });
    if (FINDS[role].own) {
      await hub.sql('update document set title = $2 where id = $1', [documentId, `Mein ${word}`]);
      for (const query of [word, wrong]) expect((await search(api, query)).totalCount).toBe(1);
      expect((await search(api, word, { spaceId: space.id })).nodes).toEqual([
        { document: { title: `Mein ${word}` } },
      ]);
    }
  });
});

/** Whether comments on the space's documents are found, and names of their files. */
const FINDS_MORE: Record<Role, { comments: boolean; files: boolean }> = {
  anonymous: { comments: false, files: false },
  passerby: { comments: false, files: true },
  outsider: { comments: false, files: false },
  admin: { comments: false, files: false },
  visitor: { comments: false, files: true },
  documentGuest: { comments: false, files: false },
  guest: { comments: true, files: true },
  reader: { comments: true, files: true },
  writer: { comments: true, files: true },
  lead: { comments: true, files: true },
  readingToken: { comments: true, files: true },
  program: { comments: true, files: true },
  readingProgram: { comments: true, files: true },
  foreignProgram: { comments: false, files: false },
};

describe.each(ROLES)('%s', (role) => {
  it('finds comments and files where they may read them, and similar words there alone', async () => {
    const { space, api, documentId } = await castAs(hub, role);
    const mark = space.id.slice(-6);
    const other = await hub.seed.document({ space, title: 'Mit Beiwerk' });
    const said = `Beiwerksfrage${mark}`;
    const called = `Anlagenplan${mark}`;
    await comment(space.lead.api, other.id, `Was ist mit der ${said}?`);
    const inside = `Anlagensatz${mark}`;
    await attach(space.lead.api, other.id, `${called}_2026.txt`, `Ein ${inside}.`);
    await filesRead(hub);
    const { comments, files } = FINDS_MORE[role];
    const asked = [
      { word: said, wrong: said.replace('frage', 'farge'), kind: 'COMMENT', isFound: comments },
      { word: called, wrong: called.replace('plan', 'lpan'), kind: 'FILE', isFound: files },
      { word: inside, wrong: inside.replace('satz', 'staz'), kind: 'FILE', isFound: files },
    ];
    for (const { word, wrong, kind, isFound } of asked) {
      const title = isFound ? [{ document: { title: 'Mit Beiwerk' } }] : [];
      for (const filter of [{}, { kind }, { spaceId: space.id }, { authorId: space.lead.id }]) {
        expect((await search(api, word, filter)).nodes, `${kind} ${JSON.stringify(filter)}`).toEqual(title);
      }
      expect((await search(api, word, { kind: 'DOCUMENT' })).nodes).toEqual([]);
      if (isFound) expect((await search(api, wrong)).nodes).toEqual(title);
      else expect(await search(api, wrong)).toEqual(NOTHING);
    }
    if (documentId === undefined) return;
    await comment(space.lead.api, documentId, `Und die ${said}?`);
    await attach(space.lead.api, documentId, `${called}.txt`, `Ein ${inside}.`);
    await filesRead(hub);
    for (const { word, wrong } of asked)
      for (const query of [word, wrong]) expect((await search(api, query)).totalCount).toBe(1);
  });
});

describe.each(ROLES)('%s', (role) => {
  it('is told who has written in what they may read, and of nobody else', async () => {
    const { space, api, documentId } = await castAs(hub, role);
    const { id } = await hub.seed.document({ space, title: 'Geschrieben' });
    const [writer] = space.writers;
    await comment(writer!.api, id, 'Gesagt');
    const people = `query($spaceId: ID, $search: String, $after: String, $first: Int = 1) {
      searchAuthors(first: $first, spaceId: $spaceId, search: $search, after: $after) {
        totalCount nodes { id } pageInfo { endCursor } } }`;
    const authors = async (variables: Record<string, unknown>) =>
      (await api.query(people, variables))['searchAuthors'];
    const { comments, files } = FINDS_MORE[role];
    const isAuthor = files || documentId !== undefined;
    expect((await authors({ spaceId: space.id, search: space.lead.name })).nodes).toEqual(
      isAuthor ? [{ id: space.lead.id }] : [],
    );
    const page = await authors({ spaceId: space.id });
    expect(page.totalCount).toBe((isAuthor ? 1 : 0) + (comments ? 1 : 0));
    const second = await authors({ spaceId: space.id, after: page.pageInfo.endCursor });
    const ids = [...page.nodes, ...second.nodes].map((each: { id: string }) => each.id);
    const wanted = [...(isAuthor ? [space.lead.id] : []), ...(comments ? [writer!.id] : [])];
    expect(ids.toSorted()).toEqual(wanted.toSorted());
    const all = await authors({ first: 100, search: writer!.name });
    expect(all.nodes.some((each: { id: string }) => each.id === writer!.id)).toBe(comments);
  });
});

it('a role that finds nothing yet is named here', () => {
  for (const table of [FINDS, FINDS_MORE])
    expect(Object.keys(table).toSorted()).toEqual([...ROLES].toSorted());
});

describe('a token', () => {
  it('for certain spaces finds nothing in others, not even what is public', async () => {
    const named = await hub.seed.space();
    const open = await hub.seed.space();
    await hub.seed.open(open, 'PUBLIC');
    await hub.seed.document({ space: named, title: 'Tokenprobe hier' });
    await hub.seed.document({ space: open, title: 'Tokenprobe dort' });
    const { api } = await hub.seed.within(named.lead, [named.id]);
    expect((await search(named.lead.api, 'Tokenprobe')).totalCount).toBe(2);
    expect(await search(api, 'Tokenprobe')).toMatchObject({
      totalCount: 1,
      nodes: [{ document: { title: 'Tokenprobe hier' } }],
    });
    expect((await search(api, 'Tokenprobe', { spaceId: open.id })).totalCount).toBe(0);
  });
});

describe('a search', () => {
  it('forgets a space with the membership in it, and a document with its guest’s time', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const document = await hub.seed.document({ space, title: 'Abschiedsprobe' });
    const guest = await hub.seed.documentGuest(document);
    const [reader] = space.readers;
    for (const { api } of [reader!, guest]) expect((await search(api, 'Abschiedsprobe')).totalCount).toBe(1);
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      {
        input: { spaceId: space.id, accountId: reader!.id },
      },
    );
    await hub.sql(`update document_guest set ends_at = now() - interval '1 second' where account_id = $1`, [
      guest.id,
    ]);
    for (const { api } of [reader!, guest]) {
      expect(await search(api, 'Abschiedsprobe')).toEqual(NOTHING);
      expect(await search(api, 'Abschiedsprobbe')).toEqual(NOTHING);
    }
  });

  it('finds words inside of files as long as their document is read', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const document = await hub.seed.document({ space, title: 'Mit Anlage' });
    const elsewhere = await hub.seed.documentGuest(await hub.seed.document({ space, title: 'Anderes' }));
    await attach(space.lead.api, document.id, 'Anlage.txt', 'Anlagenwortprobe');
    await filesRead(hub);
    const [reader] = space.readers;
    const totals = async () => [
      (await search(reader!.api, 'Anlagenwortprobe')).totalCount,
      (await search(reader!.api, 'Anlagenwortprobe', { state: 'IN_BIN' })).totalCount,
    ];
    expect(await totals()).toEqual([1, 0]);
    for (const { api } of [elsewhere, space.outsider]) {
      expect(await search(api, 'Anlagenwortprobe')).toEqual(NOTHING);
      expect(await search(api, 'Anlagenwortprohbe')).toEqual(NOTHING);
    }
    await space.lead.api.query(`mutation { trashDocument(documentId: "${document.id}") { id } }`);
    expect(await totals()).toEqual([0, 1]);
    await space.lead.api.query(`mutation { restoreDocument(documentId: "${document.id}") { id } }`);
    expect(await totals()).toEqual([1, 0]);
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      { input: { spaceId: space.id, accountId: reader!.id } },
    );
    expect(await totals()).toEqual([0, 0]);
    expect(await search(reader!.api, 'Anlagenwortprohbe')).toEqual(NOTHING);
  });

  it('tells nothing of words that were deleted', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space, title: 'Leer', markdown: 'Vergänglichkeitsprobe' });
    const { api } = space.lead;
    expect((await search(api, 'Vergänglichkeitsprohbe')).totalCount).toBe(1);
    await api.query(
      `mutation { editDocument(input: { documentId: "${id}", expectedRevision: 1, replace: "Anderes" }) { id } }`,
    );
    await expect.poll(() => search(api, 'Vergänglichkeitsprobe')).toEqual(NOTHING);
    expect(await search(api, 'Vergänglichkeitsprohbe')).toEqual(NOTHING);
  });

  it('that is kept open is answered anew, to whoever may read', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const query = `query @live { search(query: "Lebendprobe", first: 9) { totalCount nodes { document { title } } } }`;
    const [reader] = space.readers;
    const held = [overSocket(reader!.api, query), overSocket(space.outsider.api, query)] as const;
    for (const each of held) await expect.poll(() => each.events('search').length).toBeGreaterThan(0);
    const total = (which: 0 | 1) => held[which].events('search').at(-1).totalCount;
    const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
    const { createDocument } = await space.lead.api.query(create, {
      input: { spaceId: space.id, title: 'Neu' },
    });
    await space.lead.api.query(PUSH, { documentId: createDocument.id, update: paragraph('Lebendprobe') });
    await expect.poll(() => total(0), { timeout: 20_000 }).toBe(1);
    await space.lead.api.query(`mutation { trashDocument(documentId: "${createDocument.id}") { id } }`);
    await expect.poll(() => total(0), { timeout: 20_000 }).toBe(0);
    expect(held[1].events('search').every(({ totalCount }) => totalCount === 0)).toBe(true);
    for (const each of held) each.stop();
  });

  it('finds a comment as it was last worded, and none that was removed, live', async () => {
    const { id, lead } = await hub.seed.document({ title: 'Besprochen' });
    const query = `query @live { search(query: "Wortlautprobe", first: 9) {
      totalCount nodes { kind comment { source } matchedIn passages { text ranges { start length } } } } }`;
    const held = overSocket(lead.api, query);
    await expect.poll(() => held.events('search').at(-1)?.totalCount).toBe(0);
    const commentId = await comment(lead.api, id, `Frage an @{${lead.id}}: Probe`);
    const edit = 'mutation($input: EditCommentInput!) { editComment(input: $input) { id } }';
    await lead.api.query(edit, { input: { commentId, source: `@{${lead.id}} Wortlautprobe` } });
    await expect
      .poll(() => held.events('search').at(-1).nodes)
      .toEqual([
        {
          kind: 'COMMENT',
          comment: { source: `@{${lead.id}} Wortlautprobe` },
          matchedIn: ['COMMENT'],
          passages: [
            { text: `@${lead.name} Wortlautprobe`, ranges: [{ start: lead.name.length + 2, length: 13 }] },
          ],
        },
      ]);
    expect((await search(lead.api, 'Probe', { kind: 'COMMENT', spaceId: null })).totalCount).toBe(1);
    expect((await search(lead.api, `"${lead.id}"`)).totalCount).toBe(0);
    await lead.api.query('mutation($id: ID!) { removeComment(commentId: $id) { id } }', { id: commentId });
    await expect.poll(() => held.events('search').at(-1).totalCount).toBe(0);
    held.stop();
  });

  it('finds a file by its name as it is now', async () => {
    const { id, lead } = await hub.seed.document({ title: 'Mit Anlage' });
    const fileId = await attach(lead.api, id, 'Dateinamensprobe_Entwurf.txt', 'Inhalt');
    const query =
      '{ search(query: "dateinamen", first: 9) { nodes { kind file { name } matchedIn passages { text } } } }';
    const found = async () => (await lead.api.query(query))['search'].nodes;
    const hit = (name: string) => [
      { kind: 'FILE', file: { name }, matchedIn: ['FILE_NAME'], passages: [{ text: name }] },
    ];
    expect(await found()).toEqual(hit('Dateinamensprobe_Entwurf.txt'));
    const rename = 'mutation($input: RenameFileInput!) { renameFile(input: $input) { id } }';
    await lead.api.query(rename, { input: { fileId, name: 'Dateinamensprobe.txt' } });
    expect(await found()).toEqual(hit('Dateinamensprobe.txt'));
    await lead.api.query('mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: fileId });
    expect(await found()).toEqual([]);
  });

  it('finds what was typed into an open document, and its new title', async () => {
    const { id, lead } = await hub.seed.document({ title: 'Frischprobe alt' });
    await lead.api.query(PUSH, { documentId: id, update: paragraph('Eben getippter Taufrischwert') });
    await expect
      .poll(async () => (await search(lead.api, 'taufrisch')).totalCount, { timeout: 20_000 })
      .toBe(1);
    const rename = 'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }';
    await lead.api.query(rename, { input: { documentId: id, title: 'Frischprobe neu' } });
    expect((await search(lead.api, '"Frischprobe neu"')).totalCount).toBe(1);
    expect((await search(lead.api, '"Frischprobe alt"')).totalCount).toBe(0);
  });
});
