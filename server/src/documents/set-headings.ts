import type { Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { blocksOf } from './canonical-content.ts';
import { createElement, type DocumentBlock, readBlocks } from './document-blocks.ts';

/** A heading that a document shall have, and what is put in below it where it is not there yet. */
export interface WantedHeading {
  /** What it said when it was written last; null: it was not yet. */
  former: string | null;
  /** The heading, and what stands below a new one, in the form of `canonicalContent`. */
  content: string;
}

/**
 * Makes those headings of a document that are wanted say what they shall say, and puts in those that were never there, each in
 * front of the next one that is, else at the end. Only what still says its former words is changed, and what somebody took
 * out stays out. Answers whether anything changed.
 */
export function setHeadings(current: Y.Doc, wanted: readonly WantedHeading[]): boolean {
  const free = readBlocks(current).filter(({ node }) => node.type.name === 'heading');
  const steps = wanted.map(({ former, content }) => {
    const nodes = blocksOf(content);
    const [heading] = nodes as [Node];
    // Without former words it may still be there: of a time when that could not be noted.
    const standing = take(free, former ?? heading.textContent);
    return { nodes, heading, standing, isNew: former === null && standing === null };
  });
  let isChanged = false;
  current.transact(() => {
    const fragment = current.getXmlFragment(DOCUMENT_FRAGMENT);
    let next: Y.XmlElement | null = null;
    for (const { nodes, heading, standing, isNew } of steps.toReversed()) {
      if (standing && !standing.node.eq(heading)) {
        updateYFragment(current, standing.element, heading, { mapping: new Map(), isOMark: new Map() });
        isChanged = true;
      }
      if (isNew) {
        const index: number = next ? fragment.toArray().indexOf(next) : fragment.length;
        fragment.insert(index, nodes.map(createElement));
        isChanged = true;
        next = fragment.get(index) as Y.XmlElement;
      }
      next = standing?.element ?? next;
    }
  });
  return isChanged;
}

/** The first of them with these words, which is no longer free. */
function take(free: DocumentBlock[], words: string): DocumentBlock | null {
  const index = free.findIndex(({ node }) => node.textContent === words);
  return index < 0 ? null : free.splice(index, 1)[0]!;
}
