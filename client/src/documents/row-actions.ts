import type { DocumentTree_DocumentFragment } from '../gql/graphql.ts';
import type { MenuChoice } from '../platform/ui/menu-button.tsx';
import type { NewDocumentParent } from './new-document.ts';
import type { DropZone, Place, Step } from './tree.ts';

type Row = DocumentTree_DocumentFragment;

/** What a row asks of the tree around it. */
export interface RowActions {
  placeAfter: (id: string, step: Step) => Place | null;
  placeOnDrop: (id: string, target: string, zone: DropZone) => Place | null;
  move: (row: Pick<Row, 'id' | 'title'>, place: Place) => Promise<void>;
  trash: (row: Pick<Row, 'id' | 'title'>) => Promise<void>;
  /** To another space, which is asked for. */
  moveAway: (row: Pick<Row, 'id' | 'title'>) => void;
  /** Null for those who may not create. */
  createBelow: ((parent: NewDocumentParent) => void) | null;
  /** What features above documents offer for it. */
  furtherChoices: FurtherChoices;
}

export type FurtherChoices = (row: Pick<Row, 'id' | 'title'>) => MenuChoice[];
/** A hook that tells them. */
export type RowChoices = () => FurtherChoices;
