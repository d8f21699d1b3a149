import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { base64, contentOf, FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => void (hub = await startTestHub()));
afterAll(() => hub.close());

const FIELDS = `id revision title name note contentHash namedAt savedAt namedBy { name } writers { name }`;
const NAME = `mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { ${FIELDS} } }`;
const RENAME = `mutation($input: RenameDocumentVersionInput!) { renameDocumentVersion(input: $input) { ${FIELDS} } }`;
const UNNAME = `mutation($id: ID!) { removeDocumentVersionName(versionId: $id) { ${FIELDS} } }`;
const RESTORE = `mutation($input: RestoreDocumentVersionInput!) {
  restoreDocumentVersion(input: $input) { revision document { id } before { ${FIELDS} } } }`;
const LIST = `query($id: ID!, $first: Int!, $after: String, $namedOnly: Boolean) { document(id: $id) {
  revision versions(first: $first, after: $after, namedOnly: $namedOnly) {
    totalCount nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } } }`;
const DIFFERENCE = `query($id: ID!, $toId: ID) { documentVersion(id: $id) { difference(toId: $toId) {
  toRevision toContentHash isEmpty insertedWords removedWords movedBlocks
  lines { change move writers { name } pieces { change text } } } } }`;
const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';

const nameIt = async ({ api }: Person, documentId: string, name = 'Stand', note = '') =>
  (await api.query(NAME, { input: { documentId, name, note } }))['nameDocumentVersion'];
const write = async ({ api }: Person, documentId: string, append: string): Promise<number> =>
  (await api.query(EDIT, { input: { documentId, append } }))['editDocument'].revision;
const restore = async ({ api }: Person, versionId: string, expectedRevision: number) =>
  (await api.query(RESTORE, { input: { versionId, expectedRevision } }))['restoreDocumentVersion'];
const listOf = async ({ api }: Person, id: string, more: object = {}) =>
  (await api.query(LIST, { id, first: 50, ...more }))['document'].versions;
const differenceOf = async ({ api }: Person, id: string, toId?: string) =>
  (await api.query(DIFFERENCE, { id, toId }))['documentVersion'].difference;
const textOf = async (documentId: string) =>
  contentOf([base64((await hub.server.hub.coediting.state(documentId))!.state)])
    .replaceAll(/<\/\w+>(?=<)/g, '|')
    .replaceAll(/<[^>]+>/g, '');
const refusal = async ({ api }: Person, query: string, input: object) =>
  (await api.send(query, { input })).errors?.[0]!.extensions;

async function written(markdown = 'Der Antrag wird geprüft.') {
  const space = await hub.seed.space({ writers: 2, readers: 1, password: true });
  const { id } = await hub.seed.document({ space, markdown });
  const [writer, other] = space.writers as [Person, Person];
  return { space, id, lead: space.lead, writer, other, reader: space.readers[0]! };
}

/** So that the clock finds the document at rest. */
const rest = (id: string) =>
  hub.sql(`update document set updated_at = now() - interval '11 minutes' where id = $1`, [id]);
const keep = () => hub.server.hub.versions.run();

