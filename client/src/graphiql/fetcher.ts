import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

interface Operation {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

interface FetcherOptions {
  headers?: Record<string, string> | undefined;
}

/** Sends what GraphiQL wants to run: a subscription over a socket of its own, everything else by HTTP. */
export function fetcher(operation: Operation, { headers = {} }: FetcherOptions = {}) {
  return isSubscription(operation) ? follow(operation, headers) : send(operation, headers);
}

function isSubscription({ query, operationName }: Operation): boolean {
  return getOperationAST(parse(query), operationName)?.operation === 'subscription';
}

async function send(operation: Operation, headers: Record<string, string>): Promise<ExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(operation),
  });
  return (await response.json()) as ExecutionResult;
}

async function* follow(
  operation: Operation,
  headers: Record<string, string>,
): AsyncGenerator<ExecutionResult> {
  const authorization = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const socket = createClient({
    url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
    ...(authorization ? { connectionParams: { authorization } } : {}),
  });
  try {
    yield* socket.iterate({
      query: operation.query,
      operationName: operation.operationName ?? null,
      variables: operation.variables ?? null,
    }) as AsyncIterable<ExecutionResult>;
  } finally {
    await socket.dispose();
  }
}
