import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { foldWords } from './fold-words.ts';

let hub: TestHub;
let space: SeededSpace;
let reader: Person;
beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ writers: 1, readers: 1 });
  reader = space.readers[0]!;
});
afterAll(() => hub.close());

const SEARCH = `query($query: String!, $filter: SearchFilter, $first: Int = 20, $after: String) {
  search(query: $query, filter: $filter, first: $first, after: $after) {
    totalCount ignoredWords similarWords { typed found } pageInfo { hasNextPage endCursor }
    nodes { kind matchedIn titleRanges { start length } passages { text ranges { start length } } document { id title } }
  }
}`;

interface Found {
  totalCount: number;
  ignoredWords: string[];
  similarWords: { typed: string; found: string[] }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: {
    matchedIn: string[];
    titleRanges: { start: number; length: number }[];
    passages: { text: string; ranges: { start: number; length: number }[] }[];
    document: { id: string; title: string };
  }[];
}

async function search(api: Api, query: string, more: object = {}): Promise<Found> {
  return (await api.query<{ search: Found }>(SEARCH, { query, ...more })).search;
}
const titlesOf = ({ nodes }: Found) => nodes.map(({ document }) => document.title);

/** A space of its own with these documents, so that nothing else is found. */
async function library(documents: Record<string, string>): Promise<Person & { spaceId: string }> {
  const made = await hub.seed.space({ readers: 1 });
  for (const [title, markdown] of Object.entries(documents)) {
    await hub.seed.document({ space: made, title, ...(markdown ? { markdown } : {}) });
  }
  return { ...made.readers[0]!, spaceId: made.id };
}

describe('words', () => {
  let person: Person;
  beforeAll(async () => {
    person = await library({
      Abfuhr: 'Die Sperrmüllanmeldung geht über das Portal.',
      Wege: 'Die Straßen und Häuser der Großen Allee, 3 Prüfungen.',
      Policies: 'The municipality was running several policies.',
      Leute: 'Herr Schroeder und Frau Boettcher.',
      Ort: 'Café Łódź, naïve Façade, 東京の役所',
      'Was tun?': 'Nichts.',
    });
  });

  it.each([
    ['müll', 'Abfuhr'],
    ['MUELL', 'Abfuhr'],
    ['anmeldung', 'Abfuhr'],
    ['sperrm', 'Abfuhr'],
    ['Anmeldungen Sperrmüll', 'Abfuhr'],
    ['strassen', 'Wege'],
    ['Straße', 'Wege'],
    ['Haus', 'Wege'],
    ['Haeuser', 'Wege'],
    ['grosse Prüfung', 'Wege'],
    ['policy run', 'Policies'],
    ['Schröder', 'Leute'],
    ['Böttcher', 'Leute'],
    ['Sperrmül', 'Abfuhr'],
    ['cafe facade', 'Ort'],
    ['lodz', 'Ort'],
    ['東京', 'Ort'],
    ['"großen allee"', 'Wege'],
    ['was', 'Was tun?'],
    ['die das', ''],
    ['"allee großen"', ''],
    ['Sperrmüll Allee', ''],
  ])('%s finds %j', async (query, title) => {
    expect(titlesOf(await search(person.api, query))).toEqual(title ? [title] : []);
  });

  it.each([
    ['Sperrrmüll', 'sperrmuellanmeldung', 'Abfuhr'],
    ['Anmeldnug', 'sperrmuellanmeldung', 'Abfuhr'],
    ['Srtaßen', 'strassen', 'Wege'],
    ['Pruefunken Häuser', 'pruefungen', 'Wege'],
    ['municipallity', 'municipality', 'Policies'],
  ])('%s, typed wrongly, is found by %s', async (query, word, title) => {
    const found = await search(person.api, query);
    expect(titlesOf(found)).toEqual([title]);
    expect(found.similarWords.flatMap((each) => each.found)).toContain(word);
  });

  it('what is nothing like any word finds nothing', async () => {
    expect(await search(person.api, 'xylophonquartett')).toMatchObject({ totalCount: 0, similarWords: [] });
  });

  it('says which words it left out', async () => {
    expect((await search(person.api, 'die Allee und das')).ignoredWords).toEqual(['die', 'und', 'das']);
  });

  it('are folded alike here and in the database', async () => {
    const texts = [
      'Sperrmüll-Anmeldung (§ 5)',
      '«Straße», ẞ ÄÖÜ a\u0308O\u0308',
      'x_y%\\z "q" „r“ – …',
      'Łódź É œ æ Ø ﬁ ½ ¨',
      ' 東京。役所 ',
      'ΑΒΓ Жизнь',
      '',
    ];
    const rows = await hub.sql<{ folded: string }>(
      'select btrim(search_fold(text)) as folded from unnest($1::text[]) with ordinality as t (text, place) order by place',
      [texts],
    );
    expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldWords));
  });
});

