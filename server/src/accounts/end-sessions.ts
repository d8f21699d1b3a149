import type { Transaction } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** Which sessions of an account end. */
export type Ending = { only: string } | { allBut: string | null };

/** Ends sessions; what is open with them is closed after the commit. Answers with how many there were. */
export async function endSessions(
  { sql, afterCommit, record }: Pick<Transaction, 'sql' | 'afterCommit' | 'record'>,
  announcements: Announcements,
  accountId: string,
  ending: Ending,
): Promise<number> {
  const ended = await sql<{ id: string }>(
    `delete from session where account_id = $1 and (id = $2 or ($3 and id is distinct from $4)) returning id`,
    [
      accountId,
      'only' in ending ? ending.only : null,
      'allBut' in ending,
      'allBut' in ending ? ending.allBut : null,
    ],
  );
  for (let i = 0; i < ended.length; i++) record({ kind: 'SESSION_ENDED', subjectId: accountId });
  afterCommit(() => {
    for (const { id } of ended) announcements.emit('credentialEnded', { kind: 'session', id });
    announcements.emit('accountChanged', { accountId });
  });
  return ended.length;
}
