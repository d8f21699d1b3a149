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

const FOLLOW = /* GraphQL */ `
  subscription Follow($documentId: ID!, $stateVector: Base64, $session: ID, $schemaVersion: Int) {
    documentUpdates(
      documentId: $documentId
      stateVector: $stateVector
      session: $session
      schemaVersion: $schemaVersion
    ) {
      update
      stateVector
      awareness
      revision
    }
  }
`;
const PUSH = /* GraphQL */ `
  mutation Push($input: PushDocumentUpdateInput!) {
    pushDocumentUpdate(input: $input) {
      revision
      savedAt
    }
  }
`;
const PUSH_AWARENESS = /* GraphQL */ `
  mutation PushAwareness($input: PushAwarenessInput!) {
    pushAwareness(input: $input)
  }
`;
const SCHEMA_VERSION_OF = /* GraphQL */ `
  query SchemaVersion($documentId: ID!) {
    document(id: $documentId) {
      schemaVersion
    }
  }
`;

/** A line that does not answer the smallest question within this time is dead. */
const PROBE_MILLISECONDS = 5_000;

interface WireEvent {
  update: string | null;
  stateVector: string | null;
  awareness: string | null;
  revision: number;
}

/** One document's way to the server, over a graphql-ws client that reconnects by itself. */
export class GraphqlTransport implements DocumentTransport {
  readonly #client: Client;
  readonly #documentId: string;

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
      this.#client.subscribe<{ documentUpdates: WireEvent }>(
        {
          query: FOLLOW,
          variables: { ...arrival, documentId: this.#documentId, stateVector: toBase64(arrival.stateVector) },
        },
        {
          next: ({ data, errors }) => {
            if (errors) stream.fail(asDocumentError(errors));
            else if (data) stream.event(data.documentUpdates);
          },
          error: (error) => stream.fail(asDocumentError(error)),
          complete: () => stream.complete(),
        },
      ),
    );
    return () => stream.end();
  }

  async push(update: Uint8Array, session: string): Promise<Receipt> {
    const input = { documentId: this.#documentId, update: toBase64(update), session };
    const answer = await request<{ pushDocumentUpdate: Receipt }>(this.#client, PUSH, { input });
    return answer.pushDocumentUpdate;
  }

  async pushAwareness(awareness: Uint8Array, session: string): Promise<void> {
    const input = { documentId: this.#documentId, awareness: toBase64(awareness), session };
    await request(this.#client, PUSH_AWARENESS, { input });
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

  #pass({ update, stateVector, awareness, revision }: WireEvent): void {
    if (this.#ended) return;
    this.#sink.next({
      ...(update !== null && { update: fromBase64(update) }),
      ...(stateVector !== null && { stateVector: fromBase64(stateVector) }),
      ...(awareness !== null && { awareness: fromBase64(awareness) }),
      revision,
    });
  }
}
