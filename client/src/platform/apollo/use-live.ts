import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { toFailure } from '../errors/failure.ts';
import { catchUp } from './catch-up.ts';

const RESTART_MILLISECONDS = 2_000;
/** After these there is nothing to follow any more. */
const FINAL = new Set(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'GONE']);

interface LiveOptions<TVariables, TData> {
  /** Null: not yet, for lack of something that another answer brings. */
  variables: TVariables | null;
  /** Called with each event; the cache holds it already. */
  onEvent?: (event: TData) => void;
  /** Called when the server has ended the stream: what the screen shows may be out of date, or no longer the viewer's. */
  onEnd?: () => void;
}

/**
 * Keeps the screen's objects up to date by a subscription that selects its fragments: the normalised cache repaints.
 * A lost connection is the socket's business; a stream that the server ends is asked for again unless access has gone.
 */
export function useLive<TData, TVariables extends OperationVariables>(
  subscription: TypedDocumentNode<TData, TVariables>,
  { variables, onEvent, onEnd }: LiveOptions<TVariables, TData>,
): void {
  const client = useApolloClient();
  const latest = useRef({ variables, onEvent, onEnd });
  useEffect(() => {
    latest.current = { variables, onEvent, onEnd };
  });
  const key = variables && JSON.stringify(variables);
  useEffect(() => {
    if (key === null) return;
    let stream: { unsubscribe(): void } | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function start() {
      catchUp(client);
      // The key stands for the variables, which are a new object in each render.
      const present = latest.current.variables as TVariables;
      stream = client
        .subscribe<TData, TVariables>({ query: subscription, variables: present } as never)
        .subscribe({
          next: ({ data, error }) => {
            if (error) end(error);
            else if (data) latest.current.onEvent?.(data as TData);
          },
          error: end,
          complete: () => end(null),
        });
    }
    function end(error: unknown) {
      stream?.unsubscribe();
      latest.current.onEnd?.();
      const over = error !== null && FINAL.has(toFailure(error).code);
      if (!over) timer = setTimeout(start, RESTART_MILLISECONDS);
    }
    start();
    return () => {
      clearTimeout(timer);
      stream?.unsubscribe();
    };
  }, [client, subscription, key]);
}
