import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalContent } from '@umlauf/server/documents/canonical-content';
import { PdfMaker } from '@umlauf/server/exports/pdf-maker';
import { documentSchema } from '@umlauf/shared/document-schema';
import { madeFont } from './testkit/made-font.ts';

const maker = new PdfMaker();
afterAll(() => maker.close());

const paragraph = (text: string) => documentSchema.node('paragraph', null, [documentSchema.text(text)]);
const wishOf = (...texts: string[]) => ({
  content: canonicalContent(texts.map(paragraph)),
  title: 'Satzung',
  spaceName: 'Runde',
  language: 'de' as const,
  at: new Date('2026-03-04T10:00:00Z'),
  version: null,
  base: 'https://umlauf.example',
  pictures: {},
});

/** What stands on the pages behind the title's, with its place from the left, and what the title page says. */
async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => (await pdf.getPage(i + 1)).getTextContent()),
  );
  const [title, ...others] = pages.map(({ items }) =>
    items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              left: item.transform[4] as number,
              right: (item.transform[4] as number) + item.width,
            },
          ]
        : [],
    ),
  );
  return { title: title!.map(({ text }) => text).join(' '), texts: others.flat() };
}

/** A4 in points, and its margin. */
const RIGHT_EDGE = 595.28 - (2.5 / 2.54) * 72;

describe('scripts', () => {
  it('that run from right to left do so, with their vowel signs', async () => {
    const wish = wishOf('Links.', 'مُحَمَّد يكتب نصًا.', 'שָׁלוֹם עולם', 'Köln');
    const { title, texts } = await readPdf(await maker.make(wish));
    expect(title).not.toContain('□');
    const lines = Map.groupBy(texts, ({ text }) =>
      /[\u0590-\u05ff]/.test(text)
        ? 'Hebrew'
        : /[\u0600-\u06ff\ufb50-\ufefc]/.test(text)
          ? 'Arabic'
          : 'Latin',
    );
    for (const script of ['Hebrew', 'Arabic'] as const) {
      const right = Math.max(...lines.get(script)!.map((piece) => piece.right));
      expect(Math.abs(right - RIGHT_EDGE), script).toBeLessThan(12);
    }
    const koeln = texts.find(({ text }) => text === 'Köln')!;
    expect(koeln.right).toBeLessThan(RIGHT_EDGE / 2);
  });

  it('without a font are squares, until the operator has one in the folder that is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'umlauf-fonts-'));
    await mkdir(join(folder, 'more'));
    await writeFile(join(folder, 'more', 'quadrate.ttf'), madeFont('Quadrate', '東京\u{20000}'));
    await writeFile(join(folder, 'kaputt.otf'), 'keine Schrift');
    const richer = new PdfMaker(folder);
    const wish = wishOf('東京と\u{20000}');
    try {
      const poor = await readPdf(await maker.make(wish));
      expect(poor.title).toContain('Zeichen: 4.');
      const made = await richer.make(wish);
      const rich = await readPdf(made);
      expect(rich.title).toContain('Zeichen: 1.');
      expect(rich.texts.map(({ text }) => text).join('')).toContain('東京□\u{20000}');
      // Another process with the same fonts.
      await richer.close();
      expect(Buffer.from(await richer.make(wish)).equals(made)).toBe(true);
    } finally {
      await richer.close();
      await rm(folder, { recursive: true });
    }
  });

  it('in which signs stand together that no font has together lose these alone', async () => {
    const wish = wishOf('Größe', 'مرحبا', 'x\u0f71\u0950\u064e');
    const { texts } = await readPdf(await maker.make(wish));
    const all = texts.map(({ text }) => text).join(' ');
    expect(all).toMatch(/[\u0600-\u06ff\ufb50-\ufefc]/);
    expect(all).toContain('□');
  });
});
