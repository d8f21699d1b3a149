import type { RequestHandler } from 'express';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';

/** Counts the requests of each address, whoever asks; beyond the minute's they are RATE_LIMITED. */
export function limitRequests(points: number = LIMITS.requestsPerMinuteAndAddress): RequestHandler {
  const addresses = new RateLimiterMemory({ points, duration: 60 });
  return async (request, _response, next) => {
    const address = request.ip ?? '';
    const refused = await addresses.consume(address).then(
      () => null,
      (limit: RateLimiterRes) => limit,
    );
    if (refused)
      throw new AppError('RATE_LIMITED', {
        retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)),
      });
    next();
  };
}
