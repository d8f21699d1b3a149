import { databaseMoment } from '../clock.ts';
import type { Database, Transaction } from '../database/database.ts';
import { checkpointKey, type CheckpointKey } from './checkpoint-key.ts';

/** A stream as a checkpoint saw it. */
export interface CheckpointStream {
  streamId: string;
  /** Behind this entry the stream begins: what is before may be cut away. */
  baseSequence: number;
  baseHash: Buffer;
  /** Its newest entry. */
  sequence: number;
  hash: Buffer;
}

export interface Checkpoint {
  /** From 1. */
  number: number;
  at: Date;
  publicKey: Buffer;
  signature: Buffer;
  /** Those that have moved since the checkpoint before. */
  streams: CheckpointStream[];
}

const FORM = 'umlauf-checkpoint-1';
/** Any constant: checkpoints are made one after the other. */
const CHECKPOINT_LOCK = 7_205_162;

/** What is signed: lines, described in docs/trail.md. `previous` is the signature of the checkpoint before. */
export function checkpointText(
  { number, at, streams }: Pick<Checkpoint, 'number' | 'at' | 'streams'>,
  previous: Buffer | null,
): string {
  const lines = streams
    .toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1))
    .map(({ streamId, baseSequence, baseHash, sequence, hash }) =>
      [streamId, baseSequence, baseHash.toString('hex'), sequence, hash.toString('hex')].join(' '),
    );
  return [FORM, number, at.toISOString(), previous?.toString('hex') ?? '-', ...lines, ''].join('\n');
}

/** Makes the signed checkpoints of the hub's trail and of all spaces' logs, and cuts what they leave behind. */
export class Checkpoints {
  private readonly key: CheckpointKey;

  constructor(
    private readonly database: Database,
    secret: string,
  ) {
    this.key = checkpointKey(secret);
  }

  get publicKey(): Buffer {
    return this.key.publicKey;
  }

  /**
   * Signs where the streams end that have moved, and where those begin that are to be cut (`bases`: the last entry that
   * may go). Null when there is nothing new. Writers are not held up: each stream is read once, as it is.
   */
  make(bases: ReadonlyMap<string, number> = new Map()): Promise<Checkpoint | null> {
    return this.database.withActor({ system: 'retention' }, async ({ sql }) => {
      await sql('select pg_advisory_xact_lock($1)', [CHECKPOINT_LOCK]);
      const streams = await sql<CheckpointStream>(MOVED, [[...bases.keys()], [...bases.values()]]);
      if (streams.length === 0) return null;
      const [last] = await sql<{ number: number; signature: Buffer }>(
        'select number, signature from trail_checkpoint order by number desc limit 1',
      );
      const unsigned = { number: (last?.number ?? 0) + 1, at: databaseMoment(), streams };
      const signature = this.key.sign(checkpointText(unsigned, last?.signature ?? null));
      const checkpoint = { ...unsigned, publicKey: this.publicKey, signature };
      await store({ sql }, checkpoint);
      return checkpoint;
    });
  }

  /** Cuts these streams' beginnings, behind a checkpoint that says so. How many entries went. */
  async cut(bases: ReadonlyMap<string, number>): Promise<number> {
    if (bases.size === 0) return 0;
    await this.make(bases);
    let gone = 0;
    for (const [streamId, last] of bases) {
      const first = await this.firstOf(streamId);
      for (let until = first + BATCH - 1; ; until += BATCH) {
        const end = Math.min(until, last);
        gone += await this.database.withActor({ system: 'retention' }, async ({ sql }) => {
          const [row] = await sql<{ gone: number }>('select cut_trail($1, $2) as gone', [streamId, end]);
          return row!.gone;
        });
        if (end === last) break;
      }
    }
    return gone;
  }

  private async firstOf(streamId: string): Promise<number> {
    const [row] = await this.database.withActor({ system: 'retention' }, ({ sql }) =>
      sql<{ first: number | null }>(
        streamId === 'hub'
          ? 'select min(sequence) as first from trail_entry'
          : 'select min(sequence) as first from event where stream_id = $1',
        streamId === 'hub' ? [] : [streamId],
      ),
    );
    return row!.first ?? 1;
  }
}

/** So many at once: short transactions, far from the statement timeout. */
const BATCH = 5_000;

/** The first parts: what there is; what the newest checkpoint says; what is to be the beginning. */
const MOVED = `
  with stream_end as (
    select id, sequence, hash, chained_after from stream
    union all select id, sequence, hash, 0 from trail_head),
  wanted as (select * from unnest($1::text[], $2::int[]) as w(stream_id, base_sequence)),
  seen as (
    select e.*, k.sequence as signed, k.base_sequence as signed_base, k.base_hash as signed_base_hash
    from stream_end e left join lateral (
      select * from trail_checkpoint_stream where stream_id = e.id order by number desc limit 1) k on true)
  select s.id as "streamId", s.sequence, s.hash,
    coalesce(w.base_sequence, s.signed_base, s.chained_after) as "baseSequence",
    case when w.base_sequence is null then coalesce(s.signed_base_hash, decode(repeat('00', 32), 'hex'))
      when s.id = 'hub' then (select hash from trail_entry where sequence = w.base_sequence)
      else (select hash from event_seal where stream_id = s.id and sequence = w.base_sequence) end as "baseHash"
  from seen s left join wanted w on w.stream_id = s.id
  where w.base_sequence is not null or (s.sequence > coalesce(s.signed, 0))
  order by s.id collate "C"`;

async function store({ sql }: Pick<Transaction, 'sql'>, checkpoint: Checkpoint): Promise<void> {
  const { number, at, publicKey, signature, streams } = checkpoint;
  await sql('insert into trail_checkpoint (number, at, public_key, signature) values ($1, $2, $3, $4)', [
    number,
    at,
    publicKey,
    signature,
  ]);
  await sql(
    `insert into trail_checkpoint_stream (number, stream_id, base_sequence, base_hash, sequence, hash)
     select $1, * from unnest($2::text[], $3::int[], $4::bytea[], $5::int[], $6::bytea[])`,
    [
      number,
      streams.map(({ streamId }) => streamId),
      streams.map(({ baseSequence }) => baseSequence),
      streams.map(({ baseHash }) => baseHash),
      streams.map(({ sequence }) => sequence),
      streams.map(({ hash }) => hash),
    ],
  );
}
