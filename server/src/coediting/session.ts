import type { Decision } from '@umlauf/shared/suggestions';
import type { AppError } from '../platform/errors.ts';

/** Who writes, and the name that others see at the cursor. */
export interface Writer {
  accountId: string;
  name: string;
}

/** One open stream of one person. */
export interface Session {
  /** Unique per account. A second stream with the same id takes over from the first. */
  id: string;
  account: Writer;
  /** Of the page that reads; an older one than the server's may follow, but not push. */
  schemaVersion: number;
  /** Asked before each delivered event, against the present membership. */
  canRead(): boolean | Promise<boolean>;
  /** Does not learn who else is there. */
  readsAlone?: boolean;
}

/** Proof that an edit is in the database. */
export interface Receipt {
  revision: number;
  savedAt: Date;
}

/** One event of a stream. Only the first bears the server's state vector. Shared between streams: never change it. */
export interface RoomEvent {
  update?: Uint8Array;
  stateVector?: Uint8Array;
  awareness?: Uint8Array;
  revision: number;
}

/** Who hears what a stream is told. */
export interface RoomListener {
  /** False: hold back until the stream's `resume`. */
  take(event: RoomEvent): boolean;
  /** Null: silently. */
  end(error: AppError | null): void;
}

/** Somebody who wants to write. */
export interface WriteRequest {
  account: Writer;
  canEdit(): boolean | Promise<boolean>;
  /** Whether they may propose changes, where they may not edit. */
  canSuggest?(): boolean | Promise<boolean>;
}

export interface PushRequest extends WriteRequest {
  /** The session's id, for no echo; without one everybody hears of it. */
  session?: string;
  /** Yjs, v1 encoding, as it came from outside. */
  update: Uint8Array;
}

/** Somebody decides about what is proposed. */
export interface DecisionRequest extends WriteRequest {
  ids: ReadonlySet<string>;
  decision: Decision;
}

/** A decision of somebody who was asked for their rights. */
export type RoomDecision = Omit<DecisionRequest, 'canEdit' | 'canSuggest'> & Asked;

/** What is known of somebody who was asked for their rights. */
export interface Asked {
  /** They may propose and not edit. */
  onlySuggests: boolean;
  /** What they bring is more than a proposal; called before anything else is tried. */
  onNoProposal?(): void;
}

export type RoomPush = Omit<PushRequest, 'canEdit' | 'canSuggest'> & Asked;

export interface AwarenessRequest {
  session: string;
  account: Writer;
  /** y-protocols encoding, as it came from outside. */
  awareness: Uint8Array;
}

/** The key under which a room knows a session: an id counts only together with its account. */
export function sessionKey(accountId: string, sessionId: string): string {
  return `${accountId}\n${sessionId}`;
}
