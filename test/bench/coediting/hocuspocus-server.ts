/** Hocuspocus with its database extension as its manual has it, default debounce included; a process of its own. */
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const pool = new pg.Pool({
  host: process.env['BENCH_SOCKET_FOLDER'],
  port: 5432,
  user: 'postgres',
  database: 'hocuspocus',
});

const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env['PORT']),
  quiet: true,
  async onAuthenticate({ token, connectionConfig }) {
    const { rows } = await pool.query('select name, role from person where token = $1', [token]);
    if (rows.length === 0) throw new Error('unknown token');
    connectionConfig.readOnly = rows[0].role === 'READER';
    return { name: rows[0].name };
  },
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const { rows } = await pool.query('select state from document where name = $1', [documentName]);
        return rows[0]?.state ?? null;
      },
      store: async ({ documentName, state }) => {
        await pool.query(
          'insert into document (name, state) values ($1, $2) on conflict (name) do update set state = $2',
          [documentName, state],
        );
      },
    }),
  ],
});
await server.listen();
process.on('disconnect', () => process.exit());
process.send!('ready');
