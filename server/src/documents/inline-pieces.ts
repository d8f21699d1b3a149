import { Fragment, type Mark, type Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';
import type { Piece, TextPiece } from './inline-piece.ts';
import { nestMarks } from './nest-marks.ts';
import { printable } from './printable.ts';

/** Where a text block stands: it decides what its lines may look like. */
export type InlineContext = 'paragraph' | 'heading' | 'cell';

/** Markdown's signs for these must touch a letter on the inside; those for other marks may touch anything. */
export const FLANKING: readonly string[] = ['bold', 'italic', 'strike'];

/** Spaces of different looks free one another in turn: thousands of them, made for it, would take hours. */
const ROUNDS_OF_EDGES = 10;

/**
 * A text block's content as Markdown can say it: no spaces at the edges, nor at the inner edges of bold, italic and
 * struck text. This is what comes back when the Markdown is read.
 */
export function inlinePieces(content: readonly Node[], context: InlineContext): Piece[] {
  let pieces = joinPieces(content.flatMap(pieceOf));
  let freed = freeEdges(pieces, 'edges');
  for (let rounds = 1; freed !== null; rounds++) {
    pieces = joinPieces(freed);
    freed = freeEdges(pieces, rounds < ROUNDS_OF_EDGES ? 'edges' : 'all');
  }
  return trimEdges(chooseBreaks(pieces, context), context);
}

/** The pieces as ProseMirror's content. */
export function piecesToFragment(pieces: readonly Piece[]): Fragment {
  return Fragment.fromArray(
    pieces.map((piece) =>
      piece.text === null ? documentSchema.node('hardBreak') : documentSchema.text(piece.text, piece.marks),
    ),
  );
}

export function hasMark(piece: Piece, name: string): boolean {
  return piece.text !== null && piece.marks.some((mark) => mark.type.name === name);
}

function pieceOf(node: Node): Piece[] {
  if (!node.isText) return [{ text: null, break: 'tag' }];
  const text = printable(node.text!).replaceAll('\n', ' ');
  return text ? [{ text, marks: node.marks }] : [];
}

function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && last.text !== null && piece.text !== null && sameMarks(last.marks, piece.marks)) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    } else joined.push(piece);
  }
  return joined;
}

export function sameMarks(left: readonly Mark[], right: readonly Mark[]): boolean {
  return left.length === right.length && left.every((mark, i) => mark.eq(right[i]!));
}

/**
 * Takes spaces out of the marks that would begin or end with them; null when there are none. `all`: what is nothing
 * but spaces loses such marks wherever it stands.
 */
function freeEdges(pieces: readonly Piece[], spaces: 'edges' | 'all'): Piece[] | null {
  let hasFreed = false;
  const nested = nestMarks(pieces);
  const freed = pieces.flatMap((piece, i): Piece[] => {
    if (piece.text === null || hasMark(piece, 'code')) return [piece];
    const core = piece.text.trim();
    const start = piece.text.slice(0, piece.text.length - piece.text.trimStart().length);
    const end = core && piece.text.slice(piece.text.trimEnd().length);
    const [opened, closed] = [flanking(nested[i]!.opened), flanking(nested[i]!.closed)];
    const parts = core
      ? [without(start, piece, opened), { text: core, marks: piece.marks }, without(end, piece, closed)]
      : [without(start, piece, spaces === 'all' ? flanking(piece.marks) : [...opened, ...closed])];
    hasFreed ||= parts.some((part) => part.text !== '' && part.marks.length < piece.marks.length);
    return parts.filter((part) => part.text !== '');
  });
  return hasFreed ? freed : null;
}

function flanking(marks: readonly Mark[]): Mark[] {
  return marks.filter((mark) => FLANKING.includes(mark.type.name));
}

function without(text: string, { marks }: TextPiece, removed: readonly Mark[]): TextPiece {
  return { text, marks: marks.filter((mark) => !removed.includes(mark)) };
}

/** A break ends a line only where something stands before and after it. */
function chooseBreaks(pieces: readonly Piece[], context: InlineContext): Piece[] {
  if (context !== 'paragraph') return pieces.slice();
  // Whether each line, as breaks part them, holds anything but spaces.
  const lines: boolean[] = [false];
  for (const piece of pieces) {
    if (piece.text === null) lines.push(false);
    else if (piece.text.trim() !== '') lines[lines.length - 1] = true;
  }
  let line = 0;
  return pieces.map((piece) => {
    if (piece.text !== null) return piece;
    return { text: null, break: lines[line++] && lines[line] ? 'line' : 'tag' };
  });
}

/** Readers of Markdown drop spaces at the edges of a block and at the beginning of its lines. */
function trimEdges(pieces: readonly Piece[], context: InlineContext): Piece[] {
  const isCell = context === 'cell';
  const trimmed = pieces.map((piece, i) => {
    if (piece.text === null || piece.marks.length > 0) return piece;
    const before = pieces[i - 1];
    let { text } = piece;
    if (i === 0 || (before?.text === null && before.break === 'line'))
      text = isCell ? text.trimStart() : text.replace(/^[ \t]+/, '');
    if (i === pieces.length - 1) text = isCell ? text.trimEnd() : text.replace(/(?<![ \t])[ \t]+$/, '');
    return { ...piece, text };
  });
  return trimmed.filter((piece) => piece.text !== '');
}
