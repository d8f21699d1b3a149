import type * as Y from 'yjs';
import { findPassage, FlatText } from '@umlauf/shared/passage';
import { blocksToPandoc, type DocumentHead } from './blocks-to-pandoc.ts';
import { blocksOf } from './canonical-content.ts';
import { readBlocks } from './document-blocks.ts';
import type { Proposers } from './inline-to-pandoc.ts';
import { OPEN_DOCUMENT_MARGIN } from './open-document-marks.ts';
import { CommentCursor, type PlacedComments, type SaidAbout } from './pandoc-marks.ts';

/** What of a document's margin goes with it. */
export interface MarkWish {
  /** Null: proposals are left out, as if they were refused. */
  proposers: Proposers | null;
  comments: SaidAbout[];
  /** Which kind of file it is for; Word unless it says so. */
  form?: 'openDocument';
}

/** A kept content as pandoc's model of a document, in JSON. */
export function contentToPandoc(content: string, head: DocumentHead): string {
  const marks = { proposers: null, comments: new CommentCursor([]) };
  return JSON.stringify(blocksToPandoc(blocksOf(content), head, marks));
}

/** The document as pandoc's model of one, in JSON, with proposals and comments where they stand. Changes nothing. */
export function stateToPandoc(
  doc: Y.Doc,
  head: DocumentHead,
  { proposers, comments, form }: MarkWish,
): string {
  const flat = new FlatText(doc);
  const cursor = new CommentCursor(
    comments.map((each) => placed(flat, each)),
    form && OPEN_DOCUMENT_MARGIN,
  );
  const blocks = readBlocks(doc, 'marked').map(({ node }) => node);
  return JSON.stringify(blocksToPandoc(blocks, head, { proposers, comments: cursor }));
}

/** What is about the whole, or about words that are gone, stands at the beginning; of the latter it says which. */
function placed(flat: FlatText, { passage, said }: SaidAbout): PlacedComments {
  const range = passage && findPassage(flat, passage);
  if (range) return { ...range, said };
  if (!passage) return { from: 0, to: 0, said };
  const [first, ...replies] = said;
  const quoted = first ? [{ ...first, text: `„${passage.quote}“: ${first.text}` }, ...replies] : [];
  return { from: 0, to: 0, said: quoted };
}
