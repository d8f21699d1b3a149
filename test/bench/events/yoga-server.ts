/** graphql-yoga with its own pub/sub and subscriptions over graphql-ws, as its manual has it; a process of its own. */
import { setMaxListeners } from 'node:events';
import { createPubSub, createYoga } from 'graphql-yoga';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { loadPeople, peerSchema, personOf, serve, type Told } from './peer-schema.ts';

await loadPeople();
const eventTarget = new EventTarget();
// Every subscriber listens.
setMaxListeners(0, eventTarget);
const topics = createPubSub<{ spaceChanged: [Told] }>({ eventTarget: eventTarget as never });
const yoga = createYoga({
  schema: peerSchema(() => topics.subscribe('spaceChanged')),
  graphiql: false,
  logging: false,
});
const http = serve(
  (told) => topics.publish('spaceChanged', told),
  (request, response) => void yoga(request, response),
);

interface Enveloped {
  rootValue: { execute(args: unknown): never; subscribe(args: unknown): never };
}

useServer(
  {
    execute: (args) => (args as unknown as Enveloped).rootValue.execute(args),
    subscribe: (args) => (args as unknown as Enveloped).rootValue.subscribe(args),
    onConnect: ({ connectionParams }) => personOf(connectionParams?.['authorization']) !== null,
    onSubscribe: async (context, _id, params) => {
      const person = personOf(context.connectionParams?.['authorization']);
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...context,
        person,
        params,
      });
      const document = parse(params.query);
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
      return {
        schema,
        operationName: params.operationName,
        document,
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
    },
  },
  new WebSocketServer({ server: http, path: '/graphql' }) as never,
);
