import { GraphQLError } from 'graphql';
import type { ErrorCode, ErrorFacts } from '@umlauf/shared/error-codes';

/**
 * The one error that leaves the house as it is: its code is a word of the closed list, its facts travel in
 * `extensions`. Everything else is masked as INTERNAL (see `graphql/format-error.ts`).
 */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: C,
    readonly facts: ErrorFacts[C] = {} as ErrorFacts[C],
    message: string = MESSAGES[code],
  ) {
    super(message);
  }
}

/** English, for people who write programs; screens word the code in the user's language. */
const MESSAGES: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'Sign in, or send a valid access token.',
  FORBIDDEN: 'You may not do this.',
  NOT_FOUND: 'There is nothing here that you may read.',
  INVALID_INPUT: 'The input is not valid; extensions.fields names what is wrong.',
  CONFLICT: 'This does not fit the present state; extensions says what that is.',
  LIMIT: 'A limit is exceeded; extensions.limit and extensions.max name it.',
  GONE: 'This is no longer accepted; extensions.reason says why.',
  RATE_LIMITED: 'Too many requests; try again after extensions.retryAfter seconds.',
  UNAVAILABLE: 'The service cannot answer at the moment; try again.',
  INTERNAL: 'Something went wrong on the server; the request id finds it in the log.',
};

/** The same error in GraphQL's form. */
export function toGraphQLError(error: AppError): GraphQLError {
  return new GraphQLError(error.message, { extensions: { code: error.code, ...error.facts } });
}
