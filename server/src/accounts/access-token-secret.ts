import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ACCESS_TOKEN } from '../platform/http/address-secrets.ts';

const PREFIX = 'umlauf_';
const SHAPE = new RegExp(`^${ACCESS_TOKEN.source}$`);

/** A new secret: prefix (secret scanners find it), 256 random bits, and a checksum that tells a typing error at once. */
export function newSecret(): string {
  const body = PREFIX + randomBytes(32).toString('base64url');
  return `${body}_${checksum(body)}`;
}

/** Whether the text can be a secret of ours at all, so that rubbish costs no query. */
export function looksLikeSecret(text: string): boolean {
  return SHAPE.test(text) && text.slice(-8) === checksum(text.slice(0, -9));
}

/** What is stored: SHA-256 is enough for 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function checksum(body: string): string {
  return crc32(body).toString(16).padStart(8, '0');
}
