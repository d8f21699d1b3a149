import type { Node } from '@tiptap/pm/model';
import type { TextRange } from './passage.ts';

/** Positions in a ProseMirror document. */
export interface NodeRange {
  from: number;
  to: number;
}

/** How many of a document's characters stand before a position. */
export function charactersBefore(doc: Node, position: number): number {
  let count = 0;
  doc.nodesBetween(0, Math.min(position, doc.content.size), (node, at) => {
    if (node.isText) count += Math.min(node.nodeSize, position - at);
    return true;
  });
  return count;
}

/** Where these ranges of characters stand in a document that shows the same text, in one walk; null for what is not there. */
export function placesOf(doc: Node, ranges: readonly TextRange[]): (NodeRange | null)[] {
  const wanted = new Set(ranges.flatMap(({ from, to }) => [from, to - 1]));
  const places = new Map<number, number>();
  const sorted = [...wanted].toSorted((a, b) => a - b);
  let [next, count] = [0, 0];
  doc.descendants((node, at) => {
    if (!node.isText) return next < sorted.length;
    for (; next < sorted.length && sorted[next]! < count + node.nodeSize; next++)
      places.set(sorted[next]!, at + sorted[next]! - count);
    count += node.nodeSize;
    return false;
  });
  return ranges.map(({ from, to }) => {
    const [start, last] = [places.get(from), places.get(to - 1)];
    return start === undefined || last === undefined ? null : { from: start, to: last + 1 };
  });
}
