import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import type { Client } from 'graphql-ws';
import { toFailure } from '../errors/failure.ts';
import { createCache } from './cache.ts';

interface Lines {
  socket: Client;
  http: HttpLink.Options;
  onUnauthenticated: () => void;
}

/** An Apollo Client as every page has it: queries and mutations by HTTP, subscriptions by the live socket. */
export function createApolloClient({ socket, http, onUnauthenticated }: Lines): ApolloClient {
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([
      new ErrorLink(({ error }) => {
        if (toFailure(error).code === 'UNAUTHENTICATED') onUnauthenticated();
      }),
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(socket),
        new HttpLink(http),
      ),
    ]),
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  });
}
