import { randomBytes } from 'node:crypto';
import { databaseNow } from './clock.ts';

/** Which kind of object an id names: the first three letters of the id itself. */
export type IdPrefix =
  | 'acc'
  | 'org'
  | 'spc'
  | 'doc'
  | 'tok'
  | 'ses'
  | 'crd'
  | 'ver'
  | 'fac'
  | 'pky'
  | 'mai'
  | 'inv'
  | 'req'
  | 'thr'
  | 'com'
  | 'vsn'
  | 'fil'
  | 'bod'
  | 'sea'
  | 'sug'
  | 'rul'
  | 'cir'
  | 'cst'
  | 'cdo'
  | 'cat'
  | 'ans'
  | 'tpl'
  | 'dec'
  | 'rel'
  | 'mse'
  | 'mtg'
  | 'mpt'
  | 'mat'
  | 'mns'
  | 'agi'
  | 'blk'
  | 'tst'
  | 'ags'
  | 'cal';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SHAPE = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

/** A new opaque id: prefix, `_`, and a UUID version 7 (RFC 9562) in Crockford's base32, so that ids sort by age. */
export function newId(prefix: IdPrefix, now = databaseNow()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let i = 0; i < 26; i++) {
    text = ALPHABET[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return `${prefix}_${text}`;
}

/** Whether the text has the shape of an id of this kind; anything else names nothing. */
export function isId(prefix: IdPrefix, id: string): boolean {
  return id.startsWith(`${prefix}_`) && SHAPE.test(id);
}
