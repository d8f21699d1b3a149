import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { print } from 'graphql';
import type { Client } from 'graphql-ws';
import { writePushed } from './answer-order.ts';

/** What keeping a query open needs: where its answers go, and the line by which they come. */
export interface LiveLine {
  client: ApolloClient;
  socket: Client;
}

/**
 * Holds a query with `@live` open over the socket: each answer is the whole anew, and goes into the cache. The answer
 * ends it. `onEnd`: the server has ended it, or refused to answer.
 */
export function holdQuery<TData, TVariables extends OperationVariables>(
  { client, socket }: LiveLine,
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  onEnd: () => void,
): () => void {
  let isOpen = true;
  const end = () => {
    if (isOpen) onEnd();
    isOpen = false;
  };
  const stop = socket.subscribe<TData>(
    { query: print(client.cache.transformDocument(query)), variables: variables as Record<string, unknown> },
    {
      next: ({ data, errors }) => {
        if (errors || !data) end();
        else if (isOpen) writePushed(client, query, variables, data);
      },
      error: end,
      complete: end,
    },
  );
  return () => {
    isOpen = false;
    stop();
  };
}
