import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { provePassword } from './change-password.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { OtherWays } from './sign-in-methods.ts';

/**
 * For what cannot be undone: whoever signs in with a password says it once more; whoever signs in otherwise, as everybody
 * does where the hub takes no passwords, must have done so within the last minutes. A session left open is not enough. Throws INVALID_INPUT, RATE_LIMITED or CONFLICT.
 */
export async function proveOneself(
  context: Context,
  password: string | null,
  limit: SignInLimit,
  { passwords }: Pick<OtherWays, 'passwords'>,
): Promise<void> {
  const { accountId, credential } = context.signedIn;
  const [found] = await context.transaction(({ sql }) =>
    sql<{ hasPassword: boolean; isFresh: boolean }>(
      `select exists (select 1 from credential where account_id = $1 and provider_id = 'credential') as "hasPassword",
        exists (select 1 from session where id = $2 and created_at > now() - make_interval(mins => $3)) as "isFresh"`,
      [accountId, credential.id, LIMITS.freshSessionMinutes],
    ),
  );
  if (passwords && found!.hasPassword) await provePassword(context, accountId, password ?? '', limit);
  else if (!found!.isFresh) throw new AppError('CONFLICT', { reason: 'SIGN_IN_AGAIN' });
}
