import { isId } from './platform/ids.ts';
import { ConfigError } from './platform/config.ts';
import type { Database } from './platform/database/database.ts';
import { Checkpoints } from './platform/trail/checkpoints.ts';
import { verifyTrail, type Verdict } from './platform/trail/verify-trail.ts';

interface AuditOptions {
  /** Null: everything. */
  space: string | null;
  /** Public keys of former secrets, in hexadecimal. */
  trust: readonly string[];
  /** A line that `checkpointLine` printed. */
  checkpoint: string | null;
}

/** Recomputes the trail and says in words how it stands. */
export async function auditVerify(
  database: Database,
  secret: string,
  { space, trust, checkpoint }: AuditOptions,
): Promise<{ text: string; isSound: boolean }> {
  if (space !== null && space !== 'hub' && !isId('spc', space))
    throw new ConfigError('--space must be a space’s id.');
  const keys = trust.map(readKey);
  const begin = performance.now();
  const own = new Checkpoints(database, secret);
  const verdict = await verifyTrail(database, [own.publicKey, ...keys], space);
  const missing = checkpoint === null ? null : await missingCheckpoint(database, checkpoint);
  const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
  const isSound = verdict.broken === null && missing === null;
  return { text: [...wordsOf(verdict), missing, `${seconds} s`].filter(Boolean).join('\n'), isSound };
}

function wordsOf({ streams, entries, checkpoints, unsigned, deletedParts, broken }: Verdict): string[] {
  const counts = `${entries} entries in ${streams} streams, ${checkpoints} checkpoints; ${deletedParts} parts deleted by right`;
  if (broken)
    return [
      `BROKEN: ${broken.streamId}, entry ${broken.sequence}: ${broken.what}`,
      `checked before: ${counts}`,
    ];
  return [`sound: ${counts}`, `${unsigned} entries are chained and not signed yet`];
}

/** Signs where everything ends now; a line to keep where the hub's database cannot reach it. */
export async function checkpointLine(database: Database, secret: string): Promise<string> {
  await new Checkpoints(database, secret).make();
  const [last] = await readCheckpoint(database, null);
  if (!last) throw new ConfigError('There is nothing to sign yet.');
  return lineOf(last);
}

interface Noted {
  number: number;
  at: Date;
  publicKey: Buffer;
  signature: Buffer;
}

function lineOf({ number, at, publicKey, signature }: Noted): string {
  return `${number} ${at.toISOString()} ${publicKey.toString('hex')} ${signature.toString('hex')}`;
}

async function missingCheckpoint(database: Database, line: string): Promise<string | null> {
  const number = Number(/^(\d+) \S+ [0-9a-f]{64} [0-9a-f]{128}$/.exec(line.trim())?.[1]);
  if (!number) throw new ConfigError('--checkpoint must be a line that audit checkpoint printed.');
  const [found] = await readCheckpoint(database, number);
  return found && lineOf(found) === line.trim()
    ? null
    : `BROKEN: checkpoints, ${number}: it is not the one that was noted`;
}

function readCheckpoint(database: Database, number: number | null): Promise<Noted[]> {
  return database.withActor({ system: 'operator' }, ({ sql }) =>
    sql<Noted>(
      `select number, at, public_key as "publicKey", signature from trail_checkpoint
       where $1::int is null or number = $1 order by number desc limit 1`,
      [number],
    ),
  );
}

/** A public key as it is named on the command line. Throws ConfigError. */
export function readKey(text: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new ConfigError('--trust must be a public key: 64 hexadecimal digits.');
  return Buffer.from(text, 'hex');
}
