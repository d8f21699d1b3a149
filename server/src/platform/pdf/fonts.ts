import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CharacterRange, coverageOf } from './font-coverage.ts';

/** Fonts beside the compiler's own. */
export interface Fonts {
  files: Buffer[];
  /** Whether one of the operator's has a picture for this character. */
  has(character: string): boolean;
}

/** The compiler's own have Arabic only as letters of one width, without vowel signs. */
const NASKH = ['Regular', 'Bold'].map((form) => `../fonts/NotoNaskhArabic-${form}.ttf`);
/** For what the compiler's own have not: Armenian, Georgian, Lao, Tifinagh and others, and many signs. */
const DEJAVU = ['', '-Bold', '-Oblique', '-BoldOblique'].map((form) => `./ttf/DejaVuSans${form}.ttf`);

/** `folder`: where the operator has put more, if anywhere; what is there is read in the order of its names. */
export async function readFonts(folder: string | null): Promise<Fonts> {
  const brought = [
    ...NASKH.map((path) => new URL(path, import.meta.resolve('@embedpdf/fonts-arabic'))),
    ...DEJAVU.map((path) => new URL(path, import.meta.resolve('dejavu-fonts-ttf/package.json'))),
  ];
  const read = (file: URL | string) => readFile(file);
  const files = await Promise.all(brought.map(read));
  const added = await Promise.all((folder ? await fontsIn(folder) : []).map(read));
  const ranges = merged(added.flatMap(coverageIn));
  return {
    files: [...files, ...added],
    has: (character) => includes(ranges, character.codePointAt(0)!),
  };
}

/** Also in folders within it; where fonts have several forms, each is a file or part of one. */
async function fontsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.(ttf|otf|ttc|otc)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** A file that is no font counts as one without characters: the compiler passes over it, too. */
function coverageIn(file: Buffer): CharacterRange[] {
  try {
    return coverageOf(file);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function merged(ranges: readonly CharacterRange[]): CharacterRange[] {
  const all: [number, number][] = [];
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const before = all.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else all.push([first, last]);
  }
  return all;
}

function includes(ranges: readonly CharacterRange[], code: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle]!;
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}