describe('what is found', () => {
  it('is marked in title and text, without any form', async () => {
    const text = `${'Vorher steht viel anderes. '.repeat(20)}Hier geht es um <b>Sperrmüll</b> & mehr. ${'Danach auch. '.repeat(40)}Zuletzt Müll.`;
    const { api } = await library({ 'Müll der Häuser': text });
    const { nodes } = await search(api, 'Müll');
    const [hit] = nodes;
    expect(hit!.matchedIn).toEqual(['TITLE', 'TEXT']);
    expect(hit!.titleRanges).toEqual([{ start: 0, length: 4 }]);
    const marked = hit!.passages.map(({ text: passage, ranges }) =>
      ranges.map(({ start, length }) => passage.slice(start, start + length)),
    );
    expect(marked).toEqual([['müll'], ['Müll']]);
    expect(hit!.passages[0]!.text).toMatch(/^… .*<b>Sperrmüll<\/b> & mehr\. .* …$/);
    expect(hit!.passages.every((passage) => passage.text.length <= 300)).toBe(true);
  });

  it('stands by title, then by whole words, then by what changed last', async () => {
    const { api } = await library({
      Eins: 'Eine Baumfällung.',
      Zwei: 'Der Baum.',
      Drei: 'Noch ein Baum.',
      Baumschutz: 'Nichts weiter.',
      'Der Baum': 'Nichts weiter.',
    });
    expect(titlesOf(await search(api, 'Baum'))).toEqual(['Der Baum', 'Baumschutz', 'Drei', 'Zwei', 'Eins']);
  });

  it('can be narrowed by space, author, time and bin', async () => {
    const made = await hub.seed.space({ writers: 1 });
    const word = 'Filterprobe';
    const here = await hub.seed.document({ space: made, title: `${word} hier` });
    const bin = await hub.seed.document({ space: made, title: `${word} im Korb` });
    await made.lead.api.query(`mutation { trashDocument(documentId: "${bin.id}") { id } }`);
    const [writer] = made.writers;
    await writer!.api.query(
      'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      {
        input: { spaceId: made.id, title: `${word} von anderen` },
      },
    );
    const titles = async (filter: object) =>
      titlesOf(await search(made.lead.api, word, { filter })).toSorted();
    expect(await titles({})).toEqual([`${word} hier`, `${word} von anderen`]);
    expect(await titles({ state: 'IN_BIN' })).toEqual([`${word} im Korb`]);
    expect(await titles({ authorId: writer!.id })).toEqual([`${word} von anderen`]);
    expect(await titles({ spaceId: space.id })).toEqual([]);
    expect(await titles({ spaceId: made.id, kind: 'DOCUMENT' })).toHaveLength(2);
    await hub.sql(`update document set updated_at = '2026-01-01' where id = $1`, [here.id]);
    expect(await titles({ changedUntil: '2026-02-01T00:00:00Z' })).toEqual([`${word} hier`]);
    expect(await titles({ changedSince: '2026-02-01T00:00:00Z' })).toEqual([`${word} von anderen`]);
  });

  it('comes page by page, nothing twice, while others write', async () => {
    const made = await hub.seed.space();
    for (let i = 0; i < 7; i++) await hub.seed.document({ space: made, title: `Seitenweise ${i}` });
    const { api } = made.lead;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Found = await search(api, 'Seitenweise', { first: 2, after });
      seen.push(...titlesOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      await hub.seed.document({ space: made, title: `Seitenweise ${seen.length} neu` });
    } while (after);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `Seitenweise ${i}`));
  });
});

