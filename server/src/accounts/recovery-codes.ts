import { createHmac, randomInt } from 'node:crypto';

/** Crockford's base32 without the letters that are taken for digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CODES = 10;
/** Five bits each: 80 bits are not guessed, whatever is tried. */
const CHARACTERS = 16;
const HASH = /^[0-9a-f]{64}$/;

/** New recovery codes, in groups of four that can be read aloud. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from({ length: CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]!);
    return letters.join('').replace(/.{4}(?=.)/g, '$&-');
  });
}

/** What is stored of a code, however it is typed: capital letters, blanks and hyphens do not count. */
export function hashRecoveryCode(secret: string, code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return createHmac('sha256', secret).update(`recovery code ${plain}`).digest('hex');
}

/**
 * For better-auth, which keeps codes to compare them with what is typed: it is given hashes to keep, and whoever calls
 * it hashes what is typed. What it stores a second time, because one of them was used, are hashes already.
 */
export function storeRecoveryCodes(secret: string) {
  return {
    encrypt: async (json: string) => {
      const codes = JSON.parse(json) as string[];
      return JSON.stringify(codes.map((code) => (HASH.test(code) ? code : hashRecoveryCode(secret, code))));
    },
    decrypt: async (json: string) => json,
  };
}
