import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { AppError } from '../errors.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const SEQUENCE_BYTES = 6;
const TAG_BYTES = 16;

/** Whose cursor it is, and of which stream. */
export interface Follower {
  accountId: string;
  spaceId: string;
}

/**
 * Places in a stream's log as followers hold them: encrypted and authenticated by a key of the hub's secret, bound to
 * account and stream. Nobody reads a number out of one, makes one up, or goes on with somebody else's. The same place
 * always gives the same cursor, so that equal answers stay equal.
 */
export class EventCursors {
  private readonly key: Buffer;
  private readonly nonceKey: Buffer;

  constructor(secret: string) {
    const derived = Buffer.from(hkdfSync('sha256', secret, '', 'umlauf event cursor 1', 64));
    this.key = derived.subarray(0, 32);
    this.nonceKey = derived.subarray(32);
  }

  seal(follower: Follower, sequence: number): string {
    const name = nameOf(follower);
    // Made from what it protects (as in RFC 5297, SIV): it repeats only where the whole cursor does.
    const nonce = createHmac('sha256', this.nonceKey).update(`${name} ${sequence}`).digest();
    const plain = Buffer.alloc(SEQUENCE_BYTES);
    plain.writeUIntBE(sequence, 0, SEQUENCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce.subarray(0, NONCE_BYTES));
    cipher.setAAD(name);
    const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce.subarray(0, NONCE_BYTES), hidden, cipher.getAuthTag()]).toString('base64url');
  }

  /** The sequence number; INVALID_INPUT for whatever was not given to this follower for this stream. */
  open(follower: Follower, cursor: string): number {
    const bytes = Buffer.from(cursor, 'base64url');
    const hasForm =
      bytes.length === NONCE_BYTES + SEQUENCE_BYTES + TAG_BYTES && bytes.toString('base64url') === cursor;
    if (!hasForm) throw malformed();
    try {
      const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(nameOf(follower));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      decipher.final();
      return plain.readUIntBE(0, SEQUENCE_BYTES);
    } catch {
      throw malformed();
    }
  }
}

function nameOf({ accountId, spaceId }: Follower): Buffer {
  return Buffer.from(`${accountId} ${spaceId}`);
}

function malformed(): AppError {
  return new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
}
