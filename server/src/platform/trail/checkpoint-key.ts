import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, sections 4 and 7). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs checkpoints. */
export interface CheckpointKey {
  /** 32 bytes: whoever has them can check what was signed. */
  publicKey: Buffer;
  /** 64 bytes. */
  sign(text: string): Buffer;
}

/** The hub's key (Ed25519), derived from its secret, so that there is nothing more to keep. */
export function checkpointKey(secret: string): CheckpointKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'umlauf trail checkpoints', 32));
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length),
    sign: (text) => sign(null, Buffer.from(text), key),
  };
}

/** Whether the key that belongs to these 32 bytes signed the text. */
export function isSignedBy(publicKey: Buffer, text: string, signature: Buffer): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' });
  } catch {
    return false;
  }
  return verify(null, Buffer.from(text), key, signature);
}
