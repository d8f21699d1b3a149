import { computeResult } from '@umlauf/shared/circulation/compute-result';
import { tellResult } from '@umlauf/shared/circulation/result-words';
import { isAsStored } from '../circulations/verify-circulation.ts';
import { contentHash } from '../documents/canonical-content.ts';
import { isSignedBy, publicKeyOf } from '../platform/trail/checkpoint-key.ts';
import {
  canonical,
  RECORD_FORM,
  RECORD_PARTS,
  roundOfRecord,
  sha256,
  type RecordPart,
  type RoundRecord,
} from './round-record.ts';

/** Names of what a record's archive always holds, beside the files that are signed. */
export const KEY_FILE = 'key.pem';
export const SIGNED_FILE = 'signed.txt';
export const SIGNATURE_FILE = 'record.sig';
export const RECORD_FILE = 'record.json';
export const TEXT_FILE = 'text.json';

export type RecordVerdict =
  /** `result`: what came of the round, in a line; null: it was withdrawn. */
  | { isSound: true; id: string; publicKey: string; isTrusted: boolean; files: number; result: string | null }
  /** The first thing that is wrong. */
  | { isSound: false; what: string };

/** Thrown for the first thing that is wrong. */
class Wrong extends Error {}

/**
 * Checks a record by what it holds alone: whose signature it bears, every hash, the text, and the result, which is computed
 * again. `trusted`: public keys (32 bytes) of whom it may be; none: whoever signed it is told.
 */
export function verifyRecord(
  files: ReadonlyMap<string, Uint8Array>,
  trusted: readonly Buffer[],
): RecordVerdict {
  try {
    return check(files, trusted);
  } catch (error) {
    if (error instanceof Wrong) return { isSound: false, what: error.message };
    throw error;
  }
}

function check(files: ReadonlyMap<string, Uint8Array>, trusted: readonly Buffer[]): RecordVerdict {
  const publicKey = publicKeyOf(textIn(files, KEY_FILE));
  if (!publicKey) throw new Wrong(`key: ${KEY_FILE} is no public key of Ed25519`);
  const isTrusted = trusted.some((key) => key.equals(publicKey));
  if (trusted.length > 0 && !isTrusted)
    throw new Wrong(`key: it was signed by another one, ${publicKey.toString('hex')}`);
  const signed = textIn(files, SIGNED_FILE);
  if (!isSignedBy(publicKey, signed, Buffer.from(bytesIn(files, SIGNATURE_FILE))))
    throw new Wrong(`signature: ${SIGNED_FILE} is not what was signed`);
  const list = readSigned(signed);
  checkFiles(files, list);
  const record = recordIn(files);
  if (record.form !== RECORD_FORM || record.round.id !== list.id)
    throw new Wrong(`${RECORD_FILE}: it is of another form or round`);
  if (contentHash(textIn(files, TEXT_FILE)) !== record.round.contentHash)
    throw new Wrong(`text: ${TEXT_FILE} has another hash than what went round, ${record.round.contentHash}`);
  checkWhatElse(files, list, record.round);
  return {
    isSound: true,
    id: list.id,
    publicKey: publicKey.toString('hex'),
    isTrusted,
    files: list.hashes.size,
    result: resultOf(record),
  };
}

/** Further documents and files by the hashes that the record says were answered to, each of them signed. */
function checkWhatElse(
  files: ReadonlyMap<string, Uint8Array>,
  { hashes }: SignedList,
  { furtherDocuments = [], attachments = [] }: RoundRecord['round'],
): void {
  for (const { file } of [...furtherDocuments, ...attachments])
    if (!hashes.has(file)) throw new Wrong(`${SIGNED_FILE}: it does not name ${file}`);
  for (const { file, contentHash: hash } of furtherDocuments)
    if (contentHash(textIn(files, file)) !== hash)
      throw new Wrong(`text: ${file} has another hash than what went round, ${hash}`);
  for (const { file, hash } of attachments)
    if (sha256(bytesIn(files, file)) !== hash)
      throw new Wrong(`attachment: ${file} has another hash than what went round, ${hash}`);
}

interface SignedList {
  id: string;
  hashes: Map<string, string>;
  parts: Map<string, string>;
}

function readSigned(text: string): SignedList {
  const [form, id = '', ...lines] = text.split('\n');
  if (form !== RECORD_FORM) throw new Wrong(`${SIGNED_FILE}: its form is ${form}, not ${RECORD_FORM}`);
  const pairs = (pattern: RegExp) =>
    lines.flatMap((line) => {
      const match = pattern.exec(line);
      return match ? [match.slice(1) as [string, string]] : [];
    });
  const hashes = pairs(/^([0-9a-f]{64}) {2}(.+)$/).map(([hash, name]): [string, string] => [name, hash]);
  return { id, hashes: new Map(hashes), parts: new Map(pairs(/^(\w+) ([0-9a-f]{64})$/)) };
}

function checkFiles(files: ReadonlyMap<string, Uint8Array>, { hashes, parts }: SignedList): void {
  for (const name of [RECORD_FILE, TEXT_FILE])
    if (!hashes.has(name)) throw new Wrong(`${SIGNED_FILE}: it does not name ${name}`);
  for (const [name, hash] of hashes) {
    if (sha256(bytesIn(files, name)) === hash) continue;
    if (name === RECORD_FILE) nameParts(recordIn(files), parts);
    throw new Wrong(
      name === TEXT_FILE ? `text: ${name} is not what was signed` : `${name}: it is not what was signed`,
    );
  }
  for (const name of files.keys())
    if (!hashes.has(name) && ![KEY_FILE, SIGNED_FILE, SIGNATURE_FILE].includes(name))
      throw new Wrong(`${name}: nobody has signed it`);
}

/** Throws for the first part of the record that is another one. */
function nameParts(record: RoundRecord, parts: ReadonlyMap<string, string>): void {
  const isOther = (part: RecordPart) => sha256(canonical(record[part] ?? null)) !== parts.get(part);
  const other = RECORD_PARTS.find(isOther);
  if (other) throw new Wrong(`${other}: not what was signed (${RECORD_FILE})`);
}

/** What came of it, computed anew. */
function resultOf(record: RoundRecord): string | null {
  const { state, reason, counts, endedAt } = record.round;
  if (state === 'WITHDRAWN') return null;
  const computed = computeResult(roundOfRecord(record), Infinity);
  if (!isAsStored({ state, reason, counts, endedAt: new Date(endedAt) }, computed))
    throw new Wrong(
      `result: the rules and answers lead to “${tellResult(computed, 'en')}”, and not to ${state}, ${reason}`,
    );
  return tellResult(computed, 'en');
}

function recordIn(files: ReadonlyMap<string, Uint8Array>): RoundRecord {
  try {
    const record = JSON.parse(textIn(files, RECORD_FILE)) as RoundRecord | null;
    if (record && RECORD_PARTS.every((part) => part in record)) return record;
  } catch (error) {
    if (error instanceof Wrong) throw error;
  }
  throw new Wrong(`${RECORD_FILE}: it cannot be read`);
}

function textIn(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(bytesIn(files, name)).toString('utf8');
}

function bytesIn(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Wrong(`${name}: it is missing`);
  return bytes;
}
