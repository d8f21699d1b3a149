/** The limit: Node's own `http` and `pg`, one statement for each shape that makes the whole answer; a process of its own. */
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { STATEMENTS } from './shapes.ts';
import { accountOf, APPLICATION, openPool } from './token-lookup.ts';

const pool = openPool(APPLICATION);

/** Under the account's own rows: the setting lasts as long as the transaction. */
async function answer(accountId: string, { shape, id }: { shape: keyof typeof STATEMENTS; id?: string }) {
  const client = await pool.connect();
  try {
    const begin = `begin; select set_config('app.account', ${pg.escapeLiteral(accountId)}, true)`;
    const values = id === undefined ? [] : [id];
    // Without waiting in between: what is queued leaves as soon as its turn comes.
    const [, { rows }] = await Promise.all([
      client.query(begin),
      client.query<{ answer: string }>({ name: shape, text: STATEMENTS[shape], values }),
      client.query('commit'),
    ]);
    return rows[0]!.answer;
  } finally {
    client.release();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += part;
  return body;
}

const http = createServer((request, response) => {
  const answering = bodyOf(request).then(async (body) =>
    answer(await accountOf(request.headers.authorization), JSON.parse(body)),
  );
  answering.then(
    (text) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      response.writeHead(200, headers).end(text);
    },
    (error: Error) => response.writeHead(500).end(error.stack),
  );
});
http.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send!('ready'));
process.on('disconnect', () => process.exit());
