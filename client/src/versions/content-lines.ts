import { ENTRY_KINDS } from '@umlauf/shared/entries';
import { PICTURE } from '@umlauf/shared/pictures';
import { isSafeLink } from '@umlauf/shared/safe-link';
import type { Line, Part, Piece } from './version-operations.ts';

/** A node of the canonical form: see `docs/versions.md`. */
interface ContentNode {
  type: string;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: ContentNode[];
}

/** Blocks that bear words, or nothing at all, or a picture. */
const OF_WORDS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'horizontalRule',
  PICTURE,
  ...ENTRY_KINDS,
]);

/** A frozen text in its canonical form as the lines by which versions are shown; none of them has changed. */
export function linesOfContent(content: string): Line[] {
  const lines: Line[] = [];
  let parts = 0;
  const add = (node: ContentNode, outer: readonly Part[]): void => {
    const own: Part = {
      id: (parts += 1),
      kind: node.type,
      formerKind: null,
      change: 'KEPT',
      attributes: Object.entries(node.attrs ?? {}).map(([name, value]) => ({
        name,
        value: JSON.stringify(value),
        formerValue: null,
      })),
    };
    if (OF_WORDS.has(node.type))
      lines.push({
        change: 'KEPT',
        move: null,
        parts: [...outer, own],
        pieces: (node.content ?? []).map(pieceOf),
        writers: [],
      });
    else for (const child of node.content ?? []) add(child, [...outer, own]);
  };
  for (const block of (JSON.parse(content) as ContentNode).content ?? []) add(block, []);
  return lines;
}

function pieceOf({ text, marks = [] }: ContentNode): Piece {
  const link = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
  return {
    change: 'KEPT',
    // The only other thing within a block is a line break.
    text: text ?? '\n',
    marks: marks.map(({ type }) => type),
    href: isSafeLink(link) ? link : null,
    formerMarks: null,
  };
}

/** Whether there is nothing to read: no words, no picture, and no rule that parts them. */
export function isBlank(lines: readonly Line[]): boolean {
  return lines.every(
    ({ pieces, parts }) =>
      pieces.every(({ text }) => text.trim() === '') &&
      !['horizontalRule', PICTURE].includes(parts.at(-1)?.kind ?? ''),
  );
}
