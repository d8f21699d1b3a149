import type { ErrorCode, ErrorFacts } from './error-codes.ts';

/** Proof that an edit is in the database. */
export interface Receipt {
  revision: number;
  /** RFC 3339, UTC. */
  savedAt: string;
}

/** One event of `documentUpdates`. Only the first of an arrival bears the server's state vector. */
export interface DocumentEvent {
  update?: Uint8Array;
  stateVector?: Uint8Array;
  awareness?: Uint8Array;
  revision: number;
}

export interface Arrival {
  /** What the arriving side has (Yjs, v1). */
  stateVector: Uint8Array;
  /** Names this one stream. */
  session: string;
  schemaVersion: number;
}

export interface DocumentSink {
  next(event: DocumentEvent): void;
  /** The line is down before anything came, and the transport goes on trying by itself. */
  waiting?(): void;
  error(error: unknown): void;
  complete(): void;
}

/** How updates travel: GraphQL over a socket in the browser, a stoppable wire in tests. */
export interface DocumentTransport {
  /** Opens the stream; the answer ends it. */
  follow(arrival: Arrival, sink: DocumentSink): () => void;
  /** Resolves once the update is committed. Rejects with `DocumentError` when the server refused it. */
  push(update: Uint8Array, session: string): Promise<Receipt>;
  pushAwareness(awareness: Uint8Array, session: string): Promise<void>;
  /** Resolves when the server has in hand all that was sent before; rejects when the line is dead. */
  probe?(): Promise<void>;
}

/** What the server answered instead; anything else that a transport throws counts as UNAVAILABLE. */
export class DocumentError<C extends ErrorCode = ErrorCode> extends Error {
  override name = 'DocumentError';
  readonly code: C;
  readonly facts: Partial<ErrorFacts[C]>;

  constructor(code: C, facts: Partial<ErrorFacts[C]> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

export function randomSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
