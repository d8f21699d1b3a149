import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attach } from './testkit/files.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { madePng } from './testkit/made-files.ts';
import { elementsOf } from './testkit/pdf-structure.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function pdfOf(
  markdown: string,
  title = 'Satzung über Gebühren',
  versionOf = false,
  append?: (fileId: string) => string,
) {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const { id } = await hub.seed.document({ space, title, markdown });
  const { api } = space.writers[0]!;
  if (append) {
    const fileId = await attach(api, id, 'Plan.png', madePng(64, 32));
    await api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
      input: { documentId: id, append: append(fileId) },
    });
  }
  let question = '';
  if (versionOf) {
    const named = await api.query(
      'mutation($id: ID!) { nameDocumentVersion(input: { documentId: $id, name: "Zur Beratung", note: "" }) { id savedAt contentHash } }',
      { id },
    );
    question = `?versionId=${named['nameDocumentVersion'].id}`;
  }
  const answer = await fetch(`${api.url}/api/exports/documents/${id}.pdf${question}`, {
    headers: api.allHeaders,
  });
  if (!answer.ok) throw new Error(await answer.text());
  return { space, pdf: await getDocumentProxy(new Uint8Array(await answer.arrayBuffer())) };
}

const rows = Array.from({ length: 60 }, (_, row) => `| Haus ${row} | ${row} |`).join('\n');
const MARKDOWN = `### Erstens

Ein Satz mit [Verweis](https://umlauf.example/x) und **fett**.

# Zweitens

- eins
- [x] getan

> Ein Zitat

#### Drittens

| Haus | Betrag |
| -- | --: |
${rows}

\`\`\`ts
const a = 1;
\`\`\``;

