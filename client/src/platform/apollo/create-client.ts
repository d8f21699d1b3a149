import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import type { Client } from 'graphql-ws';
import { toFailure } from '../errors/failure.ts';
import { AnswerOrder, keepOrder } from './answer-order.ts';
import { createCache } from './cache.ts';

interface Lines {
  socket: Client;
  http: HttpLink.Options;
  onUnauthenticated: () => void;
  /** The hub demands a second factor before anything else. */
  onSecondFactorRequired?: () => void;
}

/** An Apollo Client as every page has it: queries and mutations by HTTP, subscriptions by the live socket. */
export function createApolloClient({
  socket,
  http,
  onUnauthenticated,
  onSecondFactorRequired,
}: Lines): ApolloClient {
  const order = new AnswerOrder();
  const client = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([
      new ErrorLink(({ error }) => {
        const { code, facts } = toFailure(error);
        if (code === 'UNAUTHENTICATED') onUnauthenticated();
        if (code === 'FORBIDDEN' && facts.reason === 'SECOND_FACTOR_REQUIRED') onSecondFactorRequired?.();
      }),
      order.link,
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(socket),
        new HttpLink(http),
      ),
    ]),
    // Whoever asks again after a change must not be given the answer to what was asked before it.
    queryDeduplication: false,
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  });
  keepOrder(client, order);
  return client;
}
