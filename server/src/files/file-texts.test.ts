import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { bytesAt } from '../../../test/testkit/exports.ts';
import { attach } from '../../../test/testkit/files.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { madePdf, madePng, madeZip } from '../../../test/testkit/made-files.ts';
import {
  excelFile,
  openCells,
  openDocumentFile,
  paragraphOf,
  powerPointFile,
  run,
  wordFile,
} from '../../../test/testkit/office-files.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { LIMITS } from '@umlauf/shared/limits';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let hub: TestHub;
let lead: Person;
let documentId: string;
beforeAll(async () => {
  hub = await startTestHub();
  ({ id: documentId, lead } = await hub.seed.document({ title: 'Mit Anlagen' }));
});
afterAll(() => hub.close());

const PATIENCE = { timeout: 60_000, interval: 100 };
const SEARCH = `query($query: String!, $filter: SearchFilter) { search(query: $query, filter: $filter, first: 20) {
  totalCount similarWords { found }
  nodes { kind matchedIn nameRanges { start length } file { id name } document { id }
    passages { text page ranges { start length } } } } }`;

interface Hit {
  kind: string;
  matchedIn: string[];
  nameRanges: { start: number; length: number }[];
  file: { id: string; name: string } | null;
  passages: { text: string; page: number | null; ranges: { start: number; length: number }[] }[];
}
const found = async (query: string, filter: object = {}, api: Api = lead.api): Promise<Hit[]> =>
  (await api.query(SEARCH, { query, filter }))['search'].nodes;
const namesOf = (hits: Hit[]) => hits.map(({ file }) => file?.name).toSorted();

const stateOf = async (id: string): Promise<string> =>
  (await lead.api.query('query($id: ID!) { file(id: $id) { textState } }', { id }))['file'].textState;
const expectState = (id: string, state: string) => expect.poll(() => stateOf(id), PATIENCE).toBe(state);

/** Attaches it and waits until somebody has looked into it. */
async function read(name: string, bytes: string | Uint8Array<ArrayBuffer>, state = 'READ'): Promise<string> {
  const id = await attach(lead.api, documentId, name, bytes);
  await expectState(id, state);
  return id;
}

/** A PDF of several pages, made by the hub itself; the word stands on the last one. */
async function madeByTheHub(word: string): Promise<Uint8Array<ArrayBuffer>> {
  const filler = Array.from({ length: 80 }, (_, at) => `Absatz ${at} der ersten Seiten.`).join('\n\n');
  const markdown = `${filler}\n\nDie ${word} steht hinten.`;
  const made = await hub.seed.document({ title: 'Vorlage', markdown });
  return new Uint8Array(await bytesAt(made.lead.api, `documents/${made.id}.pdf`));
}

