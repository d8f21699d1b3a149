import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import pg from 'pg';

/** What a peer tells; it has it in memory. */
export interface Told {
  spaceChanged: { type: string; space: Named; document: { id: string; title: string } };
}
interface Named {
  id: string;
  name: string;
}

/** Who is connected; the role is what they have in the one space. */
export interface Person {
  accountId: string;
}

/** The part of Umlauf's schema that the benchmark selects, as plain graphql: each event as it was published. */
export function peerSchema(subscribe: () => AsyncIterable<Told>): GraphQLSchema {
  const schema = buildSchema(`
    type Query { ready: Boolean! }
    type Subscription { spaceChanged(spaceId: ID!): SpaceChange! }
    type SpaceChange { type: String! space: Space! document: Document }
    type Space { id: ID! name: String! }
    type Document { id: ID! title: String! }
  `);
  const { spaceChanged } = (schema.getSubscriptionType() as GraphQLObjectType).getFields();
  spaceChanged!.subscribe = async function* (_root, _args, { person }: { person: Person | null }) {
    for await (const told of subscribe()) {
      // Asked for each event, as with Umlauf; here memory answers.
      if (!person || !members.has(person.accountId)) throw new Error('FORBIDDEN');
      yield told;
    }
  };
  return schema;
}

const members = new Map<string, string>();
const accounts = new Map<string, string>();

/** Reads once who there is. */
export async function loadPeople(): Promise<void> {
  const options = '-c role=umlauf_app -c app.system=on';
  const client = new pg.Client({
    host: process.env['BENCH_SOCKET_FOLDER']!,
    port: 5432,
    user: 'postgres',
    database: 'umlauf',
    options,
  });
  await client.connect();
  const { rows } = await client.query(
    `select t.secret_hash, t.account_id, m.role from access_token t join membership m using (account_id)`,
  );
  for (const row of rows) {
    accounts.set(row.secret_hash, row.account_id);
    members.set(row.account_id, row.role);
  }
  await client.end();
}

/** Whose token this is; null for nobody's. */
export function personOf(authorization: unknown): Person | null {
  const hash = createHash('sha256').update(String(authorization).slice('Bearer '.length)).digest('hex');
  const accountId = accounts.get(hash);
  return accountId === undefined ? null : { accountId };
}

/** Publishes on POST, one event for each title of the body; everything else is the peer's own. */
export function serve(publish: (told: Told) => void, otherwise: RequestListener): Server {
  const server = createServer(async (request, response) => {
    if (request.url !== '/publish') return otherwise(request, response);
    let body = '';
    for await (const part of request) body += String(part);
    const { space, documentId, titles } = JSON.parse(body) as {
      space: Named;
      documentId: string;
      titles: string[];
    };
    for (const title of titles) {
      publish({ spaceChanged: { type: 'DOCUMENT_RENAMED', space, document: { id: documentId, title } } });
    }
    response.end('{"data":{}}');
  });
  server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send!('ready'));
  process.on('disconnect', () => process.exit());
  return server;
}
