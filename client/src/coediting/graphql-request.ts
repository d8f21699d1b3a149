import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { DocumentError } from '@umlauf/shared/document-transport';
import { ERROR_CODES } from '@umlauf/shared/error-codes';
import type { Client } from 'graphql-ws';

/** One operation with one answer. The client sends it again on its next socket if the present one is lost. */
export function ask<T>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
  answer: (answer: T | DocumentError) => void,
): () => void {
  return client.subscribe<T>(
    { query, variables },
    {
      next: ({ data, errors }) => answer(errors ? asDocumentError(errors) : (data as T)),
      error: (error) => answer(asDocumentError(error)),
      complete: () => {},
    },
  );
}

/** The same as a promise, which fails with the socket: whoever asks compares states before asking again. */
export function request<T>(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    // An operation that was answered completes by itself: ending it here would cost a message for each key press.
    const answered = ask<T>(client, query, variables, (answer) => {
      unwatch();
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    });
    const unwatch = client.on('closed', (event) => {
      unwatch();
      answered();
      reject(asDocumentError(event));
    });
  });
}

/** The API's code and facts out of GraphQL errors or a close event; what is neither means that nobody answered. */
export function asDocumentError(thrown: unknown): DocumentError {
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
