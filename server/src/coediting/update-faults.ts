import type { FieldFault } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';

/** The update itself is wrong, whatever the document holds. */
export function invalidUpdate(fault: FieldFault = 'MALFORMED'): AppError {
  return new AppError('INVALID_INPUT', { fields: { update: fault } });
}

/** The update exceeds a bound of `shared/limits`. */
export function overLimit(limit: keyof typeof LIMITS): AppError {
  return new AppError('LIMIT', { limit, max: LIMITS[limit] });
}
