import { createHash, randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';

const FIRST_ADMINISTRATOR = 'setup:first-administrator';
const LIFETIME_DAYS = 7;

/** What a one-time link is good for. */
export type Setup = { kind: 'FIRST_ADMINISTRATOR' } | { kind: 'SET_PASSWORD'; accountId: string };

/** A new one-time link's token, good for seven days; the former one for the same purpose is void. */
export async function makeSetupToken({ sql }: Pick<Transaction, 'sql'>, setup: Setup): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const identifier = setup.kind === 'FIRST_ADMINISTRATOR' ? FIRST_ADMINISTRATOR : `setup:${setup.accountId}`;
  await sql('delete from verification where identifier = $1', [identifier]);
  await sql(
    `insert into verification (id, identifier, value, expires_at) values ($1, $2, $3, now() + $4::interval)`,
    [newId('ver'), identifier, digest(token), `${LIFETIME_DAYS} days`],
  );
  return token;
}

/**
 * What the token is good for; throws GONE when it is unknown, used or too old, and for the first administrator when
 * there is an account by now, however that was made.
 */
export async function readSetupToken({ sql }: Pick<Transaction, 'sql'>, token: string): Promise<Setup> {
  const rows = await sql<{ identifier: string }>(
    `select identifier from verification where value = $1 and identifier like 'setup:%' and expires_at > now()
       and (identifier <> $2 or not exists (select 1 from account)) for update`,
    [digest(token), FIRST_ADMINISTRATOR],
  );
  const identifier = rows[0]?.identifier;
  if (!identifier) throw new AppError('GONE');
  if (identifier === FIRST_ADMINISTRATOR) return { kind: 'FIRST_ADMINISTRATOR' };
  return { kind: 'SET_PASSWORD', accountId: identifier.slice('setup:'.length) };
}

/** Makes the token void. */
export async function spendSetupToken({ sql }: Pick<Transaction, 'sql'>, token: string): Promise<void> {
  await sql('delete from verification where value = $1', [digest(token)]);
}

/** A token for the first administrator while there is no account at all; null afterwards. */
export function firstAdministratorToken(database: Database): Promise<string | null> {
  return database.withActor({ system: 'operator' }, async ({ sql }) => {
    const [row] = await sql<{ found: boolean }>('select exists (select 1 from account) as found');
    return row!.found ? null : makeSetupToken({ sql }, { kind: 'FIRST_ADMINISTRATOR' });
  });
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
