import type * as Y from 'yjs';
import { type WriterClocks, writerClocks } from './block-writers.ts';
import { canonicalContent, contentHash } from './canonical-content.ts';
import { readBlocks } from './document-blocks.ts';

/** All that stays of a document as it was at one moment; nothing else is needed to show, compare or restore it. */
export interface DocumentSnapshot {
  /** The canonical form. */
  content: string;
  hash: string;
  clocks: WriterClocks;
}

export function snapshotOf(doc: Y.Doc): DocumentSnapshot {
  const content = canonicalContent(readBlocks(doc).map(({ node }) => node));
  return { content, hash: contentHash(content), clocks: writerClocks(doc) };
}
