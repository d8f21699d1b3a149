import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, sections 4 and 7). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs checkpoints. */
export type CheckpointKey = HubKey;

/** Signs in the hub's name. */
export interface HubKey {
  /** 32 bytes: whoever has them can check what was signed. */
  publicKey: Buffer;
  /** 64 bytes. */
  sign(text: string): Buffer;
}

/** The hub's key for checkpoints. */
export function checkpointKey(secret: string): CheckpointKey {
  return hubKey(secret, 'umlauf trail checkpoints');
}

/**
 * A key of the hub's (Ed25519) for one purpose, derived from its secret, so that there is nothing more to keep: what is
 * signed for one purpose can never pass for something else.
 */
export function hubKey(secret: string, purpose: string): HubKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length),
    sign: (text) => sign(null, Buffer.from(text), key),
  };
}

/** The same 32 bytes as PEM, as other programs take them. */
export function pemOf(publicKey: Buffer): string {
  return keyOf(publicKey).export({ format: 'pem', type: 'spki' }) as string;
}

/** The 32 bytes of a key in PEM; null for what is none of Ed25519. */
export function publicKeyOf(pem: string): Buffer | null {
  try {
    const bytes = createPublicKey(pem).export({ format: 'der', type: 'spki' });
    const isOfKind = bytes.subarray(0, PUBLIC_PREFIX.length).equals(PUBLIC_PREFIX);
    return isOfKind ? bytes.subarray(PUBLIC_PREFIX.length) : null;
  } catch {
    return null;
  }
}

function keyOf(publicKey: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' });
}

/** Whether the key that belongs to these 32 bytes signed the text. */
export function isSignedBy(publicKey: Buffer, text: string, signature: Buffer): boolean {
  let key: KeyObject;
  try {
    key = keyOf(publicKey);
  } catch {
    return false;
  }
  return verify(null, Buffer.from(text), key, signature);
}