describe('words inside of files', () => {
  const files: Record<
    string,
    () => Promise<Uint8Array<ArrayBuffer> | string> | Uint8Array<ArrayBuffer> | string
  > = {
    'a.pdf': () => madeByTheHub('Grünflächenpflegeverordnunga'),
    'b.docx': () =>
      wordFile(paragraphOf(run('Die Grünflächenpflege'), run('verordnungb')), {
        footnotes: paragraphOf(run('Fußnotenhinweisb')),
      }),
    'c.odt': () =>
      openDocumentFile('<text:p>Die Grünflächen<text:span>pflegeverordnungc</text:span></text:p>'),
    'd.xlsx': () => excelFile(['Die Grünflächenpflegeverordnungd', 'Kosten'], [471_123], 'Einzelzellenwort'),
    'e.ods': () =>
      openDocumentFile(`<table:table>${openCells('Die Grünflächenpflegeverordnunge', '4')}</table:table>`, {
        kind: 'spreadsheet',
      }),
    'f.pptx': () => powerPointFile('Erstens', 'Die Grünflächenpflegeverordnungf'),
    'g.odp': () =>
      openDocumentFile('<draw:page><text:p>Die Grünflächenpflegeverordnungg</text:p></draw:page>', {
        kind: 'presentation',
      }),
    'h.txt': () => 'Die Grünflächenpflegeverordnungh',
    'i.csv': () => 'Was;Wert\nGrünflächenpflegeverordnungi;1',
    'j.md': () => '# Die Grünflächenpflegeverordnungj',
    'k.html': () => '<p>Die Gr&uuml;nfl&#228;chen<b>pflegeverordnungk</b></p><script>Skriptwort</script>',
    'l.txt': () => new Uint8Array(Buffer.from('\ufeffDie Grünflächenpflegeverordnungl', 'utf16le')),
    'm.txt': () => new Uint8Array(Buffer.from('Die Grünflächenpflegeverordnungm', 'latin1')),
  };

  it.each(Object.keys(files))(
    'are found in %s whole, without umlauts, in parts, and typed wrongly',
    async (name) => {
      const id = await read(name, await files[name]!());
      const letter = name[0]!;
      const hit = { kind: 'FILE', file: { id, name }, matchedIn: ['FILE_TEXT'], nameRanges: [] };
      for (const query of [
        `Grünflächenpflegeverordnung${letter}`,
        `GRUENFLAECHENPFLEGEVERORDNUNG${letter}`,
        `pflegeverordnung${letter}`,
        `Grünflächenpflegeverodnung${letter}`,
      ]) {
        const hits = (await found(query)).filter(({ file }) => file?.id === id);
        expect(hits, query).toMatchObject([hit]);
        const [{ text, ranges } = { text: '', ranges: [] }] = hits[0]!.passages;
        expect(
          ranges.map(({ start, length }) => text.slice(start, start + length).toLowerCase()),
        ).toContainEqual(expect.stringContaining(`verordnung${letter}`));
      }
    },
  );

  it('of notes, cells and names of sheets are found, and no scripts or numbers of other things', async () => {
    expect(namesOf(await found('Fußnotenhinweisb'))).toEqual(['b.docx']);
    expect(namesOf(await found('Einzelzellenwort'))).toEqual(['d.xlsx']);
    expect(namesOf(await found('471123'))).toEqual(['d.xlsx']);
    expect(namesOf(await found('Haushaltsplan'))).toEqual(['d.xlsx']);
    expect(await found('Skriptwort')).toEqual([]);
  });

  it('are found with the page of a PDF, also where a line ends within them', async () => {
    const [hit] = await found('Grünflächenpflegeverordnunga');
    expect(hit!.passages[0]!.page).toBeGreaterThan(1);
  });

  it('stand below names, and are told apart from them', async () => {
    const inside = await read('Anderes.txt', 'Rangfolgewort im Inhalt');
    const called = await read('Rangfolgewort.txt', 'Etwas anderes');
    const both = await read('Rangfolgewort 2.txt', 'Und das Rangfolgewort');
    const hits = await found('Rangfolgewort');
    expect(hits.map(({ file }) => file!.id)).toEqual([both, called, inside]);
    expect(hits.map(({ matchedIn }) => matchedIn)).toEqual([
      ['FILE_NAME', 'FILE_TEXT'],
      ['FILE_NAME'],
      ['FILE_TEXT'],
    ]);
    expect(hits[1]).toMatchObject({
      nameRanges: [{ start: 0, length: 13 }],
      passages: [{ text: 'Rangfolgewort.txt', page: null }],
    });
    expect((await found('Rangfolgewort', { kind: 'FILE' })).length).toBe(3);
    expect(await found('Rangfolgewort', { kind: 'DOCUMENT' })).toEqual([]);
  });

  it('are found after a renaming, and not after the file was removed', async () => {
    const fileId = await read('Umzug.txt', 'Umbenennungswort');
    const rename = 'mutation($input: RenameFileInput!) { renameFile(input: $input) { id } }';
    await lead.api.query(rename, { input: { fileId, name: 'Danach.txt' } });
    expect(namesOf(await found('Umbenennungswort'))).toEqual(['Danach.txt']);
    expect(namesOf(await found('Danach'))).toEqual(['Danach.txt']);
    await lead.api.query('mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: fileId });
    expect(await found('Umbenennungswort')).toEqual([]);
    expect(await hub.sql('select 1 from file_text where file_id = $1', [fileId])).toEqual([]);
  });

  it('come into a search and a list that are kept open', async () => {
    const held = overSocket(
      lead.api,
      'query @live { search(query: "Offenhaltewort", first: 9) { totalCount } }',
    );
    const list = overSocket(
      lead.api,
      `query @live { document(id: "${documentId}") { files(first: 1) { nodes { name textState } } } }`,
    );
    await expect.poll(() => held.events('search').at(-1)?.totalCount, PATIENCE).toBe(0);
    await attach(lead.api, documentId, 'Offen.docx', wordFile(paragraphOf(run('Offenhaltewort'))));
    await expect.poll(() => held.events('search').at(-1)?.totalCount, PATIENCE).toBe(1);
    await expect
      .poll(() => list.events('document').at(-1)?.files.nodes, PATIENCE)
      .toEqual([{ name: 'Offen.docx', textState: 'READ' }]);
    for (const each of [held, list]) each.stop();
  });
});

describe('what cannot be read', () => {
  const bomb = 'a'.repeat(LIMITS.fileTextUnpackedBytes + 1);
  const entities = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join('');

  type Made = Uint8Array<ArrayBuffer> | string;
  const files: [what: string, name: string, make: () => Made | Promise<Made>][] = [
    ['a picture', 'bild.png', () => madePng(2, 2)],
    ['a PDF without anything', 'leer.pdf', () => madePdf()],
    ['a PDF that is cut off', 'halb.pdf', async () => (await madeByTheHub('Halbwort')).slice(0, 900)],
    ['a PDF that needs a password', 'geheim.pdf', () => lockedPdf()],
    [
      'a PDF of pages that go around',
      'rund.pdf',
      () => pdfOf('<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 2000000000 >>'),
    ],
    ['an archive that is none inside', 'anderes.docx', () => wordFile('', {}, { says: 1 })],
    ['a bomb', 'bombe.docx', () => wordFile(`<w:p>${bomb}</w:p>`, {}, { packed: true })],
    ['an archive of other things', 'keins.zip', () => madeZip({ 'a.txt': 'Archivwort' })],
    ['spaces', 'leer.txt', () => '  \n \t '],
  ];
  it.each(files)('is noted and not tried again: %s', async (_, name, make) => {
    const id = await read(name, await make(), 'NOTHING');
    expect(await hub.sql('select state, tries from file_text where file_id = $1', [id])).toEqual([
      { state: 'NOTHING', tries: 1 },
    ]);
    expect(namesOf(await found(`"${name}"`))).toContain(name);
  });

  it('does not grow, when entities are declared', async () => {
    const body = paragraphOf(run('Ausdehnungswort &l9; Ende'));
    const bytes = wordFile('', {
      others: {
        'word/document.xml': `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><w:document><w:body>${body}</w:body></w:document>`,
      },
    });
    const id = await read('wachstum.docx', bytes);
    const [row] = await hub.sql('select body from file_text where file_id = $1', [id]);
    expect(row).toEqual({ body: 'Ausdehnungswort Ende\n' });
  });

  it('is cut off where it says more than is searched', async () => {
    const id = await read('lang.txt', `Anfangswort ${'ä'.repeat(LIMITS.fileTextCharacters)} Endwort`);
    expect(namesOf(await found('Anfangswort'))).toEqual(['lang.txt']);
    expect(await found('Endwort')).toEqual([]);
    const [row] = await hub.sql('select length(body) as length from file_text where file_id = $1', [id]);
    expect(row).toEqual({ length: LIMITS.fileTextCharacters });
  });
});

describe('reading', () => {
  it('is begun anew when its process was killed, and given up after some tries', async () => {
    const id = await attach(lead.api, documentId, 'langsam.docx', slowFile());
    for (let time = 1; time <= LIMITS.fileTextTries; time++) {
      await expect.poll(async () => (await rowOf(id)).tries, PATIENCE).toBe(time);
      await expect.poll(killReaders, PATIENCE).toBeGreaterThan(0);
      await expect.poll(async () => isResting(await rowOf(id)), PATIENCE).toBe(true);
      await hub.sql('update file_text set held_until = null where file_id = $1', [id]);
      // Whatever comes wakes the reader.
      if (time < LIMITS.fileTextTries) await attach(lead.api, documentId, `Weckruf ${time}.txt`);
    }
    await expectState(id, 'NOTHING');
    await read('danach.docx', wordFile(paragraphOf(run('Danachwort'))));
    expect(namesOf(await found('Danachwort'))).toEqual(['danach.docx']);
  });

  it('goes on at the next start: with files of before, and with those that a dead instance held', async () => {
    const ids = [await read('vorher.txt', 'Vorherwort'), await read('gehalten.txt', 'Gehaltenwort')];
    await hub.sql(`update file_text set state = 'WAITING', body = '', tries = 0 where file_id = any($1)`, [
      ids,
    ]);
    await hub.sql(
      `update file_text set tries = 1, held_until = now() - interval '1 second' where file_id = $1`,
      [ids[1]],
    );
    expect(await found('Vorherwort')).toEqual([]);
    await hub.restart();
    for (const id of ids) await expectState(id, 'READ');
    expect((await found('Vorherwort')).length + (await found('Gehaltenwort')).length).toBe(2);
    const rows = await hub.sql('select tries from file_text where file_id = any($1) order by tries', [ids]);
    expect(rows).toEqual([{ tries: 1 }, { tries: 2 }]);
  });

  it('is left to others by an instance that closes, and not counted', async () => {
    const id = await attach(lead.api, documentId, 'zuletzt.docx', slowFile('Zuletztwort'));
    await expect.poll(async () => (await rowOf(id)).tries, PATIENCE).toBe(1);
    await hub.restart();
    await expectState(id, 'READ');
    expect((await rowOf(id)).tries).toBe(1);
    expect(namesOf(await found('Zuletztwort'))).toEqual(['zuletzt.docx']);
  });

  it('is done once by two instances', async () => {
    const other = await hub.startAnother();
    const ids = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        attach(lead.api, documentId, `Zweifach ${at}.docx`, wordFile(paragraphOf(run(`Zweifachwort${at}`)))),
      ),
    );
    for (const id of ids) await expectState(id, 'READ');
    expect(await hub.sql('select distinct tries from file_text where file_id = any($1)', [ids])).toEqual([
      { tries: 1 },
    ]);
    expect((await found('Zweifachwort')).length).toBe(8);
    await other.close();
  });
});

