import { finished } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { isForeignOrigin, newContext, viewerOf, type DoorParts } from '../platform/graphql/door.ts';
import { countUnsent } from '../platform/graphql/unsent-answer.ts';
import { ownerOf } from '../platform/graphql/unsent-bytes.ts';
import { headersOf } from '../platform/http/headers.ts';
import { currentRequestId } from '../platform/http/request-scope.ts';
import type { Language } from './language-of.ts';

/** As files are handed out: nothing of it runs, loads or is shown as a page of ours. */
const SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

type Charge = (price: number) => Promise<void>;

/** Who asks, from where, and what they pay with. */
export interface Asking {
  context: Context;
  /** The same a while later. Throws UNAUTHENTICATED when the credential has ended meanwhile. */
  again: () => Promise<Context>;
  charge: Charge;
  /** Whose exports are counted together. */
  whose: string;
}

export async function whoAsks(parts: DoorParts, request: Request, response: Response): Promise<Asking> {
  if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
    throw new AppError('FORBIDDEN');
  const address = request.ip ?? '';
  const headers = headersOf(request);
  const viewer = await viewerOf(parts, headers, address);
  const charge: Charge = (price) => parts.operations.chargeRequest(price, viewer, address);
  await charge(LIMITS.fileRequestCost);
  const whose = ownerOf(viewer, address);
  countUnsent(parts.unsent, whose, response);
  const requestId = currentRequestId();
  const contextOf = (present: Viewer | null): Context => {
    const context = newContext(parts, present, requestId);
    context.requireScope('documents:read');
    return context;
  };
  const again = async () => {
    const present = await viewerOf(parts, headers, address);
    if (present?.accountId !== viewer?.accountId || present?.credential.id !== viewer?.credential.id)
      throw new AppError('UNAUTHENTICATED');
    return contextOf(present);
  };
  return { context: contextOf(viewer), again, charge, whose };
}

/** What waits to leave takes memory like what is being made. */
export async function untilLeft(response: Response): Promise<void> {
  await finished(response).catch(() => undefined);
}

export function guard(response: Response): void {
  response.setHeader('content-security-policy', SANDBOX);
  response.setHeader('cache-control', 'private, no-cache');
}

/** `<id>.<extension>` */
export function fileOf(request: Request): { id: string; extension: string } {
  const name = String(request.params['file']);
  const point = name.indexOf('.');
  return point < 0
    ? { id: name, extension: '' }
    : { id: name.slice(0, point), extension: name.slice(point + 1) };
}

export function askedLanguage(word: string): Language {
  if (word !== 'de' && word !== 'en')
    throw new AppError('INVALID_INPUT', { fields: { language: 'UNKNOWN_VALUE' } });
  return word;
}

export function textIn(request: Request, name: string): string | null {
  const value = request.query[name];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw new AppError('INVALID_INPUT', { fields: { [name]: 'MALFORMED' } });
  return value;
}
