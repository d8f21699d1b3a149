import type { Request } from 'express';
import { AppError } from '../errors.ts';
import { headersOf } from '../http/headers.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { Context } from './context.ts';
import { isForeignOrigin, newContext, viewerOf, type DoorParts } from './door.ts';

/** Who asks at a door beside GraphQL, for a price from the same budget. Throws FORBIDDEN for a page that is not ours. */
export type ContextOf = (request: Request, price: number) => Promise<Context>;

export function contextOfRequests(parts: DoorParts): ContextOf {
  return async (request, price) => {
    if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
      throw new AppError('FORBIDDEN');
    const address = request.ip ?? '';
    const viewer = await viewerOf(parts, headersOf(request), address);
    await parts.operations.chargeRequest(price, viewer, address);
    return newContext(parts, viewer, currentRequestId());
  };
}
