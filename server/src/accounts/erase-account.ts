import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';

/** Somebody whose account goes. */
export interface Leaving {
  id: string;
  name: string;
  email: string;
}

/**
 * What a feature does when an account goes, in the same transaction: refuses (CONFLICT), tidies up what no reference
 * takes along, tells others. Features above accounts bring theirs by hub.ts.
 */
export type OnErasure = (transaction: Transaction, leaving: Leaving) => Promise<void>;

/**
 * Removes an account with everything personal. What it wrote stays, without it: references to it become empty or name an
 * account that there is no more, and its name goes out of the trail and all logs with its row (`forget_gone_account`).
 * The transaction is the house's; whether it is their own wish, is known before. Throws CONFLICT for the last
 * administrator and for what features refuse.
 */
export async function eraseAccount(
  transaction: Transaction,
  accountId: string,
  announcements: Announcements,
  onErasure: readonly OnErasure[],
): Promise<void> {
  const { sql, record, afterCommit } = transaction;
  await keepAnAdministrator(transaction, accountId);
  const [leaving] = await sql<Leaving>('select id, name, email from account where id = $1 for update', [
    accountId,
  ]);
  if (!leaving) throw new AppError('UNAUTHENTICATED');
  for (const work of onErasure) await work(transaction, leaving);
  await sql('delete from mail where lower(recipient) = $1 or about_id = $2', [leaving.email, leaving.id]);
  // Links that were sent out, by whatever name they are kept.
  await sql(
    `delete from verification where position($1 in identifier || ' ' || value) > 0
       or position($2 in lower(identifier || ' ' || value)) > 0`,
    [leaving.id, leaving.email],
  );
  await sql('delete from account where id = $1', [accountId]);
  // The id names nobody any more; that an account went, and when, can be told.
  record({ kind: 'ACCOUNT_ERASED', subjectId: accountId, actorId: null });
  afterCommit(() => {
    announcements.emit('credentialEnded', { kind: 'account', id: accountId });
    announcements.emit('accountChanged', { accountId });
  });
}
