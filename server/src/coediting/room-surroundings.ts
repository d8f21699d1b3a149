import type { Clock } from './clock.ts';
import type { BroughtSuggestion } from './pending-group.ts';
import type { validateUpdate } from './validate-update.ts';

/** What a room knows of the engine that it is in. */
export interface RoomSurroundings<Room> {
  clock: Clock;
  /** The server's version of the document schema. */
  schemaVersion: number;
  /** Throws unless the update may be applied to the document. */
  validate: typeof validateUpdate;
  /** The room has a group to commit: answer with `seal`, then `settle`. */
  wantCommit(room: Room): void;
  onCommitted(
    documentId: string,
    revision: number,
    accountIds: string[],
    suggestions: BroughtSuggestion[],
  ): void;
  onClosed(room: Room): void;
  /** Cursors of this instance's sessions have changed. */
  onCursors?(documentId: string, awareness: Uint8Array): void;
  /** What was loaded, or was accepted together, does not make a document. */
  onBroken(room: Room, error: unknown): void;
  /** Whether a room of this document was broken before. */
  wasBroken(documentId: string): boolean;
}
