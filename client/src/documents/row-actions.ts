import type { DocumentTree_DocumentFragment } from '../gql/graphql.ts';
import type { NewDocumentParent } from './create-document-dialog.tsx';
import type { DropZone, Place, Step } from './tree.ts';

type Row = DocumentTree_DocumentFragment;

/** What a row asks of the tree around it. */
export interface RowActions {
  placeAfter: (id: string, step: Step) => Place | null;
  placeOnDrop: (id: string, target: string, zone: DropZone) => Place | null;
  move: (row: Pick<Row, 'id' | 'title'>, place: Place) => Promise<void>;
  trash: (row: Pick<Row, 'id' | 'title'>) => Promise<void>;
  /** Null for those who may not create. */
  createBelow: ((parent: NewDocumentParent) => void) | null;
}
