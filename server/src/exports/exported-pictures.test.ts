import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bytesAt, readBack, textAt } from '../../../test/testkit/exports.ts';
import { attach } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { madePng } from '../../../test/testkit/made-files.ts';
import { readZip } from '../../../test/testkit/read-zip.ts';
import type { Attr, Inline, Target } from '../platform/pandoc/pandoc-ast.ts';
import { Pandoc } from '../platform/pandoc/pandoc.ts';
import { withinRoom } from './document-pictures.ts';

// Each writes several files by programs that are started for it.
vi.setConfig({ testTimeout: 60_000 });

let hub: TestHub;
const pandoc = new Pandoc();
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await pandoc.close();
  await hub.close();
});

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }';
const PNG = madePng(64, 32);
const BASE64 = Buffer.from(PNG).toString('base64');

/** A document with a picture of each kind, one that belongs to another document, and one that is only called so. */
async function pictured() {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const { api } = space.writers[0]!;
  const { id } = await hub.seed.document({ space, markdown: 'Davor.', title: 'Satzung' });
  const other = await hub.seed.document({ space });
  const [file, foreign, broken] = await Promise.all([
    attach(api, id, 'Plan.png', PNG),
    attach(api, other.id, 'Geheim.png', madePng(5, 5)),
    attach(api, id, 'Kaputt.png', PNG.slice(0, 40)),
  ]);
  const append = [
    `![Plan <"&'> Süd](/api/files/${file}/content#64x32)`,
    `![](/api/files/${file}/content#64x32,decorative)`,
    `![](/api/files/${file}/content)`,
    `| a |\n| - |\n| b ![in der Zelle](/api/files/${file}/content#64x32) |`,
    `![nur Worte](/api/files/${foreign}/content)`,
    `![kaputt](/api/files/${broken}/content)`,
  ].join('\n\n');
  await api.query(EDIT, { input: { documentId: id, append } });
  return { space, id, file, reader: space.readers[0]!, writer: space.writers[0]! };
}

/** What stands in a file of pandoc's own reading: each picture with its words and title. */
function imagesIn(value: unknown): { words: string; size: string }[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ((value as Inline).t !== 'Image') return Object.values(value).flatMap(imagesIn);
  const { c } = value as { c: [Attr, Inline[], Target] };
  const words = JSON.stringify(c[1]).match(/"c":"[^"\\]*(?:\\.[^"\\]*)*"|"Space"/g) ?? [];
  return [
    {
      words: words.map((word) => (word === '"Space"' ? ' ' : JSON.parse(word.slice(4)))).join(''),
      size: c[0][2].map(([, length]) => length).join(' '),
    },
  ];
}

describe('pictures of a document', () => {
  it('stand in its Word file with what they say; what only decorates says so', async () => {
    const { id, reader } = await pictured();
    const bytes = await bytesAt(reader.api, `documents/${id}.docx`);
    const parts = readZip(bytes);
    const xml = Buffer.from(parts.get('word/document.xml')!).toString();
    expect(xml.match(/<adec:decorative [^>]*val="1"\/>/g)).toHaveLength(1);
    expect(xml).not.toContain('umlauf:');
    const images = imagesIn(await readBack(pandoc, bytes, 'docx'));
    expect(images.map(({ words }) => words)).toEqual(['Plan <"&\'> Süd', '', '', 'in der Zelle', 'kaputt']);
    expect(xml).toContain('[nur Worte]');
    const media = [...parts].filter(([name]) => name.startsWith('word/media/'));
    expect(media.some(([, content]) => Buffer.from(content).equals(Buffer.from(PNG)))).toBe(true);
  });

  it('stand in its OpenDocument file in the same way', async () => {
    const { id, reader } = await pictured();
    const bytes = await bytesAt(reader.api, `documents/${id}.odt`);
    const parts = readZip(bytes);
    expect([...parts.keys()][0]).toBe('mimetype');
    const xml = Buffer.from(parts.get('content.xml')!).toString();
    const frames = [...xml.matchAll(/<draw:frame\b.*?<\/draw:frame>/gs)].map(([frame]) => frame);
    const says = frames.map((frame) => /<svg:desc>(.*?)<\/svg:desc>/.exec(frame)?.[1] ?? null);
    expect(says).toEqual(['Plan &lt;"&amp;\'&gt; Süd', null, null, 'in der Zelle', 'kaputt']);
    const isDecorative = frames.map((frame) => frame.includes('draw:style-name="umlaufDecorative"'));
    expect(isDecorative).toEqual([false, true, false, false, false]);
    expect(xml).toContain('loext:decorative="true"');
    expect(xml).toContain('[nur Worte]');
  });

  it('stand in its page itself, which asks for nothing', async () => {
    const { id, reader } = await pictured();
    const html = await textAt(reader.api, `documents/${id}.html`);
    const tags = [...html.matchAll(/<img\b[^>]*>/g)].map(([tag]) => tag);
    expect(tags).toHaveLength(5);
    for (const tag of tags) expect(tag).toMatch(/ src="data:image\/png;base64,/);
    expect(tags[0]).toContain(`base64,${BASE64}" alt="Plan &lt;&quot;&amp;'&gt; Süd" width="64" height="32"`);
    expect(tags[1]).toContain('class="decorative"');
    expect(tags[1]).toContain(' alt=""');
    expect(tags[2]).not.toContain('alt=');
    expect(html).toContain('[nur Worte]');
    expect(html).not.toMatch(/picture:|\/api\/files/);
  });

  it('are words in Markdown and text; a broken one spoils no PDF', async () => {
    const { id, file, reader } = await pictured();
    expect(await textAt(reader.api, `documents/${id}.md`)).toContain(`(/api/files/${file}/content#64x32)`);
    expect(await textAt(reader.api, `documents/${id}.txt`)).toContain('in der Zelle');
    const pdf = await bytesAt(reader.api, `documents/${id}.pdf`);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('are words when their file is gone', async () => {
    const { id, file, reader, writer } = await pictured();
    await writer.api.query('mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: file });
    const html = await textAt(reader.api, `documents/${id}.html`);
    expect(html).toContain('[in der Zelle]');
    expect(html.match(/<img\b/g)).toHaveLength(1);
  });

  it('go out as far as there is room for them, the first ones first', () => {
    const files = [40, 30, 50, 20].map((bytes, at) => ({ at, bytes }));
    expect(withinRoom(files, 100).map(({ at }) => at)).toEqual([0, 1, 3]);
    expect(withinRoom(files, 10)).toEqual([]);
  });
});
