import { expandCursors } from '@umlauf/shared/cursor-codec';
import {
  DocumentError,
  type Arrival,
  type DocumentSink,
  type DocumentTransport,
  type Receipt,
} from '@umlauf/shared/document-transport';
import type { Client } from 'graphql-ws';
import { fromBase64, toBase64 } from './base64.ts';
import { ask, asDocumentError, request } from './graphql-request.ts';

// Short, since every key press bears its operation and every screen its answer: names are the half of both.
const FOLLOW =
  'subscription($d:ID!,$v:Base64,$s:ID,$n:Int){e:documentUpdates(documentId:$d,stateVector:$v,session:$s,schemaVersion:$n){u:update v:stateVector c:cursors r:revision}}';
const PUSH = 'mutation($i:PushDocumentUpdateInput!){p:pushDocumentUpdate(input:$i){revision savedAt}}';
const PUSH_AWARENESS = 'mutation($i:PushAwarenessInput!){pushAwareness(input:$i)}';
const SCHEMA_VERSION_OF = /* GraphQL */ `
  query SchemaVersion($documentId: ID!) {
    document(id: $documentId) {
      schemaVersion
    }
  }
`;

/** A line that does not answer the smallest question within this time is dead. */
const PROBE_MILLISECONDS = 5_000;

/** Update, state vector, cursors and revision. */
interface WireEvent {
  u: string | null;
  v: string | null;
  c: string | null;
  r: number;
}

interface Leaving {
  session: string;
  awareness: Uint8Array | null;
}

/** One document's way to the server, over a graphql-ws client that reconnects by itself. */
export class GraphqlTransport implements DocumentTransport {
  readonly #client: Client;
  readonly #documentId: string;
  /** The push that is about to be sent. */
  #leaving: Leaving | null = null;

  constructor(client: Client, documentId: string) {
    this.#client = client;
    this.#documentId = documentId;
  }

  follow(arrival: Arrival, sink: DocumentSink): () => void {
    const stream = new Stream(sink);
    stream.cleanUp(
      this.#client.on('closed', (event) => stream.lineClosed(event)),
      // An older page must let go of the document before it merges blocks that its schema does not know.
      ask<{ document: { schemaVersion: number } | null }>(
        this.#client,
        SCHEMA_VERSION_OF,
        { documentId: this.#documentId },
        (answer) => {
          if (answer instanceof Error) stream.fail(answer);
          else if ((answer.document?.schemaVersion ?? 0) > arrival.schemaVersion) {
            stream.fail(new DocumentError('GONE', { reason: 'OUTDATED_SCHEMA' }));
          } else stream.release();
        },
      ),
      this.#client.subscribe<{ e: WireEvent }>(
        {
          query: FOLLOW,
          variables: {
            d: this.#documentId,
            v: toBase64(arrival.stateVector),
            s: arrival.session,
            n: arrival.schemaVersion,
          },
        },
        {
          next: ({ data, errors }) => {
            if (errors) stream.fail(asDocumentError(errors));
            else if (data) stream.event(data.e);
          },
          error: (error) => stream.fail(asDocumentError(error)),
          complete: () => stream.complete(),
        },
      ),
    );
    return () => stream.end();
  }

  /** A cursor that moves because of the same key press travels along. */
  async push(update: Uint8Array, session: string): Promise<Receipt> {
    const leaving: Leaving = { session, awareness: null };
    this.#leaving = leaving;
    await Promise.resolve();
    if (this.#leaving === leaving) this.#leaving = null;
    const { awareness } = leaving;
    const i = {
      documentId: this.#documentId,
      update: toBase64(update),
      session,
      ...(awareness && { awareness: toBase64(awareness) }),
    };
    const answer = await request<{ p: Receipt }>(this.#client, PUSH, { i });
    return answer.p;
  }

  async pushAwareness(awareness: Uint8Array, session: string): Promise<void> {
    if (this.#leaving?.session === session) {
      this.#leaving.awareness = awareness;
      return;
    }
    const i = { documentId: this.#documentId, awareness: toBase64(awareness), session };
    await request(this.#client, PUSH_AWARENESS, { i });
  }

  /** Messages of one socket arrive in order: whoever answers this has all that was sent before. */
  async probe(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new DocumentError('UNAVAILABLE'));
        this.#client.terminate();
      }, PROBE_MILLISECONDS);
    });
    await Promise.race([request(this.#client, '{ __typename }'), silence]).finally(() => clearTimeout(timer));
  }
}

/** One subscription. Events wait until the server's schema version is known to be no newer than this page's. */
class Stream {
  readonly #sink: DocumentSink;
  #waiting: WireEvent[] | null = [];
  #begun = false;
  #ended = false;
  #cleanUps: (() => void)[] = [];

  constructor(sink: DocumentSink) {
    this.#sink = sink;
  }

  cleanUp(...cleanUps: (() => void)[]): void {
    if (this.#ended) for (const cleanUp of cleanUps) cleanUp();
    else this.#cleanUps = cleanUps;
  }

  event(event: WireEvent): void {
    this.#begun = true;
    if (this.#waiting) this.#waiting.push(event);
    else this.#pass(event);
  }

  release(): void {
    this.#begun = true;
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const event of waiting) this.#pass(event);
  }

  lineClosed(event: unknown): void {
    const error = asDocumentError(event);
    if (this.#begun || error.code === 'UNAUTHENTICATED') this.fail(error);
    else this.#sink.waiting?.();
  }

  fail(error: DocumentError): void {
    if (this.#ended) return;
    this.end();
    this.#sink.error(error);
  }

  complete(): void {
    if (this.#ended) return;
    this.end();
    this.#sink.complete();
  }

  end(): void {
    this.#ended = true;
    for (const cleanUp of this.#cleanUps) cleanUp();
    this.#cleanUps = [];
  }

  #pass({ u, v, c, r }: WireEvent): void {
    if (this.#ended) return;
    this.#sink.next({
      ...(u !== null && { update: fromBase64(u) }),
      ...(v !== null && { stateVector: fromBase64(v) }),
      ...(c !== null && { awareness: expandCursors(fromBase64(c)) }),
      revision: r,
    });
  }
}
