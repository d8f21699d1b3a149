import { type ExecutionResult, getOperationAST, parse, print, separateOperations } from 'graphql';
import { createClient } from 'graphql-ws';

interface Operation {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

interface FetcherOptions {
  headers?: Record<string, string> | undefined;
}

/** Sends what GraphiQL wants to run: what goes on over a socket of its own, everything else by HTTP. */
export function fetcher(operation: Operation, { headers = {} }: FetcherOptions = {}) {
  const chosen = alone(operation);
  return goesOn(chosen) ? follow(chosen, headers) : send(chosen, headers);
}

function goesOn({ query, operationName }: Operation): boolean {
  const asked = getOperationAST(parse(query), operationName);
  return (
    asked?.operation === 'subscription' || (asked?.directives ?? []).some(({ name }) => name.value === 'live')
  );
}

/**
 * The chosen operation with its fragments: the editor may hold several, but a request holds one. Just after typing
 * GraphiQL may still name one that is no longer there.
 */
function alone(operation: Operation): Operation {
  const { operationName } = operation;
  if (!operationName) return operation;
  const document = separateOperations(parse(operation.query))[operationName];
  return document ? { ...operation, query: print(document) } : { ...operation, operationName: null };
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
