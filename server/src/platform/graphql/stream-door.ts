import type { Request, RequestHandler } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import { headersOf } from '../http/headers.ts';
import { bodyBytes } from '../http/json-body.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { Context } from './context.ts';
import { isForeignOrigin, newContext, viewerOf, type DoorParts } from './door.ts';
import { EventStream } from './event-stream.ts';
import { isLive, type OperationParams } from './operations.ts';

/**
 * Any operation as `text/event-stream`, one connection for each, by POST or GET: subscriptions for whoever has no more
 * than curl.
 */
export function openStreamDoor(parts: DoorParts): RequestHandler {
  return async (request, response) => {
    const params = paramsOf(request);
    const stream = new EventStream(response, parts, currentRequestId() ?? '');
    await run(stream, parts, request, params).catch((error: unknown) => stream.fail([error]));
  };
}

async function run(
  stream: EventStream,
  parts: DoorParts,
  request: Request,
  params: OperationParams,
): Promise<void> {
  if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
    throw new AppError('FORBIDDEN');
  const address = request.ip ?? '';
  const viewer = await viewerOf(parts, headersOf(request), address);
  const context = newContext(parts, viewer, currentRequestId());
  const prepared = parts.operations.prepare(params, bodyBytes(request));
  if (Array.isArray(prepared)) {
    await parts.operations.chargeRefusal(viewer, address);
    return stream.fail(prepared);
  }
  if (prepared.operation.operation === 'mutation' && request.method !== 'POST')
    throw new AppError('INVALID_INPUT', { fields: { method: 'UNKNOWN_VALUE' } });
  if (isLive(prepared)) refuseTooMany(parts, context, address);
  await stream.run(prepared, context, address, isLive(prepared));
}

/** Throws INVALID_INPUT, which is answered with a status: nothing streams yet. */
function paramsOf({ method, body, query }: Request): OperationParams {
  if (method === 'POST') {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('body');
    return body as OperationParams;
  }
  const { variables, extensions, ...params } = query;
  if (params['query'] === undefined) throw malformed('query');
  return {
    ...params,
    variables: jsonOf(variables, 'variables'),
    extensions: jsonOf(extensions, 'extensions'),
  };
}

function jsonOf(text: unknown, field: string): unknown {
  try {
    return text === undefined ? null : JSON.parse(String(text));
  } catch {
    throw malformed(field);
  }
}

function malformed(field: string): AppError {
  return new AppError('INVALID_INPUT', { fields: { [field]: 'MALFORMED' } });
}

/** Open streams count like sockets. */
function refuseTooMany({ connections }: DoorParts, { viewer }: Context, address: string): void {
  const { socketsPerAccount, socketsPerAddress } = LIMITS;
  if (viewer && connections.countOfAccount(viewer.accountId) >= socketsPerAccount)
    throw new AppError('LIMIT', { limit: 'socketsPerAccount', max: socketsPerAccount });
  if (connections.countOfAddress(address) >= socketsPerAddress)
    throw new AppError('LIMIT', { limit: 'socketsPerAddress', max: socketsPerAddress });
}