describe('a version', () => {
  it('shows what stood there when it was named, whatever comes after', async () => {
    const { id, writer, reader, lead } = await written();
    const version = await nameIt(writer, id, ' Entwurf 1 ', 'Für den Ausschuss');
    expect(version).toMatchObject({
      revision: 1,
      title: 'Entwurf',
      name: 'Entwurf 1',
      note: 'Für den Ausschuss',
      namedBy: { name: writer.name },
    });
    await write(lead, id, 'Neues');
    await lead.api.query(
      `mutation { renameDocument(input: { documentId: "${id}", title: "Anders" }) { id } }`,
    );
    const query = `query($id: ID!) { documentVersion(id: $id) { title text markdown content contentHash document { id } } }`;
    const { documentVersion } = await reader.api.query(query, { id: version.id });
    expect(documentVersion).toMatchObject({
      title: 'Entwurf',
      text: 'Der Antrag wird geprüft.',
      markdown: 'Der Antrag wird geprüft.',
      contentHash: version.contentHash,
      document: { id },
    });
    expect(createHash('sha256').update(documentVersion.content, 'utf8').digest('hex')).toBe(
      version.contentHash,
    );
  });

  it('has the same hash wherever the same is written', async () => {
    const [one, two] = [await written('Gleich'), await written('Gleic')];
    const first = await nameIt(one.writer, one.id);
    await two.writer.api.query(
      `mutation { editDocument(input: { documentId: "${two.id}", expectedRevision: 1, replace: "Gleich" }) { id } }`,
    );
    expect((await nameIt(two.writer, two.id)).contentHash).toBe(first.contentHash);
  });

  it('gets another name, loses it, and is there all the same', async () => {
    const { id, writer, other } = await written();
    const { id: versionId } = await nameIt(writer, id);
    const input = { versionId, name: 'Zur Unterschrift', note: 'Zweite Fassung' };
    const { renameDocumentVersion } = await other.api.query(RENAME, { input });
    expect(renameDocumentVersion).toMatchObject({
      ...{ name: input.name, note: input.note },
      namedBy: { name: other.name },
    });
    const { removeDocumentVersionName } = await writer.api.query(UNNAME, { id: versionId });
    expect(removeDocumentVersionName).toMatchObject({ id: versionId, name: null, note: '', namedBy: null });
    expect((await listOf(writer, id)).totalCount).toBe(1);
    expect((await listOf(writer, id, { namedOnly: true })).totalCount).toBe(0);
  });

  it('of exactly the same state has one name, also when two name it at once', async () => {
    const { id, writer, other } = await written();
    const both = await Promise.all(
      [writer, other].map(({ api }) => api.send(NAME, { input: { documentId: id, name: 'Stand' } })),
    );
    const codes = both.map(({ errors }) => errors?.[0]!.extensions ?? null);
    expect(codes.filter((each) => each === null)).toHaveLength(1);
    expect(codes.find((each) => each !== null)).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_NAMED' });
    expect((await listOf(writer, id)).totalCount).toBe(1);
  });

  it.each([
    ['no name', { name: ' ' }, { name: 'EMPTY' }],
    ['a long name', { name: 'x'.repeat(LIMITS.nameCharacters + 1) }, { name: 'TOO_LONG' }],
    ['a name of two lines', { name: 'a\nb' }, { name: 'CONTROL_CHARACTER' }],
    ['a long note', { name: 'x', note: 'x'.repeat(LIMITS.noteCharacters + 1) }, { note: 'TOO_LONG' }],
  ])('is refused in words: %s', async (_, input, fields) => {
    const { id, writer } = await written();
    expect(await refusal(writer, NAME, { documentId: id, ...input })).toMatchObject({ fields });
  });

  it('says that somebody is gone whose account was erased, and tells everybody what they named', async () => {
    const { id, writer, lead } = await written();
    await write(writer, id, 'Von mir');
    const version = await nameIt(writer, id, 'Mein Stand');
    expect(version.writers.map(({ name }: Person) => name)).toContain(writer.name);
    const session = await sessionApi(hub.url, writer);
    const { exportOwnData } = await session.query('mutation { exportOwnData }');
    expect(JSON.parse(exportOwnData).documentVersionsNamed).toMatchObject([
      { versionId: version.id, name: 'Mein Stand' },
    ]);
    await session.query('mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }', {
      input: { currentPassword: PASSWORD },
    });
    const [after] = (await listOf(lead, id)).nodes;
    expect(after).toMatchObject({ name: 'Mein Stand', namedBy: null, contentHash: version.contentHash });
    expect(after.writers.map(({ name }: Person) => name)).not.toContain(writer.name);
  });

  it('takes only so many changes a minute', async () => {
    const { id, writer } = await written();
    const { id: versionId } = await nameIt(writer, id);
    const rename = (name: string) => writer.api.send(RENAME, { input: { versionId, name } });
    for (let i = 1; i < LIMITS.versionChangesPerMinute; i++) await rename(`Stand ${i}`);
    expect((await rename('Noch einer')).errors?.[0]!.extensions).toMatchObject({ code: 'RATE_LIMITED' });
  });
});

