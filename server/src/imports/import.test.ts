import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { OPEN } from '../../../test/testkit/corpus.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { bring } from '../../../test/testkit/imports.ts';
import { madePng } from '../../../test/testkit/made-files.ts';
import {
  changedRegion,
  commented,
  commentOf,
  deleted,
  inserted,
  openDocumentFile,
  paragraphOf,
  picture,
  pictureRelation,
  run,
  wordFile,
  type WordParts,
} from '../../../test/testkit/office-files.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { base64, PUSH } from '../../../test/testkit/written.ts';
import { Suggester } from '../suggestions/suggester.ts';
import type { ImportReport } from './import-file.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function scene() {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  return { space, writer: space.writers[0]!, reader: space.readers[0]! };
}

const READ = `query($id: ID!) { document(id: $id) { title markdown parentId
  files(first: 50) { nodes { id name mediaType previewPath } }
  suggestions(first: 50) { nodes { importedAuthor importedAt author { name }
    words { inserted deleted } } }
  commentThreads(first: 50) { nodes { anchor { quote }
    comments(first: 50) { nodes { source importedAuthor importedAt author { name } } } } } } }`;

async function read({ api }: Person, id: string) {
  return (await api.query(READ, { id }))['document'];
}

const word = (body: string, parts?: WordParts) => wordFile(body, parts);
const lossesOf = ({ losses }: ImportReport) =>
  Object.fromEntries(losses.map(({ kind, count }) => [kind, count]));

