import type { Request, RequestHandler } from 'express';
import { execute, subscribe } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/express';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import { headersOf } from '../http/headers.ts';
import { bodyBytes } from '../http/json-body.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { Context } from './context.ts';
import { isForeignOrigin, newContext, type DoorParts } from './door.ts';
import { formatError } from './format-error.ts';
import { GuardedStream, shown, type Result } from './guarded-stream.ts';
import type { OperationParams } from './operations.ts';

/**
 * Any operation as `text/event-stream` (graphql-sse, one connection for each operation), by POST or GET: subscriptions
 * for whoever has no more than curl. What goes wrong travels in the stream, with the same codes as everywhere.
 */
export function openStreamDoor(parts: DoorParts): RequestHandler {
  const handler = createHandler({
    schema: parts.schema,
    // One stream for each operation: no reservations to keep.
    authenticate: () => undefined as never,
    onSubscribe: async (request, params) =>
      (await startOperation(parts, request.raw as Request, params as OperationParams)) as never,
  });
  return async (request, response) => {
    request.headers.accept = 'text/event-stream';
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-accel-buffering', 'no');
    await handler(request, response).catch((error: unknown) => {
      parts.log.error({ err: error }, 'event stream failed');
      if (!response.headersSent) response.status(500);
      response.end();
    });
  };
}

async function startOperation(
  parts: DoorParts,
  request: Request,
  params: OperationParams,
): Promise<Result | AsyncIterable<Result>> {
  // graphql-sse takes a result for one only when it bears `data`.
  const fail = (errors: readonly unknown[]) => ({
    data: null,
    errors: errors.map((error) => formatError(error, currentRequestId() ?? '', parts.log)),
  });
  try {
    if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
      throw new AppError('FORBIDDEN');
    const viewer = await parts.resolveViewer(headersOf(request));
    const context = newContext(parts, viewer, currentRequestId());
    const prepared = parts.operations.prepare(params, bodyBytes(request));
    if (Array.isArray(prepared)) return fail(prepared);
    if (prepared.operation.operation === 'mutation' && request.method !== 'POST')
      throw new AppError('INVALID_INPUT', { fields: { method: 'UNKNOWN_VALUE' } });
    const address = request.ip ?? '';
    await parts.operations.charge(prepared, context, address);
    const args = { ...prepared, contextValue: context };
    const isLive = prepared.operation.operation === 'subscription';
    if (isLive) refuseTooMany(parts, context, address);
    const result = await (isLive ? subscribe(args) : execute(args));
    // A subscription that was refused has no data either.
    if (!(Symbol.asyncIterator in result)) return shown({ data: null, ...result }, context, parts);
    return new GuardedStream(result, parts, context, request.res!, address);
  } catch (error) {
    return fail([error]);
  }
}

/** Open streams count like sockets. */
function refuseTooMany({ connections }: DoorParts, { viewer }: Context, address: string): void {
  const { socketsPerAccount, socketsPerAddress } = LIMITS;
  if (viewer && connections.countOfAccount(viewer.accountId) >= socketsPerAccount)
    throw new AppError('LIMIT', { limit: 'socketsPerAccount', max: socketsPerAccount });
  if (connections.countOfAddress(address) >= socketsPerAddress)
    throw new AppError('LIMIT', { limit: 'socketsPerAddress', max: socketsPerAddress });
}
