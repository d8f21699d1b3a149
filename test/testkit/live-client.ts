import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/**
 * A graphql-ws client as the browser's is. Browsers let promises run between two messages; `ws` does not unless it is
 * told to, and graphql-ws then counts an operation's end twice and closes the socket under the others. Not `lazy`: its
 * socket stays open also while no operation is.
 */
export function liveClient(url: string, secret: string, { lazy = true } = {}): Client {
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: OrderlySocket,
    retryAttempts: 0,
    lazy,
    connectionParams: { authorization: `Bearer ${secret}` },
  });
}

class OrderlySocket extends WebSocket {
  constructor(address: string, protocols: string[]) {
    super(address, protocols, { allowSynchronousEvents: false });
  }
}
