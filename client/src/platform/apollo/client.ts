import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { toFailure } from '../errors/failure.ts';
import { sessionEnded } from '../session/auth.ts';
import { createCache } from './cache.ts';
import { catchUp } from './catch-up.ts';
import { connection } from './connection.ts';
import { liveSocket } from './socket.ts';

/** The page's Apollo Client: queries and mutations by HTTP, subscriptions by the live socket. */
export const apolloClient = new ApolloClient({
  cache: createCache(),
  link: ApolloLink.from([
    new ErrorLink(({ error }) => {
      if (toFailure(error).code === 'UNAUTHENTICATED') sessionEnded();
    }),
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(liveSocket),
      new HttpLink({
        uri: '/graphql',
        credentials: 'same-origin',
        headers: { 'apollo-require-preflight': 'true' },
      }),
    ),
  ]),
  defaultOptions: {
    watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
  },
});

// Reconnecting is arriving: what happened while nobody listened is fetched by the screens that are open.
connection.subscribe(() => {
  if (connection.get() === 'connected') catchUp(apolloClient);
});
