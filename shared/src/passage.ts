import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT } from './document-schema.ts';
import { LIMITS } from './limits.ts';

/** Where a passage begins and ends: Yjs relative positions of its first and its last character, encoded. */
export interface Anchor {
  start: Uint8Array;
  end: Uint8Array;
}

/** A passage as it was when somebody pointed at it, with enough around it to know it again. */
export interface Passage extends Anchor {
  /** Blocks apart by line ends. */
  quote: string;
  /** What stands around it; both null where the same words stand in the same surroundings elsewhere. */
  before: string | null;
  after: string | null;
}

/** Characters of the text, all blocks end to end, nothing between them. */
export interface TextRange {
  from: number;
  to: number;
}

interface Run {
  type: Y.XmlText;
  from: number;
  length: number;
}

/** Where a character stands, or stood: then what follows it now. */
interface Place {
  at: number;
  run: Run;
  isThere: boolean;
}

/** A document's characters in one line, and where each came from. */
export class FlatText {
  readonly runs: Run[] = [];
  readonly text: string;
  private readonly byType = new Map<unknown, Run>();
  private bare: { text: string; places: number[] } | null = null;

  constructor(readonly doc: Y.Doc) {
    const parts: string[] = [];
    let length = 0;
    const read = (parent: Y.XmlFragment): void => {
      for (const child of parent.toArray()) {
        if (child instanceof Y.XmlElement) read(child);
        if (!(child instanceof Y.XmlText)) continue;
        const text = charactersOf(child);
        const run = { type: child, from: length, length: text.length };
        this.runs.push(run);
        this.byType.set(child, run);
        parts.push(text);
        length += text.length;
      }
    };
    read(doc.getXmlFragment(DOCUMENT_FRAGMENT));
    this.text = parts.join('');
  }

  /** The words of a range, with a line end between blocks. */
  wordsOf({ from, to }: TextRange): string {
    const pieces = this.runs
      .filter((run) => run.length > 0 && run.from < to && run.from + run.length > from)
      .map((run) => this.text.slice(Math.max(from, run.from), Math.min(to, run.from + run.length)));
    return pieces.join('\n');
  }

  /**
   * What of an anchor's characters is left; it may be empty. Where one end went with its whole block, what is left of
   * the block with the other end, at most as much of it as there was. Null when nothing is known.
   */
  rangeOf({ start, end, quote }: Anchor & Pick<Passage, 'quote'>): TextRange | null {
    const [first, last] = [this.placeOf(start), this.placeOf(end)];
    if (first && last) return first.at <= last.at ? { from: first.at, to: last.at } : null;
    const lines = quote.split('\n');
    if (first?.isThere) {
      const { from, length } = first.run;
      return { from: first.at, to: Math.min(from + length, first.at + lines[0]!.length) };
    }
    if (!last?.isThere) return null;
    return { from: Math.max(last.run.from, last.at - lines.at(-1)!.length), to: last.at };
  }

  /** An anchor for a range that is not empty. */
  anchorOf({ from, to }: TextRange): Anchor {
    return { start: this.positionOf(from, 0), end: this.positionOf(to - 1, -1) };
  }

  /** Where these words stand, whatever blocks they are divided into. */
  occurrencesOf(words: string): TextRange[] {
    const { text, places } = (this.bare ??= withoutLineEnds(this.text));
    const wanted = withoutLineEnds(words).text;
    const found: TextRange[] = [];
    if (wanted === '') return found;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      found.push({ from: places[at]!, to: places[at + wanted.length - 1]! + 1 });
      if (found.length >= MOST_OCCURRENCES) break;
    }
    return found;
  }

  private placeOf(encoded: Uint8Array): Place | null {
    const position = decodePosition(encoded);
    // Whose own undoing it was would follow it alone: all have to see the same.
    const found = position && Y.createAbsolutePositionFromRelativePosition(position, this.doc, false);
    const run = found && this.byType.get(found.type);
    if (!run) return null;
    const isThere = !Y.getItem(this.doc.store, position.item!).deleted;
    return { at: run.from + Math.min(found.index, run.length), run, isThere };
  }

  private positionOf(character: number, side: 0 | -1): Uint8Array {
    const run = this.runs.findLast(({ from, length }) => length > 0 && from <= character)!;
    const index = character - run.from + (side < 0 ? 1 : 0);
    return Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run.type, index, side));
  }
}

/** More of the same words are not told apart anyway. */
const MOST_OCCURRENCES = 1_000;

function charactersOf(type: Y.XmlText): string {
  let text = '';
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    text += item.content instanceof Y.ContentString ? item.content.str : '\ufffc'.repeat(item.length);
  }
  return text;
}

function withoutLineEnds(text: string): { text: string; places: number[] } {
  const places: number[] = [];
  let bare = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n' || text[at] === '\r') continue;
    bare += text[at];
    places.push(at);
  }
  return { text: bare, places };
}

