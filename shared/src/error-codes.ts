/** Every `extensions.code` that the API can answer with. Codes travel, sentences do not: clients word them. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'LIMIT',
  'GONE',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What goes beside each code in `extensions`, so that a program can act on it. */
export interface ErrorFacts {
  UNAUTHENTICATED: Record<string, never>;
  /** `missingScope`: the scope that the access token lacks, when that is the reason. */
  FORBIDDEN: { missingScope?: string };
  NOT_FOUND: Record<string, never>;
  /** `fields`: path of each refused input field and the word of its fault. */
  INVALID_INPUT: { fields: FieldFaults };
  /** `stateVector` (Base64): what the server has; `revision`: the newest one; `writer`: a clientID owned by another account. */
  CONFLICT: { stateVector?: string; revision?: number; reason?: ConflictReason };
  /** `max` in the unit that `limit` names. */
  LIMIT: { limit: string; max: number };
  /** `reason`: what the client has to do about it. */
  GONE: { reason?: 'OUTDATED_SCHEMA' | 'IN_BIN' | 'NOT_KEPT' };
  /** `retryAfter`: seconds. */
  RATE_LIMITED: { retryAfter: number };
  UNAVAILABLE: Record<string, never>;
  INTERNAL: { requestId?: string };
}

export type ConflictReason =
  | 'MISSING_PREDECESSORS'
  | 'FOREIGN_CLIENT_ID'
  | 'BLOCK_CHANGED'
  | 'REVISION_TOO_OLD'
  | 'LAST_LEAD'
  | 'ALREADY_MEMBER'
  | 'ALREADY_EXISTS';

export type FieldFault =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'TOO_COMMON'
  | 'CONTROL_CHARACTER'
  | 'NOT_A_NUMBER'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_VALUE'
  | 'MALFORMED'
  | 'UNSAFE_LINK'
  | 'IN_THE_PAST'
  | 'CYCLE';

export type FieldFaults = Record<string, FieldFault>;
