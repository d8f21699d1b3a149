import { ERROR_CODES, type ErrorCode, type ErrorFacts } from '@umlauf/shared/error-codes';

type CodedFailure = { [Code in ErrorCode]: { code: Code; facts: Partial<ErrorFacts[Code]> } }[ErrorCode];

/** Why something did not work: a code of the API's closed list, or that the server was not reached at all. */
export type Failure = CodedFailure | { code: 'OFFLINE'; facts: Record<string, never> };

/** A failure that is known already, thrown by ourselves. */
export class Refusal extends Error {
  constructor(
    readonly failure: Failure,
    /** The sign-in service's own word, where it says more than the code. */
    readonly word?: string,
  ) {
    super(failure.code);
  }
}

interface ErrorWithExtensions {
  extensions?: Record<string, unknown> | undefined;
}

/** Reads the failure out of whatever was thrown: Apollo's errors, a GraphQL error, a failed fetch. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure;
  const first = firstGraphQLError(error);
  if (first) return fromExtensions(first.extensions ?? {});
  if (hasStatus(error)) return fromStatus(error.statusCode, error.bodyText);
  // `fetch` rejects with a TypeError, and a closed socket with a CloseEvent, when nobody answered.
  if (error instanceof TypeError || isCloseEvent(error)) return { code: 'OFFLINE', facts: {} };
  return { code: 'INTERNAL', facts: {} };
}

/** The failure that an HTTP status stands for when the body names none. */
export function fromStatus(status: number, body = ''): Failure {
  const coded = codedBody(body);
  if (coded) return coded;
  if (status === 401) return { code: 'UNAUTHENTICATED', facts: {} };
  if (status === 403) return { code: 'FORBIDDEN', facts: {} };
  if (status === 404) return { code: 'NOT_FOUND', facts: {} };
  if (status === 410) return { code: 'GONE', facts: {} };
  if (status === 413) return { code: 'LIMIT', facts: {} };
  if (status === 429) return { code: 'RATE_LIMITED', facts: {} };
  if (status === 400 || status === 422) return { code: 'INVALID_INPUT', facts: {} };
  if (status >= 502 && status <= 504) return { code: 'UNAVAILABLE', facts: {} };
  return { code: 'INTERNAL', facts: {} };
}

/** The failure in `extensions`; an unknown code is INTERNAL. */
function fromExtensions({ code, ...facts }: Record<string, unknown>): Failure {
  const known = ERROR_CODES.find((word) => word === code) ?? 'INTERNAL';
  return { code: known, facts } as Failure;
}

function codedBody(body: string): Failure | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const first = firstGraphQLError(parsed);
    if (first?.extensions) return fromExtensions(first.extensions);
    return hasKnownCode(parsed) ? fromExtensions(parsed) : null;
  } catch {
    return null;
  }
}

function firstGraphQLError(error: unknown): ErrorWithExtensions | undefined {
  if (Array.isArray(error)) return error[0] as ErrorWithExtensions | undefined;
  if (typeof error !== 'object' || error === null) return undefined;
  if ('errors' in error && Array.isArray(error.errors))
    return error.errors[0] as ErrorWithExtensions | undefined;
  return 'extensions' in error ? (error as ErrorWithExtensions) : undefined;
}

/** The sign-in service answers with the code and its facts alone; better-auth's own codes are none of ours. */
function hasKnownCode(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'code' in body && isErrorCode(body.code);
}

function isErrorCode(word: unknown): boolean {
  return ERROR_CODES.some((code) => code === word);
}

function hasStatus(error: unknown): error is { statusCode: number; bodyText?: string } {
  return typeof error === 'object' && error !== null && 'statusCode' in error;
}

function isCloseEvent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && 'reason' in error;
}
