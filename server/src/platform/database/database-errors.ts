import { AppError } from '../errors.ts';

/** Error classes of PostgreSQL (appendix A of its manual) that say "not now": connection, rollback by conflict, resources, shutdown. */
const UNAVAILABLE_CLASSES = ['08', '40', '53', '57P'];
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '25006',
  // PostgreSQL ended the statement: it took too long.
  '57014',
]);
const UNAVAILABLE_WORDS =
  /Connection terminated|Query read timeout|not currently accepting connections|timeout exceeded when trying to connect|Client was closed|not queryable|Cannot use a pool after calling end/;
/** `character_not_in_repertoire`, `untranslatable_character`: a NUL or a lone surrogate that slipped through. */
const UNSTORABLE_CODES = new Set(['22021', '22P05']);

/** Whether the database could not be reached or is stopping: the caller may try again. */
export function isUnavailable(error: unknown): boolean {
  return causes(error).some(({ code, message }) => {
    if (UNAVAILABLE_CODES.has(code) || UNAVAILABLE_WORDS.test(message)) return true;
    return UNAVAILABLE_CLASSES.some((start) => code.startsWith(start) && code.length === 5);
  });
}

/** Whether somebody else has made the same thing at the same moment (`unique_violation`). */
export function isDuplicate(error: unknown): boolean {
  return causes(error).some(({ code }) => code === '23505');
}

/** Whether something else still refers to what was to be removed (`foreign_key_violation`, `restrict_violation`). */
export function isStillReferred(error: unknown): boolean {
  return causes(error).some(({ code }) => code === '23503' || code === '23001');
}

/** Whether PostgreSQL cannot store the text as it is. */
export function isUnstorable(error: unknown): boolean {
  return causes(error).some(({ code }) => UNSTORABLE_CODES.has(code));
}

/** Whether row-level security let a row not be written, which the policies had allowed a moment ago. */
export function isRefusedByPolicy(error: unknown): boolean {
  return causes(error).some(
    ({ code, message }) => code === '42501' && message.includes('new row violates row-level security policy'),
  );
}

/** Whether the document to which a row belongs has gone to another space meanwhile (`foreign_key_violation`). */
function isOfMovedDocument(error: unknown): boolean {
  return causes(error).some(
    ({ code, constraint }) => code === '23503' && constraint.endsWith('_document_place'),
  );
}

interface Cause {
  code: string;
  message: string;
  constraint: string;
}

function causes(error: unknown): Cause[] {
  const found: Cause[] = [];
  let current = error as (Partial<Cause> & { cause?: unknown; previous?: unknown }) | undefined;
  for (let depth = 0; current && depth < 5; depth++) {
    const { code = '', message = '', constraint = '' } = current;
    found.push({ code: String(code), message: String(message), constraint: String(constraint) });
    current = (current.cause ?? current.previous) as typeof current;
  }
  return found;
}

/** What the outside may hear of the error; the error itself when that is nothing in particular. */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) return new AppError('UNAVAILABLE');
  if (isDuplicate(error)) return new AppError('CONFLICT', { reason: 'ALREADY_EXISTS' });
  if (isOfMovedDocument(error)) return new AppError('CONFLICT', { reason: 'MOVED' });
  if (isUnstorable(error)) return new AppError('INVALID_INPUT', { fields: { input: 'CONTROL_CHARACTER' } });
  return error;
}