describe('the list', () => {
  it('is newest first, page by page, with who wrote since the version before', async () => {
    const { id, lead, writer, other } = await written();
    const first = await nameIt(writer, id, 'Eins');
    await write(other, id, 'Mehr');
    const second = await nameIt(writer, id, 'Zwei');
    await write(lead, id, 'Noch mehr');
    const third = await nameIt(writer, id, 'Drei');
    expect(second.writers).toEqual([{ name: other.name }]);
    expect(third.writers).toEqual([{ name: lead.name }]);
    const page = await listOf(writer, id, { first: 2 });
    expect(page.nodes.map(({ name }: { name: string }) => name)).toEqual(['Drei', 'Zwei']);
    const rest = await listOf(writer, id, { first: 2, after: page.pageInfo.endCursor });
    expect(rest).toMatchObject({
      totalCount: 3,
      nodes: [{ id: first.id }],
      pageInfo: { hasNextPage: false },
    });
    const after = Buffer.from(JSON.stringify(['x', 'vsn_x'])).toString('base64url');
    const { errors } = await writer.api.send(LIST, { id, first: 2, after });
    expect(errors?.[0]!.extensions).toMatchObject({ fields: { after: 'MALFORMED' } });
  });

  it('fills by itself: when a document rests, and each hour while it does not', async () => {
    const { id, writer } = await written();
    const count = async () => (await listOf(writer, id)).totalCount;
    await keep();
    expect(await count()).toBe(0);
    await rest(id);
    await keep();
    await keep();
    expect(await count()).toBe(1);
    await write(writer, id, 'Weiter');
    await keep();
    expect(await count()).toBe(1);
    await hub.sql(
      `update document_version set saved_at = now() - interval '61 minutes' where document_id = $1`,
      [id],
    );
    await keep();
    const { nodes } = await listOf(writer, id);
    expect(nodes).toMatchObject([
      { revision: 2, name: null, writers: [{ name: writer.name }] },
      { revision: 1, name: null },
    ]);
  });

  it('forgets after 90 days what nobody named, but for the newest', async () => {
    const { id, writer } = await written();
    for (const name of ['Eins', 'Zwei', 'Drei']) {
      const { id: versionId } = await nameIt(writer, id, name);
      if (name !== 'Zwei') await writer.api.query(UNNAME, { id: versionId });
      await write(writer, id, name);
    }
    await hub.sql(
      `update document_version set saved_at = now() - interval '91 days' where document_id = $1`,
      [id],
    );
    await keep();
    const { nodes } = await listOf(writer, id);
    expect(nodes.filter(({ revision }: { revision: number }) => revision < 4)).toMatchObject([
      { revision: 3, name: null },
      { revision: 2, name: 'Zwei' },
    ]);
  });

  it('keeps nothing of a document whose log cannot be read, and goes on with the others', async () => {
    const [broken, sound] = [await written(), await written()];
    await hub.sql('delete from document_update where document_id = $1', [broken.id]);
    for (const { id } of [broken, sound]) await rest(id);
    await keep();
    expect((await listOf(broken.writer, broken.id)).totalCount).toBe(0);
    expect((await listOf(sound.writer, sound.id)).totalCount).toBe(1);
  });
});

