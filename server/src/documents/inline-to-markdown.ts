import { Fragment, type Mark, type Node } from '@tiptap/pm/model';
import { inlineFromTokens } from './inline-from-markdown.ts';
import type { Piece } from './inline-piece.ts';
import { FLANKING, hasMark, type InlineContext, inlinePieces, piecesToFragment } from './inline-pieces.ts';
import { escapeLineStart, escapeLink, escapeText, fenceFor } from './markdown-escapes.ts';
import { parseMarkdownInline } from './markdown-parser.ts';
import { type NestedMarks, nestMarks } from './nest-marks.ts';

/** How marks that need a letter on their inside are written. */
type Style =
  /** As people write them. */
  | 'plain'
  /** With numbered characters for the letters beside them: they can begin and end within words and at brackets. */
  | 'exact';

/** A text block's content as Markdown; empty for an empty block. */
export function inlineToMarkdown(content: readonly Node[], context: InlineContext): string {
  const pieces = inlinePieces(content, context);
  const text = writePieces(pieces, 'plain');
  const markdown = isReadAs(text, pieces) ? text : writePieces(pieces, 'exact');
  if (context === 'cell') return markdown.replaceAll('|', '\\|');
  if (context === 'heading') return markdown.replace(/#$/, '\\#');
  return markdown.split('\n').map(escapeLineStart).join('\n');
}

/** Whether the marks come back: `**a.**b`, for one, is no bold text to CommonMark. */
function isReadAs(markdown: string, pieces: readonly Piece[]): boolean {
  if (!FLANKING.some((name) => pieces.some((piece) => hasMark(piece, name)))) return true;
  const read = Fragment.fromArray(inlineFromTokens(parseMarkdownInline(markdown)));
  return read.eq(piecesToFragment(pieces));
}

function writePieces(pieces: readonly Piece[], style: Style): string {
  const nested = nestMarks(pieces);
  return pieces.map((_piece, i) => writePiece(pieces, i, nested, style)).join('');
}

function writePiece(
  pieces: readonly Piece[],
  i: number,
  nested: readonly NestedMarks[],
  style: Style,
): string {
  const piece = pieces[i]!;
  if (piece.text === null) return piece.break === 'line' ? '\\\n' : '<br>';
  const { opened, closed } = nested[i]!;
  const encoded = {
    first: hasFlanking(opened) || hasFlanking(nested[i - 1]?.closed ?? []),
    last: hasFlanking(closed) || hasFlanking(nested[i + 1]?.opened ?? []),
  };
  const isFollowed = typeof pieces[i + 1]?.text === 'string';
  const content = hasMark(piece, 'code')
    ? writeCode(piece.text)
    : escapeText(piece.text, { isFollowed, encoded: style === 'exact' ? encoded : null });
  const before = opened.map((mark) => delimiterOf(mark, true, style));
  const after = closed.toReversed().map((mark) => delimiterOf(mark, false, style));
  return before.join('') + content + after.join('');
}

function hasFlanking(marks: readonly Mark[]): boolean {
  return marks.some((mark) => FLANKING.includes(mark.type.name));
}

function delimiterOf(mark: Mark, opens: boolean, style: Style): string {
  switch (mark.type.name) {
    case 'bold':
      return '**';
    case 'italic':
      // Two kinds of asterisks side by side are read in more than one way.
      return style === 'exact' ? '_' : '*';
    case 'strike':
      return '~~';
    case 'underline':
      return opens ? '<u>' : '</u>';
    case 'link':
      return opens ? '[' : `](${escapeLink(String(mark.attrs['href']))})`;
    default:
      return '';
  }
}

function writeCode(code: string): string {
  const fence = fenceFor(code, 1);
  const isStripped = /^ .* $/s.test(code) && code.trim() !== '';
  const pad = isStripped || code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return fence + pad + code + pad + fence;
}
