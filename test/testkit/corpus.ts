import type { Pandoc } from '@umlauf/server/platform/pandoc/pandoc';
import { madePng } from './made-files.ts';
import {
  changedRegion,
  commented,
  commentOf,
  DECORATIVE_STYLE,
  deleted,
  frame,
  inserted,
  openDocumentFile,
  paragraphOf,
  picture,
  pictureRelation,
  run,
  wordFile,
} from './office-files.ts';

type OfficeKind = 'docx' | 'odt';

/** A file of another program's, of our own making. */
export interface CorpusFile {
  name: string;
  kind: OfficeKind;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What stands in files of both kinds, in pandoc's Markdown, from which it makes them. */
const TEXTS: Record<string, string> = {
  'Überschriften in vier Ebenen':
    '# Konzept\n\nEinleitung.\n\n## Anlass\n\nText.\n\n### Im Einzelnen\n\nText.\n\n#### Fußpunkt\n\nText.\n\n## Ergebnis\n\nText.',
  'Formen der Schrift':
    'Ein **fetter**, ein *kursiver*, ein ***fetter und kursiver***, ein [unterstrichener]{.underline}, ein ~~gestrichener~~ und ein `technischer` Satz mit [Verweis](https://umlauf.example/a?b=c).',
  'Listen in Listen':
    '- Kommunen\n    - kreisfrei\n    - kreisangehörig\n        - groß\n        - klein\n- Kreise\n- Land\n\nDanach ein Satz.',
  'Nummerierte Listen':
    '3. Drittens\n4. Viertens\n\n    Mit einem zweiten Absatz.\n\n5. Fünftens\n    a. mit Buchstaben\n    b. noch einer',
  Aufgaben: '- [ ] Entwurf verschicken\n- [x] Stellungnahmen sammeln\n- [ ] Beschließen',
  'Einfache Tabelle':
    '| Kommune | Einwohner | Leistung |\n|:--------|----------:|:--------:|\n| Köln | 1.084.831 | Wohngeld |\n| Wülfrath | 21.000 | – |',
  'Tabelle mit mehreren Zeilen in Zellen':
    '+---------------+-----------------+\n| Ziel          | Weg             |\n+===============+=================+\n| schneller     | - digital       |\n|               | - aus einer Hand|\n+---------------+-----------------+\n| billiger      | gemeinsam       |\n|               |                 |\n|               | und einmal      |\n+---------------+-----------------+',
  'Zitat und Quelltext':
    'Wie es heißt:\n\n> Die Verwaltung ist digital.\n>\n> Und zwar ganz.\n\n```json\n{ "leistung": 99107 }\n```\n\nSo steht es da.',
  'Zeilenumbrüche und Linie':
    'Stadt Köln\\\nAmt für Digitales\\\n50667 Köln\n\n---\n\nUnd ein Absatz danach.',
  'Umlaute und Zeichen':
    'Größe, Straße, Ärger, „Anführung“, ‚halbe‘, Gedanken–strich, 5 € für 20 % – und §§ 1–3 Abs. 2 OZG; E‑Mail & Co. <keine Marke> *stern*.',
  'Von rechts nach links': 'שלום עולם מהעיר קלן.\n\nمرحبا بالعالم.\n\nUnd עברית mitten im Satz.',
  'Chinesisch, Japanisch, Koreanisch': '东京与科隆的行政数字化。\n\n日本語の文章です。\n\n한국어 문장입니다.',
  'Alles zusammen':
    '# Beschlussvorlage\n\n**Betreff:** Wohngeld\n\n1. Sachverhalt\n\n    Der Rat hat am *3. März* beschlossen.\n\n2. Beschluss\n\n    - zustimmen\n    - ablehnen\n\n| Kosten | Jahr |\n|-------:|-----:|\n| 10.000 € | 2026 |\n\n> Einstimmig.\n\n## Anlagen\n\n[Runderlass](https://umlauf.example/erlass)',
};

const CHANGED = [
  run('Die Frist beträgt '),
  deleted('Änne Groß', 'vier'),
  inserted('Änne Groß', 'sechs'),
  run(' Wochen'),
  inserted('Bert Klein', ' ab Zugang'),
  run('. '),
  deleted('Bert Klein', 'Danach endet sie. '),
  run('Es gilt das Datum.'),
];

const REGIONS =
  changedRegion('c1', 'deletion', 'Änne Groß', '<text:p>vier</text:p>') +
  changedRegion('c2', 'insertion', 'Änne Groß') +
  changedRegion('c3', 'insertion', 'Bert Klein');
const NOTE =
  '<office:annotation office:name="k"><dc:creator>Cem Öz</dc:creator><dc:date>2026-01-13T10:00:00</dc:date><text:p>Welcher?</text:p></office:annotation>';

const MADE: CorpusFile[] = [
  { name: 'Änderungen', kind: 'docx', bytes: wordFile(paragraphOf(...CHANGED)) },
  {
    name: 'Kommentare',
    kind: 'docx',
    bytes: wordFile(
      paragraphOf(
        run('Siehe '),
        commented(1, 'Runderlass'),
        run(' und '),
        commented(2, 'Anlage 2'),
        run('.'),
      ) + paragraphOf(run('Ohne.')),
      { comments: commentOf(1, 'Cem Öz', 'Welcher?') + commentOf(2, 'Änne Groß', 'Fehlt noch.') },
    ),
  },
  {
    name: 'Änderungen und Kommentare in einem Satz',
    kind: 'docx',
    bytes: wordFile(
      paragraphOf(run('Wir '), inserted('A', 'gemeinsam '), commented(1, 'beschließen'), run(' das.')),
      { comments: commentOf(1, 'B', 'Wann? 日本 שלום') },
    ),
  },
  {
    name: 'Änderungen und Kommentare ohne Namen',
    kind: 'docx',
    bytes: wordFile(
      paragraphOf(
        run('Die Frist beträgt '),
        deleted('', 'vier'),
        inserted('', 'sechs'),
        run(' Wochen, '),
        inserted('Bert Klein', 'immer '),
        commented(1, 'ab Zugang'),
        run('.'),
      ),
      { comments: commentOf(1, '', 'Ab welchem?') },
    ),
  },
  {
    name: 'Fußnoten',
    kind: 'docx',
    bytes: wordFile(
      paragraphOf(run('Plan'), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(' und Ende.')),
      {
        footnotes: `<w:footnote w:id="2">${paragraphOf(run('Stand 2026'))}</w:footnote>`,
      },
    ),
  },
  {
    name: 'Bilder',
    kind: 'docx',
    bytes: wordFile(
      paragraphOf(run('Davor '), picture('i1', 'Lageplan &quot;Süd&quot; &amp; Nord'), run(' danach.')) +
        paragraphOf(picture('i2', null)) +
        paragraphOf(picture('i1', '')) +
        `<w:tbl><w:tr><w:tc>${paragraphOf(run('Zelle'))}${paragraphOf(picture('i2', 'in der Zelle'))}</w:tc></w:tr></w:tbl>` +
        paragraphOf(run('Siehe '), commented(1, 'Runderlass'), run('.')),
      {
        comments: commentOf(1, 'Cem Öz', 'Welcher?'),
        relations: pictureRelation('i1', 'lage.png') + pictureRelation('i2', 'zier.png'),
        others: { 'word/media/lage.png': madePng(40, 20), 'word/media/zier.png': madePng(30, 10) },
      },
    ),
  },
  {
    name: 'Bilder',
    kind: 'odt',
    bytes: openDocumentFile(
      `<text:p>Davor ${frame('lage.png', 'Lageplan „Süd“ &amp; Nord')} danach.</text:p><text:p>${frame('zier.png', null)}</text:p><text:p>${frame('lage.png', '')}</text:p><table:table><table:table-column/><table:table-row><table:table-cell><text:p>Zelle</text:p><text:p>${frame('zier.png', 'in der Zelle')}</text:p></table:table-cell></table:table-row></table:table>`,
      { styles: DECORATIVE_STYLE, pictures: { 'lage.png': madePng(40, 20), 'zier.png': madePng(30, 10) } },
    ),
  },
  {
    name: 'Änderungen und Kommentare',
    kind: 'odt',
    bytes: openDocumentFile(
      `<text:tracked-changes>${REGIONS}</text:tracked-changes><text:p>Die Frist beträgt <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>sechs<text:change-end text:change-id="c2"/> Wochen<text:change-start text:change-id="c3"/> ab Zugang<text:change-end text:change-id="c3"/>. ${NOTE}Siehe Runderlass<office:annotation-end office:name="k"/>.</text:p>`,
    ),
  },
];

const LAID_OUT = `<style:style style:name="T1" style:family="text"><style:text-properties style:text-underline-style="solid" style:text-underline-width="auto"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Table_20_Contents"><style:paragraph-properties fo:text-align="end"/></style:style><style:style style:name="P2" style:family="paragraph" style:parent-style-name="Table_20_Contents"><style:paragraph-properties fo:text-align="center"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="4"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix="."/></text:list-style>`;
const cellOf = (style: string, text: string) =>
  `<table:table-cell office:value-type="string"><text:p text:style-name="${style}">${text}</text:p></table:table-cell>`;
const entryOf = (text: string, more = '') =>
  `<text:list-item${more}><text:p>${text}</text:p></text:list-item>`;

const WOVEN =
  changedRegion('c1', 'insertion', 'Änne Groß') +
  changedRegion(
    'c2',
    'deletion',
    'Bert Klein',
    '<text:p>eilig <text:span text:style-name="T2">und</text:span><text:s/></text:p>',
  ) +
  changedRegion('c3', 'deletion', 'Cem &amp; Co', '<text:p>alles</text:p>') +
  changedRegion('c4', 'deletion', 'Cem &amp; Co', '<text:p> gesagt</text:p>');
const note = (name: string, words: string) =>
  `<office:annotation office:name="${name}"><dc:creator>Dana &lt;D&gt;</dc:creator><dc:date>2026-01-14T08:00:00Z</dc:date><text:p>${words}</text:p></office:annotation>`;

/** What of OpenDocument pandoc neither reads nor writes. */
export const OPEN: CorpusFile[] = [
  {
    name: 'Verschränkte Änderungen',
    kind: 'odt',
    bytes: openDocumentFile(
      `<text:tracked-changes>${WOVEN}</text:tracked-changes><text:p>Es ist <text:change-start text:change-id="c1"/>sehr <text:change text:change-id="c2"/>wichtig, <text:change-end text:change-id="c1"/>dass ${note('a', 'Wirklich <text:s text:c="2"/>alles?')}${note('b', 'Ja &amp; nein')}<text:change text:change-id="c3"/><text:change text:change-id="c4"/><office:annotation-end office:name="a"/> wird<office:annotation-end office:name="b"/>.</text:p>`,
      { styles: LAID_OUT },
    ),
  },
  {
    name: 'Unterstrichen, ausgerichtet, ab vier gezählt',
    kind: 'odt',
    bytes: openDocumentFile(
      `<text:p>Ein <text:span text:style-name="T1">unter<text:span text:style-name="T2">strichenes</text:span></text:span> Wort.</text:p><text:list text:style-name="L1">${entryOf('Vier').replace('</text:list-item>', `<text:list>${entryOf('vier a')}${entryOf('vier b')}</text:list></text:list-item>`)}${entryOf('Fünf')}</text:list><text:p text:style-name="Horizontal_20_Line"/><text:list text:style-name="L1">${entryOf('Neun', ' text:start-value="9"')}</text:list><table:table><table:table-column/><table:table-column/><table:table-header-rows><table:table-row>${cellOf('P1', 'Kosten')}${cellOf('P2', 'Jahr')}</table:table-row></table:table-header-rows><table:table-row>${cellOf('P1', '5 €')}${cellOf('P2', '2026')}</table:table-row></table:table>`,
      { styles: LAID_OUT },
    ),
  },
];

/** All files: each text as both kinds, and those with what pandoc does not write. */
export async function corpus(pandoc: Pandoc): Promise<CorpusFile[]> {
  const files: CorpusFile[] = [];
  for (const [name, text] of Object.entries(TEXTS)) {
    for (const kind of ['docx', 'odt'] as const) {
      const { output } = await pandoc.convert({
        options: { from: 'markdown', to: kind, standalone: true, 'output-file': `x.${kind}` },
        input: text,
        files: {},
      });
      files.push({ name, kind, bytes: new Uint8Array(output!) });
    }
  }
  return [...files, ...MADE, ...OPEN];
}

/** How many files there are. */
export const CORPUS_SIZE = 2 * Object.keys(TEXTS).length + MADE.length + OPEN.length;