describe('a difference', () => {
  it('is told up to now, and up to another version, with who wrote in what changed', async () => {
    const { id, lead, writer, reader } = await written('Eins.\n\nZwei.');
    const first = await nameIt(writer, id, 'Eins');
    await write(lead, id, 'Von der Leitung.');
    const second = await nameIt(writer, id, 'Zwei');
    expect(await differenceOf(reader, first.id)).toEqual({
      toRevision: 2,
      toContentHash: second.contentHash,
      isEmpty: false,
      insertedWords: 3,
      removedWords: 0,
      movedBlocks: 0,
      lines: [
        { change: 'KEPT', move: null, writers: [], pieces: [{ change: 'KEPT', text: 'Eins.' }] },
        { change: 'KEPT', move: null, writers: [], pieces: [{ change: 'KEPT', text: 'Zwei.' }] },
        {
          change: 'INSERTED',
          move: null,
          writers: [{ name: lead.name }],
          pieces: [{ change: 'INSERTED', text: 'Von der Leitung.' }],
        },
      ],
    });
    await write(lead, id, 'Danach.');
    expect(await differenceOf(reader, first.id, second.id)).toMatchObject({
      toRevision: 2,
      insertedWords: 3,
    });
    expect(await differenceOf(reader, second.id, first.id)).toMatchObject({
      insertedWords: 0,
      removedWords: 3,
    });
    expect(await differenceOf(reader, first.id, first.id)).toMatchObject({ isEmpty: true });
  });

  it('is none between two documents', async () => {
    const [one, two] = [await written(), await written()];
    const own = await nameIt(one.writer, one.id);
    const foreign = await nameIt(two.writer, two.id);
    for (const toId of [foreign.id, 'vsn_x', one.id]) {
      const { errors } = await one.writer.api.send(DIFFERENCE, { id: own.id, toId });
      expect(errors?.[0]!.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('restoring', () => {
  it('is an edit of whoever does it, which others see at once, and can be taken back', async () => {
    const { id, lead, writer, other } = await written('Eins.\n\nZwei.');
    const version = await nameIt(writer, id);
    const following = overSocket(lead.api, FOLLOW, { documentId: id });
    await expect.poll(() => following.answers).toHaveLength(1);
    const revision = await write(lead, id, 'Drei.');
    const restored = await restore(other, version.id, revision);
    expect(restored).toMatchObject({
      revision: revision + 1,
      document: { id },
      before: { revision, name: null },
    });
    expect(await textOf(id)).toBe('Eins.|Zwei.');
    const seen = () => contentOf(following.events('documentUpdates').map(({ update }) => update));
    await expect.poll(seen).not.toContain('Drei');
    following.stop();
    await restore(other, restored.before.id, restored.revision);
    expect(await textOf(id)).toBe('Eins.|Zwei.|Drei.');
    expect((await nameIt(other, id, 'Danach')).writers).toContainEqual({ name: other.name });
  });

  it('to what is there already changes nothing', async () => {
    const { id, writer } = await written();
    const version = await nameIt(writer, id);
    expect(await restore(writer, version.id, 1)).toMatchObject({ revision: 1, before: { id: version.id } });
    const { document } = await writer.api.query(LIST, { id, first: 1 });
    expect(document.revision).toBe(1);
  });

  it('is refused when somebody has written since, and for a revision that is none', async () => {
    const { id, writer, other } = await written();
    const { id: versionId } = await nameIt(writer, id);
    const seen = await write(writer, id, 'Gesehen');
    const revision = await write(other, id, 'Ungesehen');
    const refused = await refusal(writer, RESTORE, { versionId, expectedRevision: seen });
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'DOCUMENT_CHANGED', revision });
    for (const expectedRevision of [-1, 99]) {
      const fields = { expectedRevision: 'OUT_OF_RANGE' };
      expect(await refusal(writer, RESTORE, { versionId, expectedRevision })).toMatchObject({ fields });
    }
    expect(await textOf(id)).toContain('Ungesehen');
  });

  it('of two different versions at once makes the document one of them, and tells the other', async () => {
    const { id, writer, other } = await written('Eins.');
    const first = await nameIt(writer, id, 'Eins');
    await write(writer, id, 'Zwei.');
    const second = await nameIt(writer, id, 'Zwei');
    const expectedRevision = await write(writer, id, 'Drei.');
    const both = await Promise.all(
      [
        { api: writer.api, versionId: first.id },
        { api: other.api, versionId: second.id },
      ].map(({ api, versionId }) => api.send(RESTORE, { input: { versionId, expectedRevision } })),
    );
    const won = both.findIndex(({ errors }) => !errors);
    expect(both[1 - won]!.errors?.[0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'DOCUMENT_CHANGED',
    });
    expect(await textOf(id)).toBe(['Eins.', 'Eins.|Zwei.'][won]);
  });

  it('merges with what somebody types at that moment', async () => {
    const { id, writer, other } = await written('Eins.\n\nZwei.');
    const version = await nameIt(writer, id);
    const expectedRevision = await write(writer, id, 'Drei.');
    const typed = await Promise.all([
      restore(writer, version.id, expectedRevision).then(
        () => true,
        () => false,
      ),
      other.api.query(PUSH, { documentId: id, update: paragraph('Getippt') }),
    ]);
    const text = await textOf(id);
    expect(text).toContain('Getippt');
    expect(text.includes('Drei.')).toBe(!typed[0]);
  });

  it('keeps the form of everything', async () => {
    const markdown =
      '# Titel\n\n- eins\n  - zwei\n\n1. *drei*\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n> Zitat\n\n---\n\n- [x] getan';
    const { id, writer } = await written(markdown);
    const version = await nameIt(writer, id);
    await writer.api.query(
      `mutation { editDocument(input: { documentId: "${id}", expectedRevision: 1, replace: "Nichts mehr" }) { id } }`,
    );
    const { revision } = await restore(writer, version.id, 2);
    expect(await differenceOf(writer, version.id)).toMatchObject({ isEmpty: true, toRevision: revision });
  });

  it('is told to programs that follow the space', async () => {
    const { id, space, writer, lead } = await written();
    const version = await nameIt(writer, id, 'Stand');
    const revision = await write(writer, id, 'Mehr');
    await restore(writer, version.id, revision);
    await writer.api.query(RENAME, { input: { versionId: version.id, name: 'Anders' } });
    await writer.api.query(UNNAME, { id: version.id });
    const query = `query($id: ID!) { changes(spaceId: $id, first: 50) { nodes { __typename
      ... on DocumentVersionChange { title versionName version { id } } } } }`;
    const { changes } = await lead.api.query(query, { id: space.id });
    const change = (name: string, versionName: string) => ({
      __typename: `DocumentVersion${name}`,
      title: 'Entwurf',
      versionName,
      version: { id: version.id },
    });
    const told = changes.nodes.filter((node: object) => 'versionName' in node);
    expect(told).toEqual([
      change('Named', 'Stand'),
      change('Restored', 'Stand'),
      change('Renamed', 'Anders'),
      change('NameRemoved', 'Anders'),
    ]);
  });
});
