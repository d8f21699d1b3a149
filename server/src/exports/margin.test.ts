import type { Transaction } from '@tiptap/pm/state';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesAt, readBack, textAt } from '../../../test/testkit/exports.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { base64, PUSH } from '../../../test/testkit/written.ts';
import type { Block } from '../platform/pandoc/pandoc-ast.ts';
import { Pandoc } from '../platform/pandoc/pandoc.ts';
import { readZip } from '../../../test/testkit/read-zip.ts';
import { Suggester } from '../suggestions/suggester.ts';

let hub: TestHub;
const pandoc = new Pandoc();
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await pandoc.close();
  await hub.close();
});

async function written(markdown: string) {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const { id } = await hub.seed.document({ space, markdown });
  return { space, id, writer: space.writers[0]!, reader: space.readers[0]! };
}

const propose = async ({ api }: Person, documentId: string, change: (tr: Transaction) => Transaction) => {
  const editor = new Suggester();
  editor.take((await hub.server.hub.coediting.state(documentId))!.state);
  await api.query(PUSH, { documentId, update: base64(editor.propose(change)!) });
};
/** The text of an OpenDocument file. */
const contentOf = (bytes: Uint8Array) => readZip(bytes).get('content.xml')!.toString();
const BEGIN = 'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }';
const REPLY = 'mutation($input: AddCommentInput!) { addComment(input: $input) { id } }';
const comment = async ({ api }: Person, input: object): Promise<string> =>
  (await api.query(BEGIN, { input }))['addCommentThread'].id;

