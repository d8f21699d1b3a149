import type { Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { AppError } from '../platform/errors.ts';
import { alignBlocks, type BlockStep } from './align-blocks.ts';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { blocksToMarkdown, withoutEmptyEnd } from './blocks-to-markdown.ts';
import { createElement, type DocumentBlock, readBlocks } from './document-blocks.ts';
import { restoreForm } from './restore-form.ts';

/** One change to the present document; `after`: the block that it follows, null at the beginning. */
type Change =
  | { kind: 'insert'; after: Y.XmlElement | null; nodes: Node[] }
  | { kind: 'edit'; element: Y.XmlElement; node: Node }
  | { kind: 'remove'; element: Y.XmlElement };

/**
 * Brings the difference between a former state and what its reader made of it into the present document, block by
 * block: blocks that the reader left alone stay as they are now, edited ones are edited in place, so that cursors and
 * what is being typed elsewhere survive. Throws CONFLICT, and changes nothing, when a block that the reader changed or
 * removed is not what the reader saw; what both did alike is no conflict.
 * @param base the document that the reader saw as Markdown
 * @param current the document as it is now; changed
 */
export function replaceBlocks(base: Y.Doc, current: Y.Doc, markdown: string): void {
  applyAll(current, new Replacement(base, current, markdown).changes());
}

/**
 * Makes the document what these blocks are. What is the same stays in place, what resembles them is edited in place:
 * cursors and comments survive as far as they can.
 */
export function becomeBlocks(current: Y.Doc, wanted: readonly Node[]): void {
  const present = readBlocks(current);
  const changes: Change[] = [];
  let after: Y.XmlElement | null = null;
  const steps = alignBlocks(
    present.map(({ node }) => node),
    wanted,
  );
  for (const step of steps) {
    if (step.kind === 'insert') {
      addInsert(changes, after, wanted[step.to]!);
      continue;
    }
    const { element } = present[step.from]!;
    if (step.kind === 'remove') changes.push({ kind: 'remove', element });
    if (step.kind === 'edit') changes.push({ kind: 'edit', element, node: wanted[step.to]! });
    after = element;
  }
  applyAll(current, changes);
}

function applyAll(current: Y.Doc, changes: readonly Change[]): void {
  current.transact(() => {
    // From the end to the beginning, so that no change moves the place of another.
    for (const change of changes.toReversed()) apply(current, change);
    const fragment = current.getXmlFragment(DOCUMENT_FRAGMENT);
    if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')]);
  });
}

class Replacement {
  readonly #seen: DocumentBlock[];
  readonly #shown: Node[];
  readonly #wanted: Node[];
  readonly #present: Map<string, DocumentBlock>;

  constructor(base: Y.Doc, current: Y.Doc, markdown: string) {
    const blocks = readBlocks(base);
    // Empty paragraphs at the end are not shown: nobody can have changed them.
    this.#seen = blocks.slice(0, withoutEmptyEnd(blocks.map((block) => block.node)).length);
    this.#shown = asShown(this.#seen.map((block) => block.node));
    this.#wanted = withoutEmptyEnd(blocksFromMarkdown(markdown));
    this.#present = new Map(readBlocks(current).map((block) => [block.id, block]));
  }

  changes(): Change[] {
    const changes: Change[] = [];
    let after: Y.XmlElement | null = null;
    for (const step of alignBlocks(this.#shown, this.#wanted)) {
      if (step.kind === 'insert') {
        addInsert(changes, after, this.#wanted[step.to]!);
        continue;
      }
      const change = this.#change(step);
      if (change) changes.push(change);
      after = this.#present.get(this.#seen[step.from]!.id)?.element ?? after;
    }
    return changes;
  }

  #change(step: Exclude<BlockStep, { kind: 'insert' }>): Change | null {
    if (step.kind === 'keep') return null;
    const seen = this.#seen[step.from]!;
    const present = this.#present.get(seen.id);
    if (step.kind === 'remove') {
      if (!present) return null;
      if (!present.node.eq(seen.node)) throw new AppError('CONFLICT', { reason: 'BLOCK_CHANGED' });
      return { kind: 'remove', element: present.element };
    }
    const node = restoreForm(seen.node, this.#shown[step.from]!, this.#wanted[step.to]!);
    if (present?.node.eq(node)) return null;
    if (!present?.node.eq(seen.node)) throw new AppError('CONFLICT', { reason: 'BLOCK_CHANGED' });
    return { kind: 'edit', element: present.element, node };
  }
}

/** The blocks as the reader got them: with what Markdown can say of them, one for one. */
function asShown(blocks: readonly Node[]): Node[] {
  const shown = blocksFromMarkdown(blocksToMarkdown(blocks));
  if (shown.length === blocks.length) return shown;
  return blocks.map((block) => blocksFromMarkdown(blocksToMarkdown([block]))[0] ?? block);
}

function addInsert(changes: Change[], after: Y.XmlElement | null, node: Node): void {
  const last = changes.at(-1);
  if (last?.kind === 'insert' && last.after === after) last.nodes.push(node);
  else changes.push({ kind: 'insert', after, nodes: [node] });
}

function apply(current: Y.Doc, change: Change): void {
  const fragment = current.getXmlFragment(DOCUMENT_FRAGMENT);
  if (change.kind === 'insert') {
    const index = change.after === null ? 0 : indexOf(fragment, change.after) + 1;
    fragment.insert(index, change.nodes.map(createElement));
  } else if (change.kind === 'remove') {
    fragment.delete(indexOf(fragment, change.element), 1);
  } else {
    updateYFragment(current, change.element, change.node, { mapping: new Map(), isOMark: new Map() });
  }
}

function indexOf(fragment: Y.XmlFragment, element: Y.XmlElement): number {
  return fragment.toArray().indexOf(element);
}
