import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** What a device does differently from a right one. */
export interface Slips {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** The person has touched it and nothing more. */
  unverified?: boolean;
  /** It says that it has signed so often. */
  counter?: number;
  /** Signs for this passkey with another one's key. */
  keyOf?: MadePasskey;
}

/** A passkey as its device keeps it. */
export interface MadePasskey {
  id: string;
  key: KeyObject;
  /** Its public half, as the hub keeps it. */
  publicKey: string;
  counter: number;
}

interface CreationOptions {
  challenge: string;
  rp: { id: string };
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();

/** A device with passkeys (WebAuthn level 3): ES256 keys, and no word about its maker (attestation "none"). */
export class Authenticator {
  constructor(private readonly origin: string) {}

  /** Makes a passkey: what it keeps, and what it sends. `like`: it claims the id of another one. */
  create({ challenge, rp }: CreationOptions, slips: Slips = {}, like?: MadePasskey) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rawId = like ? Buffer.from(like.id, 'base64url') : randomBytes(16);
    const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    // COSE_Key (RFC 9053, 7.1.1): EC2, ES256, P-256.
    const key = map([
      [1, number(2)],
      [3, number(-7)],
      [-1, number(1)],
      [-2, bytes(Buffer.from(x, 'base64url'))],
      [-3, bytes(Buffer.from(y, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(rawId.length);
    const data = Buffer.concat([this.data(rp.id, HAS_KEY, 0, slips), Buffer.alloc(16), length, rawId, key]);
    const attestation = Buffer.concat([
      head(5, 3),
      text('fmt'),
      text('none'),
      text('attStmt'),
      head(5, 0),
      text('authData'),
      bytes(data),
    ]);
    const id = rawId.toString('base64url');
    const response = {
      clientDataJSON: this.clientData('webauthn.create', challenge, slips).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
    const made: MadePasskey = { id, key: privateKey, publicKey: key.toString('base64'), counter: 0 };
    return { made, answer: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response } };
  }

  /** Signs in by a passkey: what it sends. */
  sign(passkey: MadePasskey, challenge: string, slips: Slips = {}) {
    passkey.counter = slips.counter ?? passkey.counter + 1;
    const { hostname } = new URL(this.origin);
    const data = this.data(hostname, 0, passkey.counter, slips);
    const clientData = this.clientData('webauthn.get', challenge, slips);
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(clientData)]))
      .sign((slips.keyOf ?? passkey).key);
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    };
    const { id } = passkey;
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private data(rpId: string, flags: number, counter: number, slips: Slips): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter);
    const verified = slips.unverified ? 0 : USER_VERIFIED;
    return Buffer.concat([sha256(slips.rpId ?? rpId), Buffer.of(flags | USER_PRESENT | verified), counted]);
  }

  private clientData(type: string, challenge: string, slips: Slips): Buffer {
    const origin = slips.origin ?? this.origin;
    return Buffer.from(JSON.stringify({ type, challenge: slips.challenge ?? challenge, origin }));
  }
}

/** The head of a CBOR value (RFC 8949, 3): major type, and its number or length. */
function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.of((major << 5) | count);
  if (count < 256) return Buffer.of((major << 5) | 24, count);
  return Buffer.of((major << 5) | 25, count >> 8, count & 0xff);
}

const number = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (entries: [number, Buffer][]) =>
  Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [number(key), value])]);