interface Row {
  state: string;
  tries: number;
  held: number;
}
async function rowOf(id: string): Promise<Row> {
  const [row] = await hub.sql<Row>(
    `select state, tries, coalesce(extract(epoch from held_until - now()), 0)::int as held
     from file_text where file_id = $1`,
    [id],
  );
  return row!;
}
/** It waits for its next try, or for none. */
const isResting = ({ state, held }: Row) => state === 'NOTHING' || held < 60;

/** A file that takes seconds to read. */
function slowFile(word = 'Langsamwort'): Uint8Array<ArrayBuffer> {
  return wordFile(`${'<w:x/>'.repeat(6_000_000)}${paragraphOf(run(word))}`, {}, { packed: true });
}

/** Ends the processes of this one that read files; answers how many there were. */
async function killReaders(): Promise<number> {
  let count = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [status, command] = await Promise.all(
      ['status', 'cmdline'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
    );
    if (!status!.includes(`PPid:\t${process.pid}\n`) || !command!.includes('text-program')) continue;
    process.kill(Number(pid), 'SIGKILL');
    count++;
  }
  return count;
}

/** A PDF of this tree of pages. */
function pdfOf(pages: string, trailer = ''): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n${pages}\nendobj\ntrailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF\n`,
      'latin1',
    ),
  );
}

/** Says that it is encrypted with a password that nobody has. */
function lockedPdf(): Uint8Array<ArrayBuffer> {
  const key = '00'.repeat(32);
  return pdfOf(
    '<< /Type /Pages /Kids [] /Count 0 >>',
    `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${key}> >>`,
  );
}
