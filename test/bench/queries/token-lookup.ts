import { createHash } from 'node:crypto';
import pg from 'pg';

/** What Umlauf's own connections begin with: a role that owns nothing and sees what row-level security shows it. */
export const APPLICATION = '-c role=umlauf_app';
/** As many as Umlauf has (server/src/platform/database/database.ts). */
const POOL_SIZE = 10;

export function openPool(options: string): pg.Pool {
  return new pg.Pool({
    host: process.env['BENCH_SOCKET_FOLDER'],
    port: 5432,
    user: 'postgres',
    database: 'umlauf',
    options,
    max: POOL_SIZE,
  });
}

const house = openPool(`${APPLICATION} -c app.system=on`);

/** Whose access token this is, asked for each request as Umlauf does; '' for nobody's, which sees no row. */
export async function accountOf(authorization: string | undefined): Promise<string> {
  const secret = authorization?.slice('Bearer '.length) ?? '';
  const { rows } = await house.query<{ account_id: string }>({
    name: 'token',
    text: `select t.account_id, t.scopes, a.name from access_token t join account a on a.id = t.account_id
      where t.secret_hash = $1 and t.expires_at > now()`,
    // As the server does it, whose own words need its loader.
    values: [createHash('sha256').update(secret).digest('hex')],
  });
  return rows[0]?.account_id ?? '';
}
