import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const REFERENCES = `query($id: ID!, $first: Int!, $after: String) { document(id: $id) {
  referencedBy(first: $first, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } } }`;
const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';

async function titlesOf({ api }: Pick<Person, 'api'>, id: string): Promise<[number, string[]]> {
  const { document } = await api.query(REFERENCES, { id, first: 100 });
  const { totalCount, nodes } = document.referencedBy as { totalCount: number; nodes: { title: string }[] };
  return [totalCount, nodes.map(({ title }) => title)];
}

/** A document whose text links to the other one. */
const linking = (space: SeededSpace, title: string, id: string, parentId: string | null = null) =>
  hub.seed.document({ space, title, markdown: `Siehe [dort](/documents/${id}).`, parentId });

describe('links between documents', () => {
  it('are known at the other end as soon as the text is saved, in whichever form they were written', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space, title: 'Ziel' });
    const texts: [title: string, markdown: string][] = [
      ['Absolut', `[dort](https://umlauf.example/documents/${id}#abschnitt)`],
      ['Auszeichnung', `**[dort](/documents/${id})** und [noch einmal](/documents/${id})`],
      ['Kein Link', `/documents/${id}`],
      ['Anderer Pfad', `[dort](/spaces/${id}) [da](/documents/${id.replace('doc', 'spc')})`],
      ['Selbst genannt', `https://umlauf.example/documents/${id}`],
      ['Tabelle', `| a |\n| --- |\n| [dort](/documents/${id}) |`],
    ];
    for (const [title, markdown] of texts) await hub.seed.document({ space, title, markdown });
    expect(await titlesOf(space.lead, id)).toEqual([3, ['Absolut', 'Auszeichnung', 'Tabelle']]);
    const page = (await space.lead.api.query(REFERENCES, { id, first: 2 }))['document'].referencedBy;
    const rest = await space.lead.api.query(REFERENCES, { id, first: 2, after: page.pageInfo.endCursor });
    expect(rest['document'].referencedBy.nodes).toEqual([{ title: 'Tabelle' }]);
  });

  it('come and go with what is written, and stay when either end is renamed or moved', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space, title: 'Ziel' });
    const { id: from } = await hub.seed.document({ space, title: 'Quelle', markdown: 'Text' });
    const edit = (input: object) =>
      space.lead.api.query(EDIT, { input: { documentId: from, ...input } }) as Promise<{
        editDocument: { revision: number };
      }>;
    const found = () => titlesOf(space.lead, id);
    await edit({ append: `[Ziel](/documents/${id})` });
    await expect.poll(found).toEqual([1, ['Quelle']]);
    for (const [documentId, title] of [
      [id, 'Anders'],
      [from, 'Neue Quelle'],
    ])
      await space.lead.api.query(
        'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }',
        { input: { documentId, title } },
      );
    await space.lead.api.query(
      'mutation($input: MoveDocumentInput!) { moveDocument(input: $input) { id } }',
      {
        input: { documentId: id, parentId: from },
      },
    );
    expect(await found()).toEqual([1, ['Neue Quelle']]);
    const { document } = await space.lead.api.query('query($id: ID!) { document(id: $id) { revision } }', {
      id: from,
    });
    await edit({ replace: 'Nichts mehr', expectedRevision: document.revision });
    await expect.poll(found).toEqual([0, []]);
    await edit({ append: `[Ziel](/documents/${id})` });
    await expect.poll(found).toEqual([1, ['Neue Quelle']]);
  });

  it('tell of no document that the viewer may not read, nor count it', async () => {
    const [here, there] = [await hub.seed.space({ readers: 1 }), await hub.seed.space()];
    const { id } = await hub.seed.document({ space: here, title: 'Ziel' });
    await linking(here, 'Hier', id);
    await linking(there, 'Geheim', id);
    const guest = await hub.seed.documentGuest({ id, space: here });
    expect(await titlesOf(here.readers[0]!, id)).toEqual([1, ['Hier']]);
    expect(await titlesOf(guest, id)).toEqual([0, []]);
    expect((await there.lead.api.query(REFERENCES, { id, first: 1 }))['document']).toBeNull();
    await hub.seed.open(there, 'HUB');
    expect(await titlesOf(here.readers[0]!, id)).toEqual([2, ['Geheim', 'Hier']]);
    const within = await hub.seed.within(here.readers[0]!, [here.id]);
    expect(await titlesOf(within, id)).toEqual([1, ['Hier']]);
  });

  it('are none of what is in a bin, with all that went there along', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space, title: 'Ziel' });
    const { id: from } = await linking(space, 'Oben', id);
    await linking(space, 'Darunter', id, from);
    const act = (verb: string) =>
      space.lead.api.query(`mutation($id: ID!) { ${verb}(documentId: $id) { id } }`, { id: from });
    await act('trashDocument');
    expect(await titlesOf(space.lead, id)).toEqual([0, []]);
    await act('restoreDocument');
    expect(await titlesOf(space.lead, id)).toEqual([2, ['Darunter', 'Oben']]);
  });

  it('are told live to whoever reads the other end', async () => {
    const [space, other] = [await hub.seed.space({ readers: 1 }), await hub.seed.space()];
    const { id } = await hub.seed.document({ space, title: 'Ziel' });
    const { id: from } = await hub.seed.document({ space, title: 'Quelle', markdown: 'Text' });
    const live = `query { document(id: "${id}") { referencedBy(first: 9) { nodes { title } } } }`;
    const following = overSocket(space.readers[0]!.api, live.replace('query', 'query Held @live'));
    const latest = () =>
      (
        following.answers.at(-1)?.data as
          { document: { referencedBy: { nodes: { title: string }[] } } } | undefined
      )?.document.referencedBy.nodes.map(({ title }) => title);
    await expect.poll(latest).toEqual([]);
    await space.lead.api.query(EDIT, { input: { documentId: from, append: `[Ziel](/documents/${id})` } });
    await expect.poll(latest).toEqual(['Quelle']);
    const { id: child } = await linking(space, 'Darunter', id, from);
    await expect.poll(latest).toEqual(['Darunter', 'Quelle']);
    const before = following.answers.length;
    await linking(other, 'Geheim', id);
    const act = (verb: string) =>
      space.lead.api.query(`mutation($id: ID!) { ${verb}(documentId: $id) { id } }`, { id: from });
    await act('trashDocument');
    await expect.poll(latest).toEqual([]);
    // What happened elsewhere made no new answer.
    expect(following.answers.length).toBe(before + 1);
    await act('restoreDocument');
    await expect.poll(latest).toEqual(['Darunter', 'Quelle']);
    expect(child).toMatch(/^doc_/);
    following.stop();
  });
});
