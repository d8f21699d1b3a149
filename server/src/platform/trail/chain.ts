import { createHash, randomBytes } from 'node:crypto';

/** Parts of an entry that the law may want deleted: the chain holds salted commitments of them, never themselves. */
export const PARTS = ['subject', 'actor', 'network', 'address', 'facts'] as const;
export type Part = (typeof PARTS)[number];

/** Null: there is none, or none any more. */
export type Parts = Record<Part, string | null>;

/** What stands in the chain as it is. */
export interface EntryHead {
  /** `hub`, or a space's id. */
  streamId: string;
  /** Gapless from 1. */
  sequence: number;
  kind: string;
  /** To the millisecond. */
  at: Date;
  organisationId: string | null;
}

/** What proves an entry; docs/trail.md describes it for other programs. */
export interface Seal {
  /** 16 bytes for each of `PARTS`; zeros: none. */
  salts: Buffer;
  /** 32 bytes for each of `PARTS`; zeros: none. */
  commitments: Buffer;
  /** SHA-256 of the hash before and the canonical form. */
  hash: Buffer;
}

export const SALT_BYTES = 16;
export const HASH_BYTES = 32;
/** What stands before a stream's first entry. */
export const BEGINNING = Buffer.alloc(HASH_BYTES);
const FORM = 'umlauf-trail-1';

/** Seals an entry behind the one whose hash is `previous`. */
export function seal(previous: Buffer, head: EntryHead, parts: Parts): Seal {
  const salts = randomBytes(PARTS.length * SALT_BYTES);
  const commitments = Buffer.alloc(PARTS.length * HASH_BYTES);
  for (const [place, part] of PARTS.entries()) {
    const plain = parts[part];
    const salt = saltAt(salts, place);
    if (plain === null) salt.fill(0);
    else commit(salt, plain).copy(commitments, place * HASH_BYTES);
  }
  return { salts, commitments, hash: hashOf(previous, head, commitments) };
}

/** The hash that an entry must bear behind `previous`. */
export function hashOf(previous: Buffer, head: EntryHead, commitments: Buffer): Buffer {
  return createHash('sha256').update(previous).update(canonical(head, commitments)).digest();
}

/** JSON as RFC 8785 writes it: an array without spaces, commitments in lower-case hexadecimal. */
export function canonical(head: EntryHead, commitments: Buffer): string {
  const { streamId, sequence, kind, at, organisationId } = head;
  const committed = PARTS.map((_, place) => {
    const commitment = commitmentAt(commitments, place);
    return isNone(commitment) ? null : commitment.toString('hex');
  });
  return JSON.stringify([FORM, streamId, sequence, kind, at.toISOString(), organisationId, ...committed]);
}

/** SHA-256 of the salt and the plain text. */
export function commit(salt: Buffer, plain: string): Buffer {
  return createHash('sha256').update(salt).update(plain).digest();
}

/** Facts as one text, keys in order (RFC 8785); null when there are none. */
export function canonicalFacts(facts: Readonly<Record<string, string>> | undefined): string | null {
  const keys = Object.keys(facts ?? {}).toSorted();
  if (keys.length === 0) return null;
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(facts![key])}`).join(',')}}`;
}

export function saltAt(salts: Buffer, place: number): Buffer {
  return salts.subarray(place * SALT_BYTES, (place + 1) * SALT_BYTES);
}

export function commitmentAt(commitments: Buffer, place: number): Buffer {
  return commitments.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);
}

/** Zeros say that there is none. */
export function isNone(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
