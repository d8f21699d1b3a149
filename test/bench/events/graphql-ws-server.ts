/** graphql-ws over graphql's own `subscribe`, with graphql-subscriptions' PubSub as its manual has it; a process of its own. */
import { PubSub } from 'graphql-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { loadPeople, peerSchema, personOf, serve, type Told } from './peer-schema.ts';

await loadPeople();
const topics = new PubSub();
// Every subscriber listens.
(topics as unknown as { ee: NodeJS.EventEmitter }).ee.setMaxListeners(0);
const schema = peerSchema(() => topics.asyncIterableIterator<Told>('spaceChanged'));
const http = serve(
  (told) => void topics.publish('spaceChanged', told),
  (_request, response) => response.writeHead(404).end(),
);
useServer(
  {
    schema,
    onConnect: ({ connectionParams }) => personOf(connectionParams?.['authorization']) !== null,
    context: ({ connectionParams }) => ({ person: personOf(connectionParams?.['authorization']) }),
  },
  new WebSocketServer({ server: http, path: '/graphql' }) as never,
);
