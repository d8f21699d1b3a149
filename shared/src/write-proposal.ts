import type { Mark, Node } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import * as buffer from 'lib0/buffer';
import * as sha256 from 'lib0/hash/sha256';
import * as Y from 'yjs';
import { isSuggestionMark, type MarkValues } from './suggestion-marks.ts';

/**
 * Writes down what `propose` has made, character by character. y-tiptap would compare the texts before and after, and
 * where a proposed word begins as the text goes on it would take present characters for the proposed ones; what others
 * write there at the same time would then be taken for a proposal, too.
 */
export function writeProposal(fragment: Y.XmlFragment, steps: readonly Step[], origin: unknown = null): void {
  fragment.doc!.transact(() => {
    for (const step of steps) write(fragment, step);
  }, origin);
}

function write(fragment: Y.XmlFragment, step: Step): void {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    const { from, to, mark } = step;
    const value = step instanceof AddMarkStep ? mark.attrs : null;
    for (const { text, index, length } of textsBetween(fragment, from, to))
      text.format(index, length, { [markKey(mark)]: value });
  }
  if (!(step instanceof ReplaceStep)) return;
  const { from, to, slice } = step;
  for (const { text, index, length } of textsBetween(fragment, from, to).toReversed())
    text.delete(index, length);
  let at = from;
  for (const node of slice.content.content) {
    insert(fragment, at, node);
    at += node.nodeSize;
  }
}

function insert(fragment: Y.XmlFragment, at: number, node: Node): void {
  const marks: MarkValues = Object.fromEntries(node.marks.map((mark) => [markKey(mark), mark.attrs]));
  const { parent, text, index } = placeAt(fragment, at);
  if (text) return text.insert(index, node.text!, marks);
  const added = new Y.XmlText();
  parent.insert(index, [added]);
  added.insert(0, node.text!, marks);
}

/** The mark's name in Yjs, as y-tiptap computes it: the same mark has the same name, whoever writes it. */
export function markKey(mark: Mark): string {
  const { name } = mark.type;
  if (!isSuggestionMark(name)) return name;
  const digest = sha256.digest(new Uint8Array(buffer.encodeAny(mark.toJSON())));
  for (let i = HASH_BYTES; i < digest.length; i++) digest[i % HASH_BYTES]! ^= digest[i]!;
  return `${name}--${buffer.toBase64(digest.slice(0, HASH_BYTES))}`;
}

const HASH_BYTES = 6;

interface Place {
  parent: Y.XmlFragment;
  /** Null: there is none at this place yet. */
  text: Y.XmlText | null;
  /** In the text, else among the parent's children. */
  index: number;
}

/** Where a position in ProseMirror's document is in the Yjs document that shows the same. */
function placeAt(parent: Y.XmlFragment, position: number): Place {
  let left = position;
  const children = parent.toArray();
  for (const [index, child] of children.entries()) {
    if (child instanceof Y.XmlText) {
      if (left <= child.length) return { parent, text: child, index: left };
    } else if (left > 0 && left < sizeOf(child)) return placeAt(child as Y.XmlElement, left - 1);
    else if (left === 0 && !(children[index - 1] instanceof Y.XmlText)) return { parent, text: null, index };
    left -= sizeOf(child);
  }
  return { parent, text: null, index: children.length };
}

interface TextPart {
  text: Y.XmlText;
  index: number;
  length: number;
}

/** The parts of texts that stand between two positions in ProseMirror's document. */
function textsBetween(parent: Y.XmlFragment, from: number, to: number): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const child of parent.toArray()) {
    const size = sizeOf(child);
    if (child instanceof Y.XmlText) {
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, size)];
      if (start < end) parts.push({ text: child, index: start, length: end - start });
    } else parts.push(...textsBetween(child as Y.XmlElement, from - at - 1, to - at - 1));
    at += size;
  }
  return parts;
}

/** What has no inside counts one, as in ProseMirror. */
const LEAVES = new Set(['hardBreak', 'horizontalRule', 'picture']);

function sizeOf(child: unknown): number {
  if (child instanceof Y.XmlText) return child.length;
  const element = child as Y.XmlElement;
  if (LEAVES.has(element.nodeName)) return 1;
  return element.toArray().reduce((sum: number, each) => sum + sizeOf(each), 2);
}
