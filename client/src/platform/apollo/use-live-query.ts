import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { holdQuery } from './live-query.ts';
import { liveSocket } from './socket.ts';

const RESTART_MILLISECONDS = 2_000;

/**
 * A screen's query that stays open: fetched as every query is, and answered again by the server whenever its answer has
 * changed. The document bears `@live`; for lists of which no subscription tells.
 */
export function useLiveQuery<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
) {
  const client = useApolloClient();
  const result = useQuery<TData, OperationVariables>(query as TypedDocumentNode<TData>, { variables });
  const { refetch } = result;
  const latest = useRef({ variables, refetch });
  useEffect(() => {
    latest.current = { variables, refetch };
  });
  const key = JSON.stringify(variables);
  useEffect(() => {
    let stop: () => void;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      // The key stands for the variables, which are a new object in each render.
      stop = holdQuery({ client, socket: liveSocket }, query, latest.current.variables, () => {
        // What is shown may be no longer the viewer's: the plain question says why.
        latest.current.refetch().then(
          () => (timer = setTimeout(start, RESTART_MILLISECONDS)),
          () => undefined,
        );
      });
    };
    start();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, query, key]);
  return result;
}
