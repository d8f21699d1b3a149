import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { bring } from '../../../test/testkit/imports.ts';
import { madePng } from '../../../test/testkit/made-files.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import type { ImportReport } from './import-file.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function scene() {
  const space = await hub.seed.space({ writers: 1 });
  return { space, writer: space.writers[0]! };
}

const READ = 'query($id: ID!) { document(id: $id) { title markdown files(first: 50) { nodes { id } } } }';

async function read({ api }: Person, id: string) {
  return (await api.query(READ, { id }))['document'];
}

const lossesOf = ({ losses }: ImportReport) =>
  Object.fromEntries(losses.map(({ kind, count }) => [kind, count]));

describe('other files', () => {
  it('become documents: HTML without what runs in it', async () => {
    const { space, writer } = await scene();
    const html = `<html><head><title>Seite</title><style>p{}</style></head><body onload="x()"><h1>Titel</h1>
      <script>alert(1)</script><p>Ein <a href="javascript:alert(1)">böser</a> und ein <a href="https://a.example/">guter</a>
      Verweis.</p><iframe src="https://a.example"></iframe><svg><script>alert(2)</script></svg>
      <img src="https://zaehler.example/p.gif" alt="Zähler"><ul><li>☐ offen</li><li>☒ erledigt</li></ul></body></html>`;
    const report = await bring(writer.api, space.id, 'Seite.html', html);
    const { markdown, title } = await read(writer, report.documentId);
    expect(title).toBe('Seite');
    expect(markdown).toContain('# Titel');
    expect(markdown).toContain('[guter](https://a.example/)');
    expect(markdown).toContain('- [ ] offen\n- [x] erledigt');
    expect(markdown).not.toMatch(/alert|javascript|iframe|onload/);
    expect(lossesOf(report)).toEqual({ IMAGES_LEFT_OUT: 2, LINKS: 1 });
  });

  it('and the pictures that a page bears in itself stand where they stood, with what it says of them', async () => {
    const { space, writer } = await scene();
    const bytes = (size: number) => Buffer.from(madePng(size, size)).toString('base64');
    const html = `<p>a <img src="data:image/png;base64,${bytes(4)}" alt="Plan" width="40" height="20"> b</p>
      <p><img src="data:image/png;base64,${bytes(5)}" alt=""></p><p><img src="data:image/png;base64,${bytes(6)}"></p>`;
    const report = await bring(writer.api, space.id, 'Seite.html', html);
    const { markdown, files } = await read(writer, report.documentId);
    expect(markdown.replaceAll(/fil_[0-9a-z]{26}/g, 'x').trim()).toBe(
      [
        'a',
        '![Plan](/api/files/x/content#40x20)',
        'b',
        '![](/api/files/x/content#decorative)',
        '![](/api/files/x/content)',
      ].join('\n\n'),
    );
    for (const { id } of files.nodes) expect(markdown).toContain(id);
    expect(files.nodes).toHaveLength(3);
    expect(lossesOf(report)).toEqual({ IMAGES_WITHOUT_ALTERNATIVE: 1 });
  });

  it('and HTML’s classes say nothing about comments and changes', async () => {
    const { space, writer } = await scene();
    const html =
      '<p>Ein <span class="insertion" data-author="A">neues</span> <span class="comment-start" id="1">Wort</span></p>';
    const report = await bring(writer.api, space.id, 'Klassen.html', html);
    expect(report).toMatchObject({ suggestions: 0, comments: 0 });
    expect((await read(writer, report.documentId)).markdown.trim()).toBe('Ein neues Wort');
  });

  it.each([
    ['Notiz.md', '# Kopf\n\n- [x] fertig\n\n**fett**', '# Kopf\n\n- [x] fertig\n\n**fett**'],
    [
      'Notiz.txt',
      'Erste Zeile\r\nzweite *Zeile*\r\n\r\n\r\nAbsatz',
      'Erste Zeile\\\nzweite \\*Zeile\\*\n\nAbsatz',
    ],
    ['Alt.txt', Uint8Array.from(Buffer.from('Gr\xf6\xdfe', 'latin1')), 'Größe'],
    ['Zwei.txt', Uint8Array.from(Buffer.from('\ufeffStra\u00dfe', 'utf16le')), 'Straße'],
  ])('%s', async (name, content, markdown) => {
    const { space, writer } = await scene();
    const report = await bring(writer.api, space.id, name, content);
    expect((await read(writer, report.documentId)).markdown.trim()).toBe(markdown);
  });
});
