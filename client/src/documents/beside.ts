import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';

/** What a feature that stands beside the text is told: documents know nothing of it. */
export interface BesideProps {
  documentId: string;
  doc: Y.Doc;
  editor: Editor;
  accountId: string;
  /** Whether what is done now reaches the server. */
  isLive: boolean;
  /** Counts how often its tool in the toolbar was used. */
  wanted: number;
  /** The same of the tool for pictures. */
  wantedPicture: number;
  /** Whether what is no word can be put into the text now; `never`: whoever writes only proposes. */
  takesBlocks: 'yes' | 'no' | 'never';
  /** Proposals of whoever writes, as far as they are known: new ones are added as they are made. */
  own: Set<string>;
  /** Resolves when all that was written is saved; false: not within that time. */
  whenSaved: (milliseconds: number) => Promise<boolean>;
}
