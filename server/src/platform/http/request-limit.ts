import type { RequestHandler } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { RateLimit } from '../rate-limit.ts';

/** Counts the requests of each address, whoever asks; beyond the minute's they are RATE_LIMITED. */
export function limitRequests(points: number = LIMITS.requestsPerMinuteAndAddress): RequestHandler {
  const addresses = new RateLimit({ points, seconds: 60 });
  return (request, _response, next) => {
    addresses.charge(request.ip ?? '');
    next();
  };
}
