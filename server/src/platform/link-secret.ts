import { createHash, randomBytes } from 'node:crypto';

/** What stands behind the `#` of a link in a mail, a part of the address that no browser sends: 256 random bits. */
export function newLinkSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it; null for what can be none. */
export function hashLinkSecret(secret: string): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null;
  return createHash('sha256').update(secret).digest('hex');
}
