import type { Mark } from '@tiptap/pm/model';

export interface TextPiece {
  text: string;
  marks: readonly Mark[];
}

/** A line break: as a new line, or as a tag where a line would be empty or cannot end. */
export interface BreakPiece {
  text: null;
  break: 'line' | 'tag';
}

export type Piece = TextPiece | BreakPiece;
