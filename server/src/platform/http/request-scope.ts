import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

interface RequestScope {
  requestId: string;
  /** The caller's, as far as trusted proxies tell it. */
  address: string;
}

const scope = new AsyncLocalStorage<RequestScope>();

/** Runs `work` in the course of this request, whichever door it came through. */
export function inRequest<T>(request: RequestScope, work: () => T): T {
  return scope.run(request, work);
}

/** The id of the request in whose course we are; undefined outside of one. Every log line bears it. */
export function currentRequestId(): string | undefined {
  return scope.getStore()?.requestId;
}

/** From where the request came in whose course we are; null outside of one. */
export function currentAddress(): string | null {
  return scope.getStore()?.address ?? null;
}

/** Gives each request an id, told in `X-Request-Id`. */
export const withRequestId: RequestHandler = (request, response, next) => {
  const requestId = randomUUID();
  response.setHeader('x-request-id', requestId);
  scope.run({ requestId, address: request.ip ?? '' }, next);
};
