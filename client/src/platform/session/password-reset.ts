import { send } from './auth.ts';

/** Asks for a link by mail; the answer is the same for every address. */
export async function askForPasswordReset(email: string): Promise<void> {
  await send('/api/password-reset', { email });
}

/** What a link for a new password is for. */
export interface PasswordResetOffer {
  email: string;
  /** What signs in there beside the password. */
  passkeys: { name: string; createdAt: string; lastUsedAt: string | null }[];
}

/** For whose account a link is. GONE: it is not good, or not any more. */
export async function passwordResetOffer(secret: string): Promise<PasswordResetOffer> {
  return (await send('/api/password-reset/look', { secret })) as PasswordResetOffer;
}

/** Sets the password, and removes the passkeys where that is wished. Nobody is signed in by it. */
export async function resetPassword(
  secret: string,
  wish: { password: string; removePasskeys: boolean },
): Promise<void> {
  await send('/api/password-reset/spend', { secret, ...wish });
}
