import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import {
  DocumentError,
  type Arrival,
  type DocumentSink,
  type DocumentTransport,
  type Receipt,
} from '@umlauf/shared/document-transport';
import { ERROR_CODES } from '@umlauf/shared/error-codes';
import type { Client } from 'graphql-ws';
import { fromBase64, toBase64 } from './base64.ts';

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
      this.#ask<{ document: { schemaVersion: number } | null }>(SCHEMA_VERSION_OF, { documentId: this.#documentId }, (answer) => {
        if (answer instanceof Error) stream.fail(answer);
        else if ((answer.document?.schemaVersion ?? 0) > arrival.schemaVersion) {
          stream.fail(new DocumentError('GONE', { reason: 'OUTDATED_SCHEMA' }));
        } else stream.release();
      }),
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
    const answer = await this.#request<{ pushDocumentUpdate: Receipt }>(PUSH, { input });
    return answer.pushDocumentUpdate;
  }

  async pushAwareness(awareness: Uint8Array, session: string): Promise<void> {
    const input = { documentId: this.#documentId, awareness: toBase64(awareness), session };
    await this.#request(PUSH_AWARENESS, { input });
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
    await Promise.race([this.#request('{ __typename }', {}), silence]).finally(() => clearTimeout(timer));
  }

  #request<T>(query: string, variables: object): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop: (() => void)[] = [];
      const settle = (act: () => void) => {
        for (const end of stop) end();
        act();
      };
      stop.push(
        // The client would send it again on its next socket; the sync compares states instead.
        this.#client.on('closed', (event) => settle(() => reject(asDocumentError(event)))),
        this.#ask<T>(query, variables, (answer) =>
          settle(() => (answer instanceof Error ? reject(answer) : resolve(answer))),
        ),
      );
    });
  }

  #ask<T>(query: string, variables: object, answer: (answer: T | DocumentError) => void): () => void {
    return this.#client.subscribe<T>(
      { query, variables: { ...variables } },
      {
        next: ({ data, errors }) => answer(errors ? asDocumentError(errors) : (data as T)),
        error: (error) => answer(asDocumentError(error)),
        complete: () => {},
      },
    );
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

/** The API's code and facts out of GraphQL errors or a close event; what is neither means that nobody answered. */
function asDocumentError(thrown: unknown): DocumentError {
  const first: unknown = Array.isArray(thrown) ? thrown[0] : thrown;
  if (isRecord(first) && isRecord(first['extensions'])) {
    const { code, ...facts } = first['extensions'];
    return new DocumentError(ERROR_CODES.find((word) => word === code) ?? 'INTERNAL', facts);
  }
  const credentialEnded = isRecord(first) && first['code'] === CLOSE_CODES.CREDENTIAL_ENDED.code;
  return new DocumentError(credentialEnded ? 'UNAUTHENTICATED' : 'UNAVAILABLE');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
