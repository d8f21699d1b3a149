import type { Request, RequestHandler, Response } from 'express';
import { execute, subscribe, type ExecutionResult, type FormattedExecutionResult } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/express';
import { AppError, toGraphQLError } from '../errors.ts';
import { headersOf } from '../http/headers.ts';
import { bodyBytes } from '../http/json-body.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { Context, Viewer } from './context.ts';
import { isForeignOrigin, newContext, type DoorParts } from './door.ts';
import { formatError } from './format-error.ts';
import type { OperationParams } from './operations.ts';

type Result = ExecutionResult | FormattedExecutionResult;

/**
 * Any operation as `text/event-stream` (graphql-sse, one connection for each operation), by POST or GET: subscriptions
 * for whoever has no more than curl. What goes wrong travels in the stream, with the same codes as everywhere.
 */
export function openStreamDoor(parts: DoorParts): RequestHandler {
  const handler = createHandler({
    schema: parts.schema,
    // One stream for each operation: no reservations to keep.
    authenticate: () => undefined as never,
    onSubscribe: async (request, params) =>
      (await startOperation(parts, request.raw as Request, params as OperationParams)) as never,
  });
  return async (request, response) => {
    request.headers.accept = 'text/event-stream';
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-accel-buffering', 'no');
    await handler(request, response).catch((error: unknown) => {
      parts.log.error({ err: error }, 'event stream failed');
      if (!response.headersSent) response.status(500);
      response.end();
    });
  };
}

async function startOperation(
  parts: DoorParts,
  request: Request,
  params: OperationParams,
): Promise<Result | AsyncIterable<Result>> {
  // graphql-sse takes a result for one only when it bears `data`.
  const fail = (errors: readonly unknown[]) => ({
    data: null,
    errors: errors.map((error) => formatError(error, currentRequestId() ?? '', parts.log)),
  });
  try {
    if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
      throw new AppError('FORBIDDEN');
    const viewer = await parts.resolveViewer(headersOf(request));
    const context = newContext(parts, viewer, currentRequestId());
    const prepared = parts.operations.prepare(params, bodyBytes(request));
    if (Array.isArray(prepared)) return fail(prepared);
    if (prepared.operation.operation === 'mutation' && request.method !== 'POST')
      throw new AppError('INVALID_INPUT', { fields: { method: 'UNKNOWN_VALUE' } });
    await parts.operations.charge(prepared, context, request.ip ?? '');
    const args = { ...prepared, contextValue: context };
    const result = await (prepared.operation.operation === 'subscription' ? subscribe(args) : execute(args));
    // A subscription that was refused has no data either.
    if (!(Symbol.asyncIterator in result)) return shown({ data: null, ...result }, context, parts);
    return new GuardedStream(result, parts, context, request.res!, request.ip ?? '');
  } catch (error) {
    return fail([error]);
  }
}

function shown(result: ExecutionResult, context: Context, parts: DoorParts): FormattedExecutionResult {
  const { errors, data, extensions } = result;
  return {
    ...(errors ? { errors: errors.map((error) => formatError(error, context.requestId, parts.log)) } : {}),
    ...(data === undefined ? {} : { data }),
    ...(context.cost ? { extensions: { ...extensions, cost: context.cost } } : {}),
  };
}

/** A subscription that ends with its error as a last result, and ends when the credential does. */
class GuardedStream implements AsyncIterableIterator<Result> {
  private readonly forget: () => void;
  private ended = false;
  private withdraw!: (error: AppError) => void;
  private readonly withdrawn = new Promise<AppError>((resolve) => (this.withdraw = resolve));

  constructor(
    private readonly source: AsyncGenerator<ExecutionResult, void, void>,
    private readonly parts: DoorParts,
    private readonly context: Context,
    response: Response,
    address: string,
  ) {
    const viewer: Viewer | null = context.viewer;
    const end = () => this.withdraw(new AppError('UNAUTHENTICATED'));
    this.forget = parts.connections.add({ viewer, address, end });
    response.once('close', () => void this.return());
  }

  async next(): Promise<IteratorResult<Result, undefined>> {
    if (this.ended) return { done: true, value: undefined };
    try {
      const result = await Promise.race([this.source.next(), this.withdrawn]);
      if (result instanceof AppError) throw toGraphQLError(result);
      if (result.done) return this.return();
      const value = shown(result.value, this.context, this.parts);
      this.context.cost = null;
      return { done: false, value };
    } catch (error) {
      await this.return();
      const value = { errors: [formatError(error, this.context.requestId, this.parts.log)] };
      return { done: false, value };
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    if (!this.ended) {
      this.ended = true;
      this.forget();
      // Not awaited: a source that is waiting for its next event answers only then.
      void this.source.return().catch(() => undefined);
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
