import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';
import { append, base64, contentOf, FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id trashedAt } }';
const RESTORE = 'mutation($id: ID!) { restoreDocument(documentId: $id) { id parentId trashedAt } }';
const LIST = `query($id: ID!, $inBin: Boolean!) {
  space(id: $id) { documents(first: 100, inBin: $inBin) { totalCount nodes { title } } }
}`;

async function titlesOf(space: SeededSpace, inBin = false): Promise<string[]> {
  const { documents } = (await space.lead.api.query(LIST, { id: space.id, inBin }))['space'];
  expect(documents.totalCount).toBe(documents.nodes.length);
  return documents.nodes.map((node: { title: string }) => node.title).toSorted();
}

/** A(B(D) C) E */
async function plant() {
  const space = await hub.seed.space({ writers: 1 });
  const ids: Record<string, string> = {};
  for (const [title, parent] of [['A'], ['B', 'A'], ['C', 'A'], ['D', 'B'], ['E']] as const) {
    const made = await hub.seed.document({ space, title, parentId: parent ? ids[parent]! : null });
    ids[title] = made.id;
  }
  const run = (mutation: string, title: string) => space.lead.api.send(mutation, { id: ids[title] });
  return { space, ids, run };
}

describe('the bin', () => {
  it('takes a document with all that stands under it, and gives all of it back', async () => {
    const { space, run } = await plant();
    const trashed = await run(TRASH, 'A');
    expect(trashed.data!['trashDocument'].trashedAt).not.toBeNull();
    expect(await titlesOf(space)).toEqual(['E']);
    expect(await titlesOf(space, true)).toEqual(['A', 'B', 'C', 'D']);
    const restored = await run(RESTORE, 'A');
    expect(restored.data!['restoreDocument']).toMatchObject({ parentId: null, trashedAt: null });
    expect(await titlesOf(space)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(await titlesOf(space, true)).toEqual([]);
  });

  it('keeps what went there before', async () => {
    const { space, run } = await plant();
    await run(TRASH, 'B');
    await run(TRASH, 'A');
    await run(RESTORE, 'A');
    expect(await titlesOf(space)).toEqual(['A', 'C', 'E']);
    expect(await titlesOf(space, true)).toEqual(['B', 'D']);
    await run(RESTORE, 'B');
    expect(await titlesOf(space, true)).toEqual([]);
  });

  it('gives a child back to the top while its parent stays', async () => {
    const { space, ids, run } = await plant();
    await run(TRASH, 'A');
    const { data } = await run(RESTORE, 'B');
    expect(data!['restoreDocument'].parentId).toBeNull();
    expect(await titlesOf(space)).toEqual(['B', 'D', 'E']);
    await run(RESTORE, 'A');
    expect(await titlesOf(space)).toEqual(['A', 'B', 'C', 'D', 'E']);
    const [row] = await hub.sql('select parent_id from document where id = $1', [ids['C']]);
    expect(row).toEqual({ parent_id: ids['A'] });
  });

  it('takes once and gives back once, however many ask at the same moment', async () => {
    const { space, ids } = await plant();
    const codesOf = async (mutation: string) => {
      const answers = await Promise.all([1, 2, 3].map(() => space.lead.api.send(mutation, { id: ids['A'] })));
      return answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
    };
    for (const code of await codesOf(TRASH)) expect(code).toBe('GONE');
    for (const code of await codesOf(RESTORE)) expect(code).toBe('FORBIDDEN');
    expect(await titlesOf(space)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('still shows text and title to who may read', async () => {
    const document = await hub.seed.document({ title: 'Alt', markdown: 'Inhalt' });
    await document.lead.api.query(TRASH, { id: document.id });
    const query = 'query($id: ID!) { document(id: $id) { title text trashedAt } }';
    const answer = await document.readers[0]!.api.query(query, { id: document.id });
    expect(answer['document']).toMatchObject({ title: 'Alt', text: 'Inhalt' });
    expect(answer['document'].trashedAt).toMatch(/Z$/);
  });
});

describe('an editor of a document that goes to the bin', () => {
  const IN_BIN = { code: 'GONE', reason: 'IN_BIN' };

  it('is told so at once, also when only a parent went', async () => {
    const { space, ids, run } = await plant();
    const followings = ['A', 'D', 'E'].map((title) =>
      overSocket(space.writers[0]!.api, FOLLOW, { documentId: ids[title] }),
    );
    for (const each of followings) await expect.poll(() => each.answers).toHaveLength(1);
    await run(TRASH, 'A');
    for (const each of followings.slice(0, 2)) {
      await expect.poll(() => each.hasEnded).toBe(true);
      expect(each.errors.map(({ extensions }) => extensions)).toEqual([IN_BIN]);
    }
    expect(followings[2]!.hasEnded).toBe(false);
    for (const each of followings) each.stop();
  });

  it('can neither write in it nor follow it anew', async () => {
    const { id, lead, writers } = await hub.seed.document({ markdown: 'Vorher' });
    await lead.api.query(TRASH, { id });
    const push = { documentId: id, update: paragraph('Danach') };
    expect((await writers[0]!.api.error(PUSH, push)).extensions).toEqual(IN_BIN);
    const following = overSocket(writers[0]!.api, FOLLOW, { documentId: id });
    await expect.poll(() => following.errors.map(({ extensions }) => extensions)).toEqual([IN_BIN]);
    following.stop();
    await lead.api.query(RESTORE, { id });
    expect((await writers[0]!.api.query(PUSH, push))['pushDocumentUpdate'].revision).toBe(2);
  });

  it('keeps what was acknowledged while it went and came', async () => {
    const { id, lead, writers } = await hub.seed.document();
    const doc = new Y.Doc();
    const acknowledged: string[] = [];
    let known = Y.encodeStateVector(doc);
    for (let i = 0; i < 30; i++) {
      append(doc, `Absatz ${i}.`);
      const push = { documentId: id, update: base64(Y.encodeStateAsUpdate(doc, known)) };
      const trash = i % 10 === 5 ? lead.api.send(TRASH, { id }) : null;
      const answer = await writers[0]!.api.send(PUSH, push);
      await trash;
      if (!answer.errors) {
        known = Y.encodeStateVector(doc);
        acknowledged.push(`Absatz ${i}.`);
      } else {
        expect(answer.errors[0]!.extensions).toEqual(IN_BIN);
        await lead.api.send(RESTORE, { id });
      }
      if (trash) await lead.api.send(RESTORE, { id });
    }
    expect(acknowledged.length).toBeGreaterThan(20);
    const rows = await hub.sql<{ update: Buffer; revision: number }>(
      'select update, revision from document_update where document_id = $1 order by revision',
      [id],
    );
    const content = contentOf(rows.map(({ update }) => base64(update)));
    for (const text of acknowledged) expect(content.split(text)).toHaveLength(2);
    expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, i) => i + 1));
  });
});
