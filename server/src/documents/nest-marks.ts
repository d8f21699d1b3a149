import type { Mark } from '@tiptap/pm/model';
import type { Piece } from './inline-piece.ts';

/** A piece's marks from the outside to the inside. */
export interface NestedMarks {
  stack: readonly Mark[];
  /** Those of the stack that begin with this piece. */
  opened: readonly Mark[];
  /** Those that end with it. */
  closed: readonly Mark[];
}

/** Among marks that end together: from the outside to the inside. Code is always inside. */
const ORDER = ['link', 'underline', 'bold', 'italic', 'strike', 'code'];

/**
 * The marks of each piece as Markdown has to nest them: a mark that goes on stays open, of those that begin together
 * the longest is outside. One that goes on beyond a mark around it is closed and opened again.
 */
export function nestMarks(pieces: readonly Piece[]): NestedMarks[] {
  const reaches = reachesOf(pieces);
  const stacks: Mark[][] = [];
  pieces.forEach((piece, i) => {
    const marks = piece.text === null ? [] : piece.marks;
    const going = goingOn(stacks[i - 1] ?? [], marks);
    const reach = (mark: Mark) => (isCode(mark) ? 0 : reaches[i]!.get(keyOf(mark))!);
    const beginning = marks
      .filter((mark) => !going.includes(mark))
      .sort((a, b) => reach(b) - reach(a) || orderOf(a) - orderOf(b));
    stacks.push([...going, ...beginning]);
  });
  return stacks.map((stack, i) => ({
    stack,
    opened: stack.slice(commonLength(stacks[i - 1] ?? [], stack)),
    closed: stack.slice(commonLength(stack, stacks[i + 1] ?? [])),
  }));
}

/** How many characters each mark of each piece goes on for. */
function reachesOf(pieces: readonly Piece[]): Map<string, number>[] {
  let next = new Map<string, number>();
  const reaches = pieces.toReversed().map((piece) => {
    const here = new Map<string, number>();
    if (piece.text !== null) {
      for (const mark of piece.marks) here.set(keyOf(mark), piece.text.length + (next.get(keyOf(mark)) ?? 0));
    }
    next = here;
    return here;
  });
  return reaches.reverse();
}

/** What stays open of the marks before; code does not when something has to open within it. */
function goingOn(before: readonly Mark[], marks: readonly Mark[]): Mark[] {
  const end = before.findIndex((mark) => !marks.some((each) => each.eq(mark)));
  const going = (end < 0 ? before : before.slice(0, end)).map((mark) => marks.find((each) => each.eq(mark))!);
  if (going.length < marks.length && going.length > 0 && isCode(going.at(-1)!)) going.pop();
  return going;
}

function commonLength(left: readonly Mark[], right: readonly Mark[]): number {
  const differs = left.findIndex((mark, i) => !(right[i] && mark.eq(right[i])));
  return differs < 0 ? left.length : differs;
}

function keyOf(mark: Mark): string {
  return mark.type.name + String(mark.attrs['href'] ?? '');
}

function isCode(mark: Mark): boolean {
  return mark.type.name === 'code';
}

function orderOf(mark: Mark): number {
  return ORDER.indexOf(mark.type.name);
}
