import type { Database } from '../database/database.ts';
import { checkpointText, type Checkpoint, type CheckpointStream } from './checkpoints.ts';
import { isSignedBy } from './checkpoint-key.ts';
import { BEGINNING } from './chain.ts';

/** What checkpoints say of one stream. */
export interface StreamAnchors {
  /** Where it begins; null: no checkpoint has it. */
  base: { sequence: number; hash: Buffer } | null;
  /** The newest entry that is signed; 0: none. */
  last: number;
  /** The signed hash of this entry; `after` is the signed one before it. */
  at(sequence: number): { number: number; hash: Buffer; after: number } | undefined;
}

export interface Anchors {
  count: number;
  broken: { streamId: string; sequence: number; what: string } | null;
  streams(): string[];
  of(streamId: string): StreamAnchors;
}

type Row = Checkpoint & { streams: (CheckpointStream & { number: number })[] };

/** Reads the checkpoints and checks that they follow one another and bear the signature of a trusted key. */
export async function verifyCheckpoints(database: Database, trusted: readonly Buffer[]): Promise<Anchors> {
  const checkpoints = await readCheckpoints(database);
  const known = new Map<string, (CheckpointStream & { number: number })[]>();
  let previous: Checkpoint | null = null;
  let broken: Anchors['broken'] = null;
  for (const checkpoint of checkpoints) {
    const what = faultOf(checkpoint, previous, trusted);
    if (what !== null) {
      broken = { streamId: 'checkpoints', sequence: checkpoint.number, what };
      break;
    }
    for (const stream of checkpoint.streams) {
      const signed = known.get(stream.streamId);
      if (signed) signed.push(stream);
      else known.set(stream.streamId, [stream]);
    }
    previous = checkpoint;
  }
  return {
    count: checkpoints.length,
    broken,
    streams: () => [...known.keys()],
    of: (streamId) => anchorsOf(known.get(streamId) ?? []),
  };
}

function faultOf(checkpoint: Row, previous: Checkpoint | null, trusted: readonly Buffer[]): string | null {
  const number = (previous?.number ?? 0) + 1;
  if (checkpoint.number !== number) return `checkpoint ${number} is missing`;
  const key = trusted.find((each) => each.equals(checkpoint.publicKey));
  if (!key)
    return `signed by ${checkpoint.publicKey.toString('hex')}, which is not this hub's key; trust it by --trust`;
  const text = checkpointText(checkpoint, previous?.signature ?? null);
  return isSignedBy(key, text, checkpoint.signature) ? null : 'the signature does not fit what it signs';
}

function anchorsOf(signed: readonly (CheckpointStream & { number: number })[]): StreamAnchors {
  const newest = signed.at(-1);
  const places = new Map<number, { number: number; hash: Buffer; after: number }>();
  let after = 0;
  for (const { sequence, hash, number } of signed) {
    if (!places.has(sequence)) places.set(sequence, { number, hash, after });
    after = sequence;
  }
  return {
    base: newest ? { sequence: newest.baseSequence, hash: newest.baseHash ?? BEGINNING } : null,
    last: newest?.sequence ?? 0,
    at: (sequence) => places.get(sequence),
  };
}

async function readCheckpoints(database: Database): Promise<Row[]> {
  return database.withActor({ system: 'operator' }, async ({ sql }) => {
    const checkpoints = await sql<Omit<Row, 'streams'>>(
      'select number, at, public_key as "publicKey", signature from trail_checkpoint order by number',
    );
    const streams = await sql<CheckpointStream & { number: number }>(
      `select stream_id as "streamId", number, base_sequence as "baseSequence", base_hash as "baseHash", sequence, hash
       from trail_checkpoint_stream order by number, stream_id collate "C"`,
    );
    const byNumber = Map.groupBy(streams, ({ number }) => number);
    return checkpoints.map((checkpoint) => ({
      ...checkpoint,
      streams: byNumber.get(checkpoint.number) ?? [],
    }));
  });
}
