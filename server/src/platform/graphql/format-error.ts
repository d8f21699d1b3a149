import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ERROR_CODES, type ErrorCode } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError, toGraphQLError } from '../errors.ts';
import { isRefusedByPolicy, isUnavailable } from '../database/database-errors.ts';

/** Input that is echoed in messages of the validation is cut. */
const LONGEST_MESSAGE = 300;

/** The parser's limit has no code of its own. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;
const TOKENS = new AppError('LIMIT', { limit: 'tokens', max: LIMITS.graphqlTokens });

/** Apollo's and GraphQL's own words, in ours. */
const FOREIGN_CODES: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'INVALID_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_INPUT',
  BAD_USER_INPUT: 'INVALID_INPUT',
  BAD_REQUEST: 'INVALID_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'INVALID_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'INVALID_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'INVALID_INPUT',
};

/**
 * Any error in the one form that leaves the house: a code of the closed list, its facts, no stack, no sentence of a
 * library's that we did not mean. What we did not foresee is INTERNAL with the request's id, and whole in the log.
 */
export function formatError(error: unknown, requestId: string, log: Logger): GraphQLFormattedError {
  const graphql = error instanceof GraphQLError ? error : null;
  const cause = graphql?.originalError ?? error;
  if (cause instanceof AppError) return located(toGraphQLError(cause), graphql);
  if (isUnavailable(cause)) return located(toGraphQLError(new AppError('UNAVAILABLE')), graphql);
  if (isRefusedByPolicy(cause)) {
    // A right was withdrawn between the question and the writing, or a document moved: asked once more, one is told so.
    log.error({ requestId, err: cause }, 'refused by row-level security');
    return located(toGraphQLError(new AppError('UNAVAILABLE')), graphql);
  }
  if (graphql && TOO_MANY_TOKENS.test(graphql.message)) return located(toGraphQLError(TOKENS), graphql);
  const code = codeOf(graphql, cause);
  if (code !== 'INTERNAL') {
    const { message, extensions } = graphql!;
    const { stacktrace: _stack, code: _code, http: _http, ...facts } = extensions;
    return located(
      new GraphQLError(message.slice(0, LONGEST_MESSAGE), { extensions: { code, ...facts } }),
      graphql,
    );
  }
  log.error({ requestId, err: cause }, 'unforeseen error');
  return located(toGraphQLError(new AppError('INTERNAL', { requestId })), graphql);
}

function codeOf(graphql: GraphQLError | null, cause: unknown): ErrorCode {
  const word = String(graphql?.extensions['code'] ?? '');
  // Apollo gives every error of the validation its own code, those of our limits too.
  if (word === 'GRAPHQL_VALIDATION_FAILED' && graphql?.extensions['limit']) return 'LIMIT';
  if (ERROR_CODES.includes(word as ErrorCode)) return word as ErrorCode;
  if (FOREIGN_CODES[word]) return FOREIGN_CODES[word];
  // Errors of graphql-js itself (syntax, validation, variables, scalars) have no original error and a place.
  if (graphql && (cause === graphql || cause instanceof GraphQLError) && !graphql.path)
    return 'INVALID_INPUT';
  return 'INTERNAL';
}

function located(error: GraphQLError, from: GraphQLError | null): GraphQLFormattedError {
  const { message, extensions } = error;
  return {
    message,
    ...(from?.locations ? { locations: from.locations } : {}),
    ...(from?.path ? { path: from.path } : {}),
    extensions,
  };
}
