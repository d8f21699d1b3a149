import { afterAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { documentSchema } from '@umlauf/shared/document-schema';
import { Random, randomDocument } from '@umlauf/shared/random-document';
import { canonicalContent } from '../documents/canonical-content.ts';
import { shownText } from '../platform/pdf/shown-characters.ts';
import type { PdfWish } from './pdf-paper.ts';
import { PdfMaker } from './pdf-maker.ts';

const thread = new PdfMaker();
afterAll(() => thread.close());

const COMPILERS_OWN = { simple: false, has: () => false, refused: new Set<string>() };
const MARKS = [[], ['bold'], ['italic'], ['bold', 'italic'], ['code']];

function wishOf(texts: readonly string[], more: Partial<PdfWish> = {}): PdfWish {
  const paragraphs = texts.map((text) => {
    const runs = MARKS.map((marks) =>
      documentSchema.text(
        text,
        marks.map((mark) => documentSchema.mark(mark)),
      ),
    );
    return documentSchema.node('paragraph', null, runs);
  });
  const at = new Date('2026-03-04T10:00:00Z');
  return {
    content: canonicalContent(paragraphs),
    title: 'Satzung',
    spaceName: 'Runde',
    language: 'de',
    at,
    version: null,
    pictures: {},
    base: 'https://umlauf.example',
    ...more,
  };
}

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-';

describe('a PDF', () => {
  it('shows every character that it is said to show', async () => {
    const all = Array.from({ length: 0x20000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code));
    const shown = all.filter(
      (character) => shownText(character, COMPILERS_OWN).text === character && /\P{Z}/u.test(character),
    );
    expect(shown.length).toBeGreaterThan(9_000);
    const texts = Array.from({ length: Math.ceil(shown.length / 100) }, (_, i) =>
      shown.slice(100 * i, 100 * (i + 1)).join(' '),
    );
    expect(isPdf(await thread.make(wishOf(texts)))).toBe(true);
  }, 60_000);

  it.each([1, 2, 3, 4])(
    'is made of whatever stands in a text: seed %i',
    async (seed) => {
      const random = new Random(seed);
      const planes = [
        [0x20, 0x24f],
        [0x300, 0x36f],
        [0x590, 0x6ff],
        [0x900, 0x97f],
        [0x200b, 0x206f],
        [0x4e00, 0x4eff],
        [0xe000, 0xe0ff],
        [0x1f300, 0x1f6ff],
      ] as const;
      const texts = Array.from({ length: 60 }, () =>
        Array.from({ length: 30 }, () => {
          const [from, to] = planes[random.int(planes.length)]!;
          return String.fromCodePoint(from + random.int(to - from));
        }).join(''),
      );
      expect(isPdf(await thread.make(wishOf(texts, { title: texts[0]!, spaceName: texts[1]! })))).toBe(true);
    },
    60_000,
  );

  it.each([1, 2, 3, 4, 5, 6])('is made of whatever a document is made of: seed %i', async (seed) => {
    const { children } = randomDocument(new Random(seed), 20);
    expect(isPdf(await thread.make(wishOf([], { content: canonicalContent(children) })))).toBe(true);
  });

  it('never reads a word as Typst', async () => {
    const pdf = await thread.make(
      wishOf(['#panic("x")', '#read("/etc/passwd")', '= Titel', '$x$', '\\', '@a <b>']),
    );
    expect(isPdf(pdf)).toBe(true);
  });

  it.each(['https://a.example/ä', '/documents/ä', 'https://a.example/x'])(
    'is made with an address that is longer than the compiler takes: %s…',
    async (start) => {
      const href = start
        .padEnd(LIMITS.attributeCharacters, start.at(-1))
        .slice(0, LIMITS.attributeCharacters);
      const words = documentSchema.text('hier', [documentSchema.mark('link', { href })]);
      const content = canonicalContent([documentSchema.node('paragraph', null, [words])]);
      expect(isPdf(await thread.make(wishOf([], { content })))).toBe(true);
    },
  );
});
