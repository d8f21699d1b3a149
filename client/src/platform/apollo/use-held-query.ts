import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type DocumentNode, Kind, print } from 'graphql';
import { useEffect, useRef } from 'react';
import { writePushed } from './answer-order.ts';
import { liveSocket } from './socket.ts';

const RESTART_MILLISECONDS = 2_000;

/**
 * Holds the screen's query open (`@live`) where there is no subscription to follow: each new answer goes into the cache,
 * which repaints. Null: not now.
 */
export function useHeldQuery<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables | null,
): void {
  const client = useApolloClient();
  const latest = useRef(variables);
  useEffect(() => {
    latest.current = variables;
  });
  const key = variables && JSON.stringify(variables);
  useEffect(() => {
    if (key === null) return;
    let stop = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The key stands for the variables, which are a new object in each render.
    const present = latest.current as TVariables;
    const again = () => {
      timer = setTimeout(start, RESTART_MILLISECONDS);
    };
    function start() {
      stop = liveSocket.subscribe<TData>(
        // With the names of types, by which the cache knows its objects.
        { query: print(asLive(client.cache.transformDocument(query))), variables: present },
        {
          next: ({ data }) => {
            if (data) writePushed(client, query, present, data);
          },
          error: again,
          complete: () => {},
        },
      );
    }
    start();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, query, key]);
}

function asLive(query: DocumentNode): DocumentNode {
  const live = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'live' } } as const;
  const definitions = query.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? { ...definition, directives: [live] } : definition,
  );
  return { ...query, definitions };
}