describe('what stands in the margin', () => {
  async function discussed() {
    const scene = await written('Der Antrag wird geprüft.\n\nEr kommt in den Rat.\n\n```\nCode\n```');
    const { id, reader, writer } = scene;
    await propose(reader, id, (tr) => tr.insertText('neue ', 5));
    await propose(reader, id, (tr) => tr.delete(17, 22));
    const threadId = await comment(writer, {
      documentId: id,
      source: 'Erste Zeile\nZweite',
      quote: 'geprüft',
    });
    await reader.api.query(REPLY, { input: { threadId, source: `Ja, @{${writer.id}}` } });
    await comment(reader, { documentId: id, source: 'Im Ganzen gut' });
    await expect
      .poll(async () => (await hub.sql('select 1 from suggestion where document_id = $1', [id])).length)
      .toBe(2);
    return scene;
  }

  it('goes to Word as tracked changes and comments, with names and replies', async () => {
    const { id, reader, writer } = await discussed();
    const { blocks } = await readBack(pandoc, await bytesAt(reader.api, `documents/${id}.docx`), 'docx');
    const text = JSON.stringify(blocks);
    const signed = (kind: string, name: string) =>
      new RegExp(
        `\\["${kind}"\\],\\[(\\["id","\\d"\\],)?\\["author","${name}"\\],\\["date","20\\d\\d-[\\dT:-]+Z"\\]`,
      );
    expect(text).toMatch(signed('insertion', reader.name));
    expect(text).toMatch(signed('deletion', reader.name));
    expect(text).toMatch(signed('comment-start', writer.name));
    expect(text).toMatch(signed('comment-start', reader.name));
    const [first, second] = blocks as [Block, Block];
    // Where the words are: the whole at the beginning, the thread with its reply at its passage.
    const words = JSON.stringify(first).replaceAll(/[^\p{L}@]+/gu, ' ');
    expect(words).toMatch(/Im .*Ganzen .*gut .*Der .*neue .*Antrag .*Erste .*Zeile .*Zweite .*Ja .*geprüft/);
    expect(words).toContain(`@${writer.name.split(' ')[0]}`);
    expect(JSON.stringify(second)).not.toContain('Span');
  });

  it('goes to OpenDocument as tracked changes and comments, with names, times and replies', async () => {
    const { id, reader, writer } = await discussed();
    const xml = contentOf(await bytesAt(reader.api, `documents/${id}.odt`));
    const by = (name: string) =>
      `<office:change-info><dc:creator>${name}</dc:creator><dc:date>20\\d\\d-[\\dT:-]+Z</dc:date></office:change-info>`;
    const region = (name: string, kind: string, words: string) =>
      `<text:changed-region xml:id="${name}" text:id="${name}"><text:${kind}>${by(reader.name)}${words}</text:${kind}></text:changed-region>`;
    expect(xml).toMatch(
      new RegExp(
        `<office:text><text:tracked-changes text:track-changes="false">${region('ct1', 'insertion', '')}${region('ct2', 'deletion', '<text:p>.*?</text:p>')}</text:tracked-changes>`,
      ),
    );
    expect(xml).toContain(
      '<text:change-start text:change-id="ct1"/>neue <text:change-end text:change-id="ct1"/>',
    );
    expect(xml).toContain('<text:change text:change-id="ct2"/>');
    const notes = [
      ...xml.matchAll(/<office:annotation( office:name="\w+")?><dc:creator>([^<]*).*?<\/office:annotation>/g),
    ];
    expect(
      notes.map(([all, name, author]) => [name, author, all.replaceAll(/.*<\/dc:date>|<\/.*$/g, '')]),
    ).toEqual([
      [undefined, reader.name, '<text:p>Im Ganzen gut'],
      [' office:name="comment0"', writer.name, expect.stringContaining('Erste Zeile')],
      [' office:name="comment1"', reader.name, expect.stringContaining(`Ja, @${writer.name}`)],
    ]);
    expect(xml).toContain(
      'geprüft<office:annotation-end office:name="comment0"/><office:annotation-end office:name="comment1"/>',
    );
    expect(xml).not.toContain('<?umlauf');
  });

  it('stays away when it is not wanted, and then what is proposed is read as refused', async () => {
    const { id, reader } = await discussed();
    const back = async (query: string) =>
      JSON.stringify(
        (await readBack(pandoc, await bytesAt(reader.api, `documents/${id}.docx${query}`), 'docx')).blocks,
      );
    const neither = await back('?suggestions=false&comments=false');
    expect(neither).not.toMatch(/Span|neue/);
    expect(neither).toContain('Antrag');
    const commented = await back('?suggestions=false');
    expect(commented).toContain('comment-start');
    expect(commented).not.toMatch(/insertion|deletion|neue/);
    expect(await back('?comments=false')).not.toContain('comment-start');
    for (const extension of ['md', 'html', 'txt'])
      expect(await textAt(reader.api, `documents/${id}.${extension}`)).not.toContain('neue');
    const open = contentOf(await bytesAt(reader.api, `documents/${id}.odt?suggestions=false&comments=false`));
    expect(open).not.toMatch(/neue|office:annotation|text:change/);
    expect(open).toContain('Antrag');
  });

  it('leaves out what is settled or removed', async () => {
    const { id, reader, writer } = await written('Der Antrag.');
    const threadId = await comment(writer, { documentId: id, source: 'Erledigt', quote: 'Antrag' });
    await writer.api.query('mutation($id: ID!) { resolveCommentThread(threadId: $id) { id } }', {
      id: threadId,
    });
    expect(
      JSON.stringify(await readBack(pandoc, await bytesAt(reader.api, `documents/${id}.docx`), 'docx')),
    ).not.toContain('Erledigt');
  });

  it('is nothing for whoever merely reads an open space', async () => {
    const { id, space } = await discussed();
    await hub.seed.open(space, 'PUBLIC');
    for (const api of [space.outsider.api, hub.anonymous]) {
      const text = JSON.stringify(
        (await readBack(pandoc, await bytesAt(api, `documents/${id}.docx`), 'docx')).blocks,
      );
      expect(text).not.toMatch(/comment-start|insertion|deletion|neue/);
    }
    // A signed-in visitor leaves a trace, a stranger none.
    const events = await hub.sql<{ actor_id: string }>(
      `select actor_id from event where stream_id = $1 and type = 'DOCUMENT_EXPORTED'`,
      [space.id],
    );
    expect(events.map(({ actor_id }) => actor_id)).toEqual([space.outsider.id]);
  });
});
