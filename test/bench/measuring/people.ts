import { hashSecret, newSecret } from '@umlauf/server/accounts/access-token-secret';
import type pg from 'pg';

export interface Person {
  accountId: string;
  token: string;
}

/** The people of all runs: an account and an access token for each, made once. */
export async function makePeople(client: pg.Pool, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    accountId: `acc_${String(index).padStart(26, '0')}`,
    token: newSecret(),
  }));
  const ids = people.map(({ accountId }) => accountId);
  await client.query(
    `insert into account (id, name, email) select id, 'Person ' || right(id, 3), id || '@umlauf.example'
     from unnest($1::text[]) id`,
    [ids],
  );
  await client.query(
    `insert into access_token (id, account_id, name, secret_hash, scopes, expires_at)
     select replace(id, 'acc_', 'tok_'), id, 'Messung', hash,
       '{spaces:read,spaces:write,documents:read,documents:write}', now() + interval '1 day'
     from unnest($1::text[], $2::text[]) as given (id, hash)`,
    [ids, people.map(({ token }) => hashSecret(token))],
  );
  return people;
}
