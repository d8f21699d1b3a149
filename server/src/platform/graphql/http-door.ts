import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { Request, RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { AppError, toGraphQLError } from '../errors.ts';
import { headersOf } from '../http/headers.ts';
import { bodyBytes } from '../http/json-body.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { Context } from './context.ts';
import { isForeignOrigin, newContext, type DoorParts } from './door.ts';
import { formatError } from './format-error.ts';
import { LIMIT_RULES, PARSE_OPTIONS, VALIDATION_OPTIONS } from './limit-rules.ts';
import { refuseSize } from './operations.ts';

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
    plugins: [ApolloServerPluginLandingPageDisabled(), chargePlugin(parts)],
    formatError: (_formatted, error) => formatError(error, currentRequestId() ?? '', parts.log),
  });
  await apollo.start();
  const handler = expressMiddleware(apollo, {
    context: ({ req }) => contextOf(parts, req),
  });
  return { handler, close: () => apollo.stop() };
}

async function contextOf(parts: DoorParts, request: Request): Promise<Context> {
  try {
    if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
      throw new AppError('FORBIDDEN');
    const context = newContext(parts, await parts.resolveViewer(headersOf(request)), currentRequestId());
    context.sender = { address: request.ip ?? '', bytes: bodyBytes(request) };
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
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}

/** Refuses what is too large or too dear, and tells the price. */
function chargePlugin(parts: DoorParts): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, document, request, operationName, contextValue }) {
          if (!operation) return;
          // Apollo works on a copy of the context.
          const { address, bytes } = contextValue.sender;
          const tooLarge = refuseSize(operation, bytes);
          if (tooLarge) throw withStatus(tooLarge);
          const variableValues = request.variables ?? {};
          const prepared = {
            schema: parts.schema,
            document,
            operation,
            variableValues: { ...variableValues },
            operationName,
          };
          await parts.operations.charge(prepared, contextValue, address).catch((error: unknown) => {
            throw withStatus(error);
          });
        },
        async willSendResponse({ response, contextValue }) {
          response.http.headers.set('cache-control', 'no-store');
          if (response.body.kind !== 'single' || !contextValue.cost) return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cost: contextValue.cost };
        },
      };
    },
  };
}
