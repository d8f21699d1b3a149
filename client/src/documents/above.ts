import type { ReactNode } from 'react';

/** What stands above a document's text is told about it. */
export interface AboveProps {
  /** What can be done with the document anyway: the rest stands in one line with it. */
  actions: ReactNode;
  documentId: string;
  title: string;
  /** Of a document in the bin there is nothing to take along but its versions. */
  isInBin: boolean;
}
