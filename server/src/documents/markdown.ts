import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { blocksToMarkdown, isEmptyParagraph, withoutEmptyEnd } from './blocks-to-markdown.ts';
import { type DerivedEntry, entriesOf } from './document-entries.ts';
import { createElement, readBlocks } from './document-blocks.ts';
import { blocksToText } from './document-text.ts';

/** A new document's first update. Throws LIMIT when the text nests too deep. */
export function markdownToUpdate(markdown: string): Uint8Array {
  const doc = new Y.Doc();
  appendMarkdown(doc, markdown);
  return Y.encodeStateAsUpdate(doc);
}

/** The document as Markdown, without the empty paragraphs at its end. Changes nothing. */
export function documentMarkdown(doc: Y.Doc): string {
  return blocksToMarkdown(withoutEmptyEnd(readBlocks(doc).map((block) => block.node)));
}

/** The document as plain text, without the empty lines at its end. Changes nothing. */
export function documentText(doc: Y.Doc): string {
  return blocksToText(withoutEmptyEnd(readBlocks(doc).map((block) => block.node)));
}

/** What readers without a CRDT get of a document. */
export interface DerivedText {
  text: string;
  markdown: string;
  entries: DerivedEntry[];
}

/** All, reading the document once. Changes nothing. */
export function documentTexts(doc: Y.Doc): DerivedText {
  const blocks = withoutEmptyEnd(readBlocks(doc).map((block) => block.node));
  return { text: blocksToText(blocks), markdown: blocksToMarkdown(blocks), entries: entriesOf(blocks) };
}

/**
 * Adds the blocks after the last one that is not an empty paragraph: those at the end stay where they are, since
 * somebody's cursor may stand there.
 */
export function appendMarkdown(doc: Y.Doc, markdown: string): void {
  const elements = blocksFromMarkdown(markdown).map(createElement);
  if (elements.length === 0) return;
  const fragment = doc.getXmlFragment(DOCUMENT_FRAGMENT);
  const last = readBlocks(doc).findLast(({ node }) => !isEmptyParagraph(node));
  const index = last ? fragment.toArray().indexOf(last.element) + 1 : 0;
  doc.transact(() => fragment.insert(index, elements));
}