describe('the PDF of a document', () => {
  it('says of itself that it is accessible, and what it is called, in which language and of when', async () => {
    const { pdf } = await pdfOf(MARKDOWN, undefined, true);
    const { info, metadata } = (await pdf.getMetadata()) as unknown as {
      info: Record<string, string>;
      metadata: Map<string, string>;
    };
    expect(info).toMatchObject({ PDFFormatVersion: '1.7', Language: 'de', Title: 'Satzung über Gebühren' });
    expect(Object.fromEntries([...metadata])).toMatchObject({
      'pdfuaid:part': '1',
      'dc:language': 'de',
      'dc:title': 'Satzung über Gebühren',
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const age = Date.now() - Date.parse(metadata.get('xmp:createdate')!);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(600_000);
  });

  it('begins with a title page, then its contents, and counts its pages', async () => {
    const { pdf, space } = await pdfOf(MARKDOWN, undefined, true);
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, i) => {
        const { items } = await (await pdf.getPage(i + 1)).getTextContent();
        return items.map((item) => ('str' in item ? item.str : '')).join(' ');
      }),
    );
    expect(pages[0]).toContain('Satzung über Gebühren');
    expect(pages[0]).toContain(space.name);
    expect(pages[0]).toMatch(/Version vom .* Zur Beratung .*Prüfsumme \(SHA-256\): [0-9a-f]{64}/);
    expect(pages[0]).not.toContain(`1 / ${pdf.numPages}`);
    for (const [i, page] of pages.entries()) if (i > 0) expect(page).toContain(`${i + 1} / ${pdf.numPages}`);
    const parts = await elementsOf(pdf);
    expect(parts.filter(({ role }) => role === 'TOCI').map(({ page }) => page)).toEqual([2, 2, 2]);
  });

  it('has no contents where there is nothing to find', async () => {
    const { pdf } = await pdfOf('# Eins\n\nText\n\n## Zwei');
    expect((await elementsOf(pdf)).some(({ role }) => role === 'TOC')).toBe(false);
    expect(pdf.numPages).toBe(2);
  });

  it('is tagged: headings that leave out no level, lists, links, and tables with their heads on each page', async () => {
    const { pdf } = await pdfOf(MARKDOWN);
    const parts = await elementsOf(pdf);
    const body = parts.filter(({ page }) => page > 2);
    expect(body.filter(({ role }) => /^H\d$/.test(role)).map(({ role, text }) => [role, text])).toEqual([
      ['H1', 'Erstens'],
      ['H1', 'Zweitens'],
      ['H2', 'Drittens'],
    ]);
    const roles = new Set(body.map(({ role }) => role));
    for (const role of [
      'P',
      'L',
      'LI',
      'LBody',
      'Link',
      'BlockQuote',
      'Code',
      'Table',
      'THead',
      'TBody',
      'TR',
      'TH',
      'TD',
    ])
      expect(roles, role).toContain(role);
    const heads = body.filter(({ role, text }) => role === 'TH' && text !== '');
    expect(heads.map(({ text }) => text)).toEqual(['Haus', 'Betrag']);
    for (const { inside } of heads) expect(inside).toContain('THead');
    const cells = body.filter(({ role, text }) => role === 'TD' && /^\d+$/.test(text));
    expect(cells.map(({ text }) => Number(text))).toEqual(Array.from({ length: 60 }, (_, row) => row));
    // Drawn again on the next page, where the table goes on.
    const { items } = await (await pdf.getPage(4)).getTextContent();
    expect(
      items
        .slice(0, 3)
        .map((item) => ('str' in item ? item.str.trim() : ''))
        .filter(Boolean),
    ).toEqual(['Haus', 'Betrag']);
  });

  it('has its pictures as figures with what they say; what only decorates is no part of the text', async () => {
    const { pdf } = await pdfOf('Davor.', undefined, false, (file) =>
      [
        `![Lageplan „Süd“ <B>](/api/files/${file}/content#64x32)`,
        `![](/api/files/${file}/content#64x32,decorative)`,
        `![](/api/files/${file}/content)`,
        `| a |\n| - |\n| ![in der Zelle](/api/files/${file}/content#3000x9000) |`,
        '![woanders](/api/files/fil_0123456789abcdefghjkmnpqrs/content)',
      ].join('\n\n'),
    );
    const parts = await elementsOf(pdf);
    expect(parts.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual([
      'Lageplan „Süd“ <B>',
      'Bild ohne Alternativtext',
      'in der Zelle',
    ]);
    expect(parts.map(({ text }) => text)).toContain('[woanders]');
    const { metadata } = (await pdf.getMetadata()) as unknown as { metadata: Map<string, string> };
    expect(metadata.get('pdfuaid:part')).toBe('1');
  });

  it('takes whatever stands in a text, and says what it cannot show', async () => {
    const words = [
      'Ωμέγα',
      'Привет',
      'שָׁלוֹם',
      'مرحبا',
      'नमस्ते',
      '中文',
      '😀',
      'e\u0301\u0323',
      '\u0301',
      'ﬁ ½ → ∑ ☐',
      '𝔘',
      'ÄÖÜẞ',
    ];
    const { pdf } = await pdfOf(
      words.map((word) => `${word} **${word}** *${word}* \`${word}\``).join('\n\n'),
    );
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(text).toMatch(/In den Schriften dieser Datei fehlende Zeichen: \d+\. An ihrer Stelle steht □/);
  });

  it('takes tables that hang together badly, and what stands deep in one another', async () => {
    const deep = `${'> '.repeat(40)}tief\n\n${Array.from({ length: 30 }, (_, i) => `${'  '.repeat(i)}- Ebene ${i}`).join('\n')}`;
    const { pdf } = await pdfOf(`${deep}\n\n999999999. viel\n\n| a |\n|--|\n| b | c | d |\n\n# \n\n&nbsp;`);
    const text = (await elementsOf(pdf)).map((part) => part.text).join(' ');
    expect(text).toContain('tief');
    expect(text).toContain('Ebene 29');
    expect(text).toContain('999999999.');
  });
});
