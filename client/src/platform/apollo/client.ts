import { demandSecondFactor, sessionEnded } from '../session/auth.ts';
import { catchUp } from './catch-up.ts';
import { connection } from './connection.ts';
import { createApolloClient } from './create-client.ts';
import { liveSocket } from './socket.ts';

/** The page's Apollo Client. */
export const apolloClient = createApolloClient({
  socket: liveSocket,
  http: {
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
  },
  onUnauthenticated: sessionEnded,
  onSecondFactorRequired: demandSecondFactor,
});

// Reconnecting is arriving: what happened while nobody listened is fetched by the screens that are open.
connection.subscribe(() => {
  if (connection.get() === 'connected') catchUp(apolloClient);
});
