import type { Transaction } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { OIDC } from './oidc-provider.ts';

/** Which of them: by the provider's name for one session, or all of a person; one of the two is there. */
export interface ProviderSessions {
  providerSessionId: string | null;
  /** As the credential names the person. */
  subject: string | null;
}

/** Ends sessions that the identity provider opened; what is open with them is closed after the commit. */
export async function endProviderSessions(
  { sql, record, afterCommit }: Pick<Transaction, 'sql' | 'record' | 'afterCommit'>,
  announcements: Announcements,
  { providerSessionId, subject }: ProviderSessions,
): Promise<void> {
  const ended = await sql<{ id: string; accountId: string }>(
    `delete from session where method = 'OIDC' and (provider_session_id = $1 or $1 is null)
        and ($2::text is null or account_id in (
          select account_id from credential where provider_id = $3 and provider_account_id = $2))
      returning id, account_id as "accountId"`,
    [providerSessionId, subject, OIDC],
  );
  for (const { accountId } of ended) record({ kind: 'SESSION_ENDED', subjectId: accountId, actorId: null });
  afterCommit(() => {
    for (const { id, accountId } of ended) {
      announcements.emit('credentialEnded', { kind: 'session', id });
      announcements.emit('accountChanged', { accountId });
    }
  });
}
