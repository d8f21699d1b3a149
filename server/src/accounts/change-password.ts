import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { Account } from './account.entity.ts';
import type { ChangePasswordInput } from './account.inputs.ts';
import { setPassword } from './create-account.ts';
import { faultOfPassword } from './credential-rules.ts';
import { endSessions } from './end-sessions.ts';
import { tellPasswordChanged } from './password-mails.ts';
import { verifyPassword } from './passwords.ts';
import type { SignInLimit } from './sign-in-limit.ts';

export interface ChangeParts {
  limit: SignInLimit;
  announcements: Announcements;
  outbox: Outbox;
}

/**
 * Changes a password for whoever knows the present one; all sessions but this one end, and the owner hears of it by mail.
 * Tries are counted as those of signing in are: a session left open must not be a place to guess at.
 */
export async function changePassword(
  context: Context,
  { accountId, credential }: Viewer,
  { currentPassword, newPassword }: ChangePasswordInput,
  { limit, announcements, outbox }: ChangeParts,
): Promise<void> {
  checkFields({ newPassword: faultOfPassword(newPassword) });
  await provePassword(context, accountId, currentPassword, limit);
  await context.transaction(async (transaction) => {
    await endSessions(transaction, announcements, accountId, { allBut: credential.id });
    await transaction.asHouse(() => setPassword(transaction, accountId, newPassword, credential.id));
    transaction.record({ kind: 'PASSWORD_CHANGED', subjectId: accountId });
    const { email, locale } = await transaction.em.findOneOrFail(Account, { id: accountId });
    if (email) await tellPasswordChanged(transaction, outbox, { id: accountId, email, locale });
  });
}

/** Throws INVALID_INPUT { currentPassword: WRONG } unless it is the account's password, RATE_LIMITED after too many tries. */
export async function provePassword(
  context: Context,
  accountId: string,
  password: string,
  limit: SignInLimit,
): Promise<void> {
  const { email, hash } = await context.transaction(async ({ em, sql }) => {
    const account = await em.findOneOrFail(Account, { id: accountId });
    const [found] = await sql<{ password: string | null }>(
      `select password from credential where account_id = $1 and provider_id = 'credential'`,
      [accountId],
    );
    return { email: account.email ?? '', hash: found?.password ?? null };
  });
  const attempt = [email, context.sender.address] as const;
  const retryAfter = limit.begin(...attempt);
  if (retryAfter > 0) throw new AppError('RATE_LIMITED', { retryAfter });
  const isRight = hash !== null && (await verifyPassword({ hash, password }));
  limit.end(...attempt, !isRight);
  if (!isRight) throw new AppError('INVALID_INPUT', { fields: { currentPassword: 'WRONG' } });
}
