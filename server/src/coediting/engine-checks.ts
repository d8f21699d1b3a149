import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { WriteRequest } from './session.ts';

export function toUnavailable(error: unknown): never {
  throw error instanceof AppError ? error : new AppError('UNAVAILABLE');
}

export function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'CONFLICT';
}

/** Throws INVALID_INPUT for nothing at all, LIMIT for too much. */
export function checkUpdateSize(update: Uint8Array): void {
  if (update.byteLength === 0) throw new AppError('INVALID_INPUT', { fields: { update: 'EMPTY' } });
  if (update.byteLength > LIMITS.updateBytes) {
    throw new AppError('LIMIT', { limit: 'updateBytes', max: LIMITS.updateBytes });
  }
}

/** Throws INVALID_INPUT. */
export function checkStateVector(stateVector: Uint8Array): void {
  try {
    Y.decodeStateVector(stateVector);
  } catch {
    throw new AppError('INVALID_INPUT', { fields: { stateVector: 'MALFORMED' } });
  }
}

/** Throws FORBIDDEN for whoever may not even propose. */
export async function mayOnlySuggest({ canEdit, canSuggest }: WriteRequest): Promise<boolean> {
  if (await canEdit()) return false;
  if (!(await canSuggest?.())) throw new AppError('FORBIDDEN');
  return true;
}
