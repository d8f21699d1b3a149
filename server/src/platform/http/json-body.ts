import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import { hasTooManyParts } from '../message-parts.ts';

const sizes = new WeakMap<IncomingMessage, number>();

const parse = express.json({
  limit: LIMITS.messageBytes,
  inflate: false,
  verify: (request, _response, bytes, encoding) => {
    if (encoding !== 'utf-8') throw new AppError('INVALID_INPUT', { fields: { body: 'MALFORMED' } });
    if (hasTooManyParts(bytes))
      throw new AppError('LIMIT', { limit: 'messageParts', max: LIMITS.messageParts });
    sizes.set(request, bytes.byteLength);
  },
});

/** The API's own body parser: whoever reads the body behind it finds it read, within the limit and as JSON. */
export const jsonBody: RequestHandler = (request, response, next) =>
  parse(request, response, (error?: unknown) => {
    if (error) return next(error);
    if (request.method === 'POST' && request.body === undefined) {
      return next(new AppError('INVALID_INPUT', { fields: { body: 'MALFORMED' } }));
    }
    next();
  });

/** How large the body was, whatever its headers said; 0 without one. */
export function bodyBytes(request: IncomingMessage): number {
  return sizes.get(request) ?? 0;
}
