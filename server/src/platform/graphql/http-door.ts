import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import { AppError, toGraphQLError } from '../errors.ts';
import { headersOf } from '../http/headers.ts';
import { bodyBytes } from '../http/json-body.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { Context } from './context.ts';
import { directQueries } from './direct-queries.ts';
import { isForeignOrigin, newContext, viewerOf, type DoorParts } from './door.ts';
import { formatError } from './format-error.ts';
import { LIMIT_RULES, PARSE_OPTIONS, VALIDATION_OPTIONS } from './limit-rules.ts';
import { dryRunOf, refuseSize } from './operations.ts';
import { countUnsent } from './unsent-answer.ts';
import { ownerOf } from './unsent-bytes.ts';

/** HTTP's own words for the codes that proxies and scripts look at. */
const STATUS: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

export interface HttpDoor {
  handler: RequestHandler;
  close(): Promise<void>;
}

/** Queries and mutations by POST, queries by GET: Apollo Server, with the limits of all doors. */
export async function openHttpDoor(parts: DoorParts): Promise<HttpDoor> {
  const apollo = new ApolloServer<Context>({
    schema: parts.schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    maxRecursiveSelections: true,
    parseOptions: PARSE_OPTIONS,
    validationRules: LIMIT_RULES,
    validationOptions: VALIDATION_OPTIONS,
    stopOnTerminationSignals: false,
    logger: parts.log,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is cached, and it would look at each field.
      ApolloServerPluginCacheControlDisabled(),
      chargePlugin(parts),
    ],
    formatError: (_formatted, error) => formatError(error, currentRequestId() ?? '', parts.log),
  });
  await apollo.start();
  const contexts = new WeakMap<Request, Promise<Context>>();
  // One for each request, whoever asks for it first: what it has cost is not charged again.
  const contextOnce = (request: Request, response: Response, isUnfit = false) => {
    let context = contexts.get(request);
    if (!context) contexts.set(request, (context = contextOf(parts, request, response, isUnfit)));
    return context;
  };
  const middleware = expressMiddleware(apollo, { context: ({ req, res }) => contextOnce(req, res) });
  return { handler: directQueries(parts, contextOnce, middleware), close: () => apollo.stop() };
}

/** @param isUnfit refused before it has a price: paid for all the same */
async function contextOf(
  parts: DoorParts,
  request: Request,
  response: Response,
  isUnfit: boolean,
): Promise<Context> {
  try {
    if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
      throw new AppError('FORBIDDEN');
    const address = request.ip ?? '';
    const viewer = await viewerOf(parts, headersOf(request), address);
    if (isUnfit) await parts.operations.chargeRefusal(viewer, address);
    const context = newContext(parts, viewer, currentRequestId());
    context.sender = { address, bytes: bodyBytes(request) };
    countUnsent(parts.unsent, ownerOf(context.viewer, context.sender.address), response);
    return context;
  } catch (error) {
    throw withStatus(error);
  }
}

/** A refusal before anything was executed. Without a word from us Apollo takes it for its own fault (500). */
function withStatus(error: unknown): unknown {
  const refusal = error instanceof AppError ? toGraphQLError(error) : error;
  if (!(refusal instanceof GraphQLError)) return error;
  const { message, extensions } = refusal;
  const status = STATUS[String(extensions['code'])] ?? 400;
  // Any map will do; Apollo's type is a class of its own.
  const headers = new Map<string, string>();
  if ('retryAfter' in extensions) headers.set('retry-after', String(extensions['retryAfter']));
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status, headers: headers as never } },
  });
}

/**
 * GraphQL over HTTP, 6.4.1: whoever asks for `application/json` learns from the status only whether a GraphQL server
 * answered; 6.4.2: by the newer type, also whether the operation was fit to be executed.
 */
function statusOfFault(accept = ''): 200 | 400 {
  return accept.includes('application/graphql-response+json') ? 400 : 200;
}

/** Refuses what is too large or too dear, and tells the price. */
function chargePlugin(parts: DoorParts): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, document, request, operationName, contextValue }) {
          if (!operation) return;
          contextValue.time.begin(operation.operation);
          if (contextValue.isPaid) return;
          // Apollo works on a copy of the context.
          const { address, bytes } = contextValue.sender;
          const tooLarge = refuseSize(operation, bytes);
          if (tooLarge) throw withStatus(tooLarge);
          const variableValues = request.variables ?? {};
          const isDryRun = dryRunOf(request.extensions);
          if (isDryRun === null)
            throw withStatus(new AppError('INVALID_INPUT', { fields: { extensions: 'MALFORMED' } }));
          const prepared = {
            schema: parts.schema,
            document,
            operation,
            variableValues: { ...variableValues },
            operationName,
            isDryRun,
          };
          await parts.operations.charge(prepared, contextValue, address).catch((error: unknown) => {
            throw withStatus(error);
          });
        },
        async responseForOperation({ request, response }) {
          if (!dryRunOf(request.extensions)) return null;
          return { http: response.http, body: { kind: 'single', singleResult: { data: null } } };
        },
        async willSendResponse({ response, contextValue, source, request }) {
          response.http.headers.set('cache-control', 'no-store');
          if (source !== undefined && response.http.status === 400)
            response.http.status = statusOfFault(request.http?.headers.get('accept'));
          if (response.body.kind !== 'single' || !contextValue.cost) return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cost: contextValue.cost };
        },
      };
    },
  };
}
