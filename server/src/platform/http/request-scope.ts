import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const scope = new AsyncLocalStorage<{ requestId: string }>();

/** The id of the request in whose course we are; undefined outside of one. Every log line bears it. */
export function currentRequestId(): string | undefined {
  return scope.getStore()?.requestId;
}

/** Gives each request an id, told in `X-Request-Id`. */
export const withRequestId: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.setHeader('x-request-id', requestId);
  scope.run({ requestId }, next);
};