describe('input', () => {
  it.each([
    ['', 'INVALID_INPUT'],
    ['   ', 'INVALID_INPUT'],
    ['%', 'INVALID_INPUT'],
    ['"', 'INVALID_INPUT'],
    ['\\', 'INVALID_INPUT'],
    ['_ & | ! ( ) : * <->', 'INVALID_INPUT'],
    ['a\u0000b', 'INVALID_INPUT'],
    ['\ud800', 'INVALID_INPUT'],
    ['x'.repeat(10_000), 'LIMIT'],
    ['wort '.repeat(39), 'ok'],
    ['a b c d e f g h i j k', 'LIMIT'],
    [`'; drop table document; --`, 'ok'],
    ['"unvollständig', 'ok'],
    ['und oder nicht', 'ok'],
    ['100%_\\sicher', 'ok'],
    ['a & b | !c <-> d:*', 'ok'],
    ['[a-z]+(b)*', 'ok'],
    ['x'.repeat(200), 'ok'],
  ])('%j answers %s', async (query, outcome) => {
    const { errors } = await reader.api.send(SEARCH, { query });
    expect(errors?.[0]?.extensions.code ?? 'ok').toBe(outcome);
  });

  it.each([
    'x',
    'bWFkZSB1cA',
    Buffer.from(JSON.stringify(['typed 1 2026-13-45 00:00:00+00', 'doc_x'])).toString('base64url'),
  ])('a made-up cursor is refused: %s', async (after) => {
    const { errors } = await reader.api.send(SEARCH, { query: 'wort', after });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', fields: { after: 'MALFORMED' } });
  });

  it('parts of words that stand in more words than are looked up are found in the texts', async () => {
    const { api } = await library({
      Viele: Array.from({ length: 500 }, (_, i) => `Vielfachteil${i}`).join(' '),
      Eines: 'Das Ersatzfachteil der Anlage.',
      Keines: 'Das Ersatzfach der Anlage.',
    });
    expect(titlesOf(await search(api, 'fachteil'))).toEqual(['Eines', 'Viele']);
    expect(titlesOf(await search(api, 'fachteil Anlage'))).toEqual(['Eines']);
    expect(titlesOf(await search(api, 'fachteil499'))).toEqual(['Viele']);
  });

  it('words as long as texts are searched, also where they are cut', async () => {
    const text = Array.from({ length: 1_500 }, (_, i) =>
      String.fromCodePoint(0x4e00 + ((i * 7) % 20_000)),
    ).join('');
    const { api } = await library({ Lang: text });
    for (const at of [0, 290, 480, 495, 799, 1_490]) {
      expect(titlesOf(await search(api, text.slice(at, at + 10))), `at ${at}`).toEqual(['Lang']);
    }
    expect(titlesOf(await search(api, `${text.slice(0, 5)}${text.slice(9, 14)}`))).toEqual([]);
  });

  it('texts as large as they may be are searched', async () => {
    const words = Array.from({ length: 90_000 }, (_, i) => `w${i.toString(36)}ört`).join(' ');
    const { id } = await hub.seed.document({ space, title: 'Riesig' });
    await hub.sql('update document set text = $2 where id = $1', [id, `${words} Schlusswort`]);
    expect(titlesOf(await search(reader.api, 'Schlusswort'))).toEqual(['Riesig']);
  });
});