/** A position of a character as Yjs writes it, in as few bytes as it does; null for anything else. */
export function decodePosition(encoded: Uint8Array): Y.RelativePosition | null {
  if (encoded.byteLength === 0 || encoded.byteLength > LIMITS.anchorBytes) return null;
  try {
    const position = Y.decodeRelativePosition(encoded);
    if (!position.item || (position.assoc !== 0 && position.assoc !== -1)) return null;
    const again = Y.encodeRelativePosition(position);
    const isSame = again.byteLength === encoded.byteLength && again.every((byte, at) => byte === encoded[at]);
    return isSame ? position : null;
  } catch {
    return null;
  }
}

/** Whether the document has never had the character. */
function isUnknown(doc: Y.Doc, encoded: Uint8Array): boolean {
  const { client, clock } = decodePosition(encoded)!.item!;
  return Y.getState(doc.store, client) <= clock;
}

/** What stands between the ends of an anchor; a word for why there is nothing. */
export function passageAt(doc: Y.Doc, anchor: Anchor): Passage | 'MALFORMED' | 'UNKNOWN' | 'GONE' {
  const ends = [anchor.start, anchor.end];
  if (!ends.every((end) => decodePosition(end))) return 'MALFORMED';
  if (ends.some((end) => isUnknown(doc, end))) return 'UNKNOWN';
  const flat = new FlatText(doc);
  const range = flat.rangeOf({ ...anchor, quote: '' });
  return range && range.from < range.to ? { ...anchor, ...describe(flat, range) } : 'GONE';
}

/** The n-th place, from 1, where these words stand; null when there are fewer. */
export function passageOf(doc: Y.Doc, words: string, occurrence: number): Passage | null {
  const flat = new FlatText(doc);
  const range = flat.occurrencesOf(words)[occurrence - 1];
  return range ? passageIn(flat, range) : null;
}

/** The passage of a range that is not empty. */
export function passageIn(flat: FlatText, range: TextRange): Passage {
  return { ...flat.anchorOf(range), ...describe(flat, range) };
}

/** So much of the surroundings as tells the passage from all that reads alike. Characters on each side. */
const SURROUNDINGS = [16, 64, 256];

function describe(flat: FlatText, range: TextRange): Pick<Passage, 'quote' | 'before' | 'after'> {
  const words = flat.wordsOf(range);
  const unknown = { quote: words.slice(0, LIMITS.quoteCharacters), before: null, after: null };
  if (words.length > LIMITS.quoteCharacters) return unknown;
  for (const length of SURROUNDINGS) {
    const before = flat.text.slice(Math.max(0, range.from - length), range.from);
    const after = flat.text.slice(range.to, range.to + length);
    const alike = flat
      .occurrencesOf(words)
      .filter((each) => isLikely(flat, each, { quote: words, before, after }));
    if (alike.length === 1) return { quote: words, before, after };
  }
  return unknown;
}

/** So many characters do not stand twice in a document by chance. */
const DISTINCTIVE_CHARACTERS = 32;

type Described = { quote: string; before: string; after: string };

/** Whether words stand where they stood: half of what was around them still is, or they are many. */
function isLikely(flat: FlatText, range: TextRange, { quote, before, after }: Described): boolean {
  if (quote.length >= DISTINCTIVE_CHARACTERS) return true;
  return 2 * likeness(flat, range, before, after) >= before.length + after.length;
}

function likeness({ text }: FlatText, { from, to }: TextRange, before: string, after: string): number {
  let [left, right] = [0, 0];
  while (left < before.length && text[from - 1 - left] === before.at(-1 - left)) left++;
  while (right < after.length && text[to + right] === after[right]) right++;
  return left + right;
}

/**
 * Where a passage stands now; null when it was deleted. Yjs follows its characters. Where they have gone although the
 * words have not (a paragraph divided in two, a deletion undone, by whomever: Yjs then writes them anew), the words are
 * looked for in their surroundings, and taken when there is no other place.
 */
export function findPassage(flat: FlatText, passage: Passage): TextRange | null {
  const range = flat.rangeOf(passage);
  const isThere = range !== null && range.from < range.to;
  if (isThere && sameWords(flat.wordsOf(range), passage.quote)) return range;
  const again = findAgain(flat, passage);
  if (again && (!isThere || (again.from < range.to && range.from < again.to))) return again;
  return isThere ? range : null;
}

function sameWords(some: string, others: string): boolean {
  return some === others || withoutLineEnds(some).text === withoutLineEnds(others).text;
}

function findAgain(flat: FlatText, { quote, before, after }: Passage): TextRange | null {
  if (before === null || after === null) return null;
  const likely = flat.occurrencesOf(quote).filter((each) => isLikely(flat, each, { quote, before, after }));
  return likely.length === 1 ? likely[0]! : null;
}