describe('a Word file', () => {
  it('becomes a document, with its form', async () => {
    const { space, writer } = await scene();
    const styles = `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>`;
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>${paragraphOf(run('Kommune'))}</w:tc></w:tr><w:tr><w:tc>${paragraphOf(run('Köln'))}</w:tc></w:tr></w:tbl>`;
    const heading = `<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr>${run('Zuständigkeit')}</w:p>`;
    const text = paragraphOf(
      run('Die '),
      run('Straßenverkehrsbehörde', '<w:b/>'),
      run(' hört 東京 und שלום an.'),
    );
    const report = await bring(
      writer.api,
      space.id,
      'Konzept Wohngeld.docx',
      word(heading + text + table, { styles }),
    );
    expect(report).toMatchObject({ title: 'Konzept Wohngeld', suggestions: 0, comments: 0, losses: [] });
    const document = await read(writer, report.documentId);
    expect(document.title).toBe('Konzept Wohngeld');
    expect(document.markdown).toContain(
      '## Zuständigkeit\n\nDie **Straßenverkehrsbehörde** hört 東京 und שלום an.',
    );
    expect(document.markdown).toMatch(/\| Kommune +\|/);
    expect(document.markdown).toMatch(/\| Köln +\|/);
  });

  it('keeps tracked changes as proposals and comments as comments, with the names of the file', async () => {
    const { space, writer } = await scene();
    const body = paragraphOf(
      run('Die Frist beträgt '),
      deleted('Änne Groß', 'vier'),
      inserted('Änne Groß', 'sechs'),
      run(' Wochen'),
      inserted('Bert', ' ab Zugang'),
      run('. '),
      commented(1, 'Siehe Runderlass'),
    );
    const comments = commentOf(1, 'Cem Ö.', 'Welcher? @{acc_00000000000000000000000000}');
    const report = await bring(writer.api, space.id, 'Frist.docx', word(body, { comments }));
    expect(report).toMatchObject({ suggestions: 2, comments: 1 });
    const document = await read(writer, report.documentId);
    expect(document.markdown.trim()).toBe('Die Frist beträgt vier Wochen. Siehe Runderlass');
    expect(document.suggestions.nodes).toEqual([
      {
        importedAuthor: 'Änne Groß',
        importedAt: '2026-01-12T09:31:00.000Z',
        author: { name: writer.name },
        words: { inserted: 'sechs', deleted: 'vier' },
      },
      expect.objectContaining({ importedAuthor: 'Bert', words: { inserted: ' ab Zugang', deleted: '' } }),
    ]);
    const [thread] = document.commentThreads.nodes;
    expect(thread.anchor.quote).toBe('Siehe Runderlass');
    expect(thread.comments.nodes).toEqual([
      {
        source: 'Welcher? @ {acc_00000000000000000000000000}',
        importedAuthor: 'Cem Ö.',
        importedAt: '2026-01-13T10:00:00.000Z',
        author: { name: writer.name },
      },
    ]);
  });

  it('names nobody where the file does not, least of all whoever imports it', async () => {
    const { space, writer } = await scene();
    const file = wordFile(
      paragraphOf(run('Die '), inserted('', 'neue '), commented(1, 'Frist'), inserted('Bert Klein', ' gilt')),
      { comments: commentOf(1, '', 'Welche?') },
    );
    const { documentId } = await bring(writer.api, space.id, 'Frist.docx', file);
    const { document } = await writer.api.query(
      `query($id: ID!) { document(id: $id) { commentAuthors(first: 5) { totalCount }
        suggestions(first: 5) { nodes { importedAuthor } }
        commentThreads(first: 5) { nodes { comments(first: 5) { nodes { importedAuthor importedAt } } } } } }`,
      { id: documentId },
    );
    expect(document.suggestions.nodes).toEqual([{ importedAuthor: '' }, { importedAuthor: 'Bert Klein' }]);
    expect(document.commentThreads.nodes).toMatchObject([
      { comments: { nodes: [{ importedAuthor: '', importedAt: expect.any(String) }] } },
    ]);
    expect(document.commentAuthors.totalCount).toBe(0);
  });

  it('has a title without what is said about it, and each comment once', async () => {
    const { space, writer } = await scene();
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>';
    const title = `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>${commented(1, 'Konzept')}${deleted('A', ' Entwurf')}\u202e</w:p>`;
    const again = commented(2, 'Wort').replace(
      '<w:commentRangeEnd',
      '<w:commentRangeStart w:id="2"/><w:commentRangeEnd',
    );
    const comments = commentOf(1, 'B', 'Bitte ändern') + commentOf(2, 'B', 'Einmal');
    const report = await bring(
      writer.api,
      space.id,
      'Titel.docx',
      word(title + paragraphOf(again), { styles, comments }),
    );
    expect(report).toMatchObject({ title: 'Konzept', comments: 1 });
    expect(lossesOf(report)).toEqual({ COMMENTS_LEFT_OUT: 1 });
  });

  it('has its proposals decided like any other', async () => {
    const { space, writer } = await scene();
    const body = paragraphOf(run('Wir '), deleted('A', 'müssen'), inserted('A', 'können'), run(' zahlen.'));
    const { documentId } = await bring(writer.api, space.id, 'Wir.docx', word(body));
    const { document } = await writer.api.query(
      'query($id: ID!) { document(id: $id) { suggestions(first: 5) { nodes { id } } } }',
      { id: documentId },
    );
    await writer.api.query(
      'mutation($input: DecideSuggestionsInput!) { acceptSuggestions(input: $input) { id } }',
      {
        input: { documentId, suggestionIds: document.suggestions.nodes.map(({ id }: { id: string }) => id) },
      },
    );
    const markdown = async () =>
      (await writer.api.query('query($id: ID!) { document(id: $id) { markdown } }', { id: documentId }))[
        'document'
      ].markdown.trim();
    await expect.poll(markdown).toBe('Wir können zahlen.');
  });

  it('attaches pictures, moves footnotes, and tells what is not as it was', async () => {
    const { space, writer } = await scene();
    const body =
      paragraphOf(
        run('Plan'),
        `<w:r><w:footnoteReference w:id="2"/></w:r>`,
        run(' für m'),
        run('2', '<w:vertAlign w:val="superscript"/>'),
      ) +
      paragraphOf(picture('i1', 'Lageplan')) +
      paragraphOf(picture('i2', ''));
    const report = await bring(
      writer.api,
      space.id,
      'Plan.docx',
      word(body, {
        footnotes: `<w:footnote w:id="2">${paragraphOf(run('Stand 2026'))}</w:footnote>`,
        header: paragraphOf(run('VERTRAULICH')),
        relations: pictureRelation('i1', 'lage.png') + pictureRelation('i2', 'kaputt.png'),
        others: {
          'word/media/lage.png': madePng(4, 4),
          'word/media/kaputt.png': 'kein Bild',
          'word/vbaProject.bin': 'x',
        },
      }),
    );
    expect(lossesOf(report)).toEqual({
      IMAGES_LEFT_OUT: 1,
      MACROS: 1,
      HEADERS_AND_FOOTERS: 1,
      FOOTNOTES: 1,
      IMAGES_WITHOUT_ALTERNATIVE: 1,
    });
    const document = await read(writer, report.documentId);
    expect(document.files.nodes).toEqual([
      { id: expect.any(String), name: 'lage.png', mediaType: 'image/png', previewPath: expect.any(String) },
    ]);
    expect(document.markdown).toContain('Plan\\[1\\] für m²');
    const [{ id }] = document.files.nodes;
    expect(document.markdown).toContain(`![Lageplan](/api/files/${id}/content#40x20)`);
    expect(document.markdown).toContain('\\[1\\] Stand 2026');
  });

  it('is attached itself where that is wanted, below another document', async () => {
    const { space, writer } = await scene();
    const parent = await hub.seed.document({ space });
    const more = { parentId: parent.id, keepOriginal: 'true' };
    const report = await bring(
      writer.api,
      space.id,
      'Ordner/Anlage 1.docx',
      word(paragraphOf(run('x'))),
      more,
    );
    const document = await read(writer, report.documentId);
    expect(document.parentId).toBe(parent.id);
    expect(document.files.nodes).toMatchObject([{ name: 'Anlage 1.docx' }]);
    expect(report.files).toBe(1);
  });
});

it('leaves whoever imported a thousand changes of others their own proposals', async () => {
  const { space, writer } = await scene();
  const changes = Array.from({ length: LIMITS.openSuggestionsPerAuthor }, (_, at) =>
    paragraphOf(run(`${at} `), inserted(`Person ${at}`, 'neu')),
  );
  const report = await bring(writer.api, space.id, 'Viele.docx', word(changes.join('')));
  expect(report.suggestions).toBe(LIMITS.openSuggestionsPerAuthor);
  const { documentId } = report;
  const editor = new Suggester();
  editor.take((await hub.server.hub.coediting.state(documentId))!.state);
  await writer.api.query(PUSH, {
    documentId,
    update: base64(editor.propose((tr) => tr.insertText('eigenes ', 1))!),
  });
  await expect
    .poll(() =>
      hub.sql('select 1 from suggestion where document_id = $1 and imported_author is null', [documentId]),
    )
    .toHaveLength(1);
}, 120_000);

const pictures = (count: number) => {
  const all = Array.from({ length: count }, (_, at) => at);
  return word(all.map((at) => paragraphOf(picture(`i${at}`, ''))).join(''), {
    relations: all.map((at) => pictureRelation(`i${at}`, `${at}.png`)).join(''),
    others: Object.fromEntries(all.map((at) => [`word/media/${at}.png`, madePng(1, 1)])),
  });
};

it('has all the pictures of its file', async () => {
  const { space, writer } = await scene();
  const report = await bring(writer.api, space.id, 'Bilder.docx', pictures(60));
  expect(lossesOf(report)).toEqual({ IMAGES_WITHOUT_ALTERNATIVE: 60 });
});

it('has the title of its name, whatever that is', async () => {
  const { space, writer } = await scene();
  const named = async (name: string) => (await bring(writer.api, space.id, name, 'x')).title;
  expect(await named('../../etc/Bericht.txt')).toBe('Bericht');
  expect(await named('Zeile\r\nUmbruch.txt')).toBe('Zeile Umbruch');
  expect((await named(`${'a'.repeat(4_000)}.txt`)).length).toBeLessThanOrEqual(LIMITS.titleCharacters);
});

describe('an OpenDocument file', () => {
  it('keeps tracked changes and comments with the names of the file', async () => {
    const { space, writer } = await scene();
    const regions =
      changedRegion('c1', 'deletion', 'Änne Groß', '<text:p>vier</text:p>') +
      changedRegion('c2', 'insertion', 'Änne Groß') +
      changedRegion('c3', 'insertion', 'Bert');
    const note =
      '<office:annotation office:name="k"><dc:creator>Cem &amp; Co</dc:creator><dc:date>2026-01-13T10:00:00</dc:date><text:p>Welcher?</text:p><text:p>Bitte prüfen</text:p></office:annotation>';
    const body = `<text:tracked-changes>${regions}</text:tracked-changes><text:h text:outline-level="1">Frist</text:h>
      <text:p>Die Frist beträgt <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>sechs<text:change-end text:change-id="c2"/> Wochen<text:change-start text:change-id="c3"/> ab Zugang<text:change-end text:change-id="c3"/>. ${note}Siehe Runderlass<office:annotation-end office:name="k"/></text:p>`;
    const report = await bring(writer.api, space.id, 'Frist.odt', openDocumentFile(body));
    expect(report).toMatchObject({ suggestions: 2, comments: 1, losses: [] });
    const document = await read(writer, report.documentId);
    expect(document.markdown.trim()).toBe('# Frist\n\nDie Frist beträgt vier Wochen. Siehe Runderlass');
    expect(document.suggestions.nodes).toMatchObject([
      { importedAuthor: 'Änne Groß', words: { inserted: 'sechs', deleted: 'vier' } },
      { importedAuthor: 'Bert', words: { inserted: ' ab Zugang', deleted: '' } },
    ]);
    const [thread] = document.commentThreads.nodes;
    expect(thread.anchor.quote).toBe('Siehe Runderlass');
    expect(thread.comments.nodes).toMatchObject([
      { source: 'Welcher?\nBitte prüfen', importedAuthor: 'Cem & Co' },
    ]);
  });

  const openCorpus = async (name: string) => {
    const { space, writer } = await scene();
    const { bytes } = OPEN.find((file) => file.name === name)!;
    const report = await bring(writer.api, space.id, `${name}.odt`, bytes);
    expect(report.losses).toEqual([]);
    return read(writer, report.documentId);
  };

  it('keeps changes within changes, each once, with their spaces', async () => {
    const document = await openCorpus('Verschränkte Änderungen');
    expect(document.markdown.trim()).toBe('Es ist dass alles gesagt wird.');
    const words = document.suggestions.nodes.map(
      ({ importedAuthor, words }: { importedAuthor: string; words: object }) => [importedAuthor, words],
    );
    expect(words).toEqual([
      ['Änne Groß', { inserted: 'sehr eilig und wichtig, ', deleted: '' }],
      ['Bert Klein', { inserted: '', deleted: 'eilig und ' }],
      ['Cem & Co', { inserted: '', deleted: 'alles gesagt' }],
    ]);
    expect(document.commentThreads.nodes).toMatchObject([
      { anchor: { quote: 'alles gesagt' }, comments: { nodes: [{ source: 'Wirklich   alles?' }] } },
      { anchor: { quote: 'alles gesagt wird' }, comments: { nodes: [{ source: 'Ja & nein' }] } },
    ]);
  });

  it('keeps underlined words, alignment, rules and the first numbers of lists', async () => {
    const { markdown } = await openCorpus('Unterstrichen, ausgerichtet, ab vier gezählt');
    expect(markdown).toContain('Ein <u>unter**strichenes**</u> Wort.');
    expect(markdown).toContain('4. Vier\n   1. vier a\n   2. vier b\n5. Fünf\n\n---\n\n9. Neun');
    expect(markdown).toMatch(/\| -+: \| :-+: \|/);
  });

  it('with words deleted a thousand times over has them once', async () => {
    const { space, writer } = await scene();
    const words = 'weg '.repeat(3_000);
    const regions = changedRegion(
      'c1',
      'deletion',
      'A',
      `<text:p>${words}<text:change text:change-id="c1"/></text:p>`,
    );
    const body = `<text:tracked-changes>${regions}</text:tracked-changes><text:p>Da ${'<text:change text:change-id="c1"/>'.repeat(60_000)}</text:p>`;
    const report = await bring(writer.api, space.id, 'Oft.odt', openDocumentFile(body));
    const [{ words: found }] = (await read(writer, report.documentId)).suggestions.nodes;
    expect(found.deleted.length).toBeLessThanOrEqual(words.length);
    expect(report.suggestions).toBe(1);
  });

  it('keeps its first paragraph below an empty title', async () => {
    const { space, writer } = await scene();
    const body = '<text:p text:style-name="Title"/><text:p>Erster Absatz</text:p>';
    const report = await bring(writer.api, space.id, 'Ohne Titel.odt', openDocumentFile(body));
    expect(report.title).toBe('Ohne Titel');
    expect((await read(writer, report.documentId)).markdown.trim()).toMatch(/Erster Absatz$/);
  });

  it('is read whatever its signs and numbers say', async () => {
    const { space, writer } = await scene();
    const body =
      '<text:p>Ein<text:change text:change-id="fehlt"/> \ufdd1bs7\ufdd2Satz\ufdd1es7\ufdd2 <text:change-start text:change-id="c1"/>offen</text:p><text:p>bis hier</text:p>';
    const regions = `<text:tracked-changes>${changedRegion('c1', 'insertion', 'A')}</text:tracked-changes>`;
    const report = await bring(writer.api, space.id, 'Signs.odt', openDocumentFile(regions + body));
    expect((await read(writer, report.documentId)).markdown.trim()).toBe('Ein Satz');
    expect(report).toMatchObject({ suggestions: 1, comments: 0 });
  });
});
