import type { Database } from '../database/database.ts';
import {
  BEGINNING,
  canonicalFacts,
  commit,
  commitmentAt,
  hashOf,
  isNone,
  PARTS,
  saltAt,
  type EntryHead,
  type Parts,
  type Seal,
} from './chain.ts';
import { verifyCheckpoints, type Anchors, type StreamAnchors } from './verify-checkpoints.ts';
import { HUB_STREAM } from './write-trail.ts';

/** The first link that does not hold. */
export interface BrokenLink {
  /** `hub`, a space's id, or `checkpoints`. */
  streamId: string;
  /** Of the entry, or the checkpoint's number. */
  sequence: number;
  /** What differs, in a sentence. */
  what: string;
}

export interface Verdict {
  streams: number;
  entries: number;
  checkpoints: number;
  /** Entries behind the newest checkpoint: chained, not signed yet. */
  unsigned: number;
  /** Parts that were deleted by right; their commitments are there. */
  deletedParts: number;
  broken: BrokenLink | null;
}

interface StreamRow {
  id: string;
  sequence: number;
  hash: Buffer;
  chained_after: number;
}

interface EntryRow extends Seal {
  sequence: number;
  kind: string;
  at: Date;
  organisation_id: string | null;
  subject_id: string | null;
  actor_id: string | null;
  network: string | null;
  address: string | null;
  facts: Record<string, string>;
}

const PAGE = 2_000;
const TASK = { system: 'operator' } as const;

/**
 * Recomputes the whole trail, or one space's, from what is stored, and holds it to the signed checkpoints. `trusted` are
 * the public keys whose signatures count. What a hub writes meanwhile does not disturb.
 */
export async function verifyTrail(
  database: Database,
  trusted: readonly Buffer[],
  onlyStream: string | null = null,
): Promise<Verdict> {
  const verdict: Verdict = {
    streams: 0,
    entries: 0,
    checkpoints: 0,
    unsigned: 0,
    deletedParts: 0,
    broken: null,
  };
  const ends = await readEnds(database);
  const anchors = await verifyCheckpoints(database, trusted);
  verdict.checkpoints = anchors.count;
  if (anchors.broken) return { ...verdict, broken: anchors.broken };
  const wanted = onlyStream === null ? allOf(ends, anchors) : [onlyStream];
  for (const streamId of wanted) {
    let found = await verifyStream(database, streamId, ends.get(streamId), anchors.of(streamId));
    // Its beginning may have been cut while it was read: what a second look finds is so.
    if (found.broken) {
      const [nowEnds, nowAnchors] = [await readEnds(database), await verifyCheckpoints(database, trusted)];
      found = await verifyStream(database, streamId, nowEnds.get(streamId), nowAnchors.of(streamId));
    }
    verdict.streams += 1;
    verdict.entries += found.entries;
    verdict.unsigned += found.unsigned;
    verdict.deletedParts += found.deletedParts;
    if (found.broken) return { ...verdict, broken: found.broken };
  }
  return verdict;
}

function allOf(ends: Map<string, StreamRow>, anchors: Anchors): string[] {
  return [...new Set([...ends.keys(), ...anchors.streams()])].toSorted();
}

async function readEnds(database: Database): Promise<Map<string, StreamRow>> {
  const rows = await database.withActor(TASK, ({ sql }) =>
    sql<StreamRow>(
      `select id, sequence, hash, chained_after from stream
       union all select id, sequence, hash, 0 from trail_head`,
    ),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

type StreamVerdict = Pick<Verdict, 'entries' | 'unsigned' | 'deletedParts' | 'broken'>;

async function verifyStream(
  database: Database,
  streamId: string,
  end: StreamRow | undefined,
  anchors: StreamAnchors,
): Promise<StreamVerdict> {
  const walk = new Walk(streamId, anchors, end?.chained_after ?? 0);
  if (!end)
    return walk.stop(
      anchors.last,
      anchors.base ? 'the stream is missing, and a checkpoint has it' : 'there is no such stream',
    );
  while (walk.sequence < end.sequence) {
    const rows = await readEntries(database, streamId, walk.sequence, end.sequence);
    if (rows.length === 0)
      return walk.stop(walk.sequence + 1, `the entry is missing: the stream's end is ${end.sequence}`);
    for (const row of rows) {
      const what = walk.step(row);
      if (what !== null) return walk.stop(walk.sequence + 1, what);
    }
  }
  if (end.sequence < anchors.last)
    return walk.stop(
      end.sequence + 1,
      `the entry is missing: a checkpoint has entries up to ${anchors.last}`,
    );
  if (!walk.hash.equals(end.hash))
    return walk.stop(end.sequence, 'the hash at the end of the stream is not that of the last entry');
  return walk.verdict(null);
}

/** From entry to entry of one stream. */
class Walk {
  sequence: number;
  hash: Buffer;
  private readonly base: number;
  private entries = 0;
  private deletedParts = 0;

  constructor(
    private readonly streamId: string,
    private readonly anchors: StreamAnchors,
    chainedAfter: number,
  ) {
    this.sequence = anchors.base?.sequence ?? chainedAfter;
    this.hash = anchors.base?.hash ?? BEGINNING;
    this.base = this.sequence;
  }

  /** What is wrong with the next entry; null: nothing. */
  step(row: EntryRow): string | null {
    const next = this.sequence + 1;
    if (row.sequence !== next) return `the entry is missing: the next one is ${row.sequence}`;
    if (row.hash === null) return 'the seal of the entry is missing';
    const parts = partsOf(row);
    for (const [place, part] of PARTS.entries()) {
      const what = this.partFault(row, place, part, parts[part]);
      if (what !== null) return what;
    }
    const head: EntryHead = {
      streamId: this.streamId,
      sequence: next,
      kind: row.kind,
      at: row.at,
      organisationId: row.organisation_id,
    };
    const wanted = hashOf(this.hash, head, row.commitments);
    if (!wanted.equals(row.hash))
      return 'the hash differs: number, kind, moment, organisation, commitments or the hash before were changed';
    const anchor = this.anchors.at(next);
    if (anchor && !anchor.hash.equals(wanted))
      return `checkpoint ${anchor.number} signed another hash: an entry behind ${anchor.after} was changed and the hashes made anew`;
    this.sequence = next;
    this.hash = wanted;
    this.entries += 1;
    return null;
  }

  stop(sequence: number, what: string): StreamVerdict {
    return this.verdict({ streamId: this.streamId, sequence, what });
  }

  verdict(broken: BrokenLink | null): StreamVerdict {
    const { entries, deletedParts, sequence, anchors, base } = this;
    return {
      entries,
      deletedParts,
      unsigned: Math.max(0, sequence - Math.max(anchors.last, base)),
      broken,
    };
  }

  private partFault({ salts, commitments }: Seal, place: number, part: string, plain: string | null) {
    const salt = saltAt(salts, place);
    const commitment = commitmentAt(commitments, place);
    if (plain === null) {
      if (!isNone(salt)) return `${part} was removed`;
      if (!isNone(commitment)) this.deletedParts += 1;
      return null;
    }
    return commit(salt, plain).equals(commitment) ? null : `${part} differs from what was committed to`;
  }
}

function partsOf({ subject_id, actor_id, network, address, facts }: EntryRow): Parts {
  return { subject: subject_id, actor: actor_id, network, address, facts: canonicalFacts(facts) };
}

function readEntries(
  database: Database,
  streamId: string,
  after: number,
  until: number,
): Promise<EntryRow[]> {
  const isHub = streamId === HUB_STREAM;
  return database.withActor(TASK, ({ sql }) =>
    sql<EntryRow>(isHub ? HUB_ENTRIES : SPACE_ENTRIES, [after, until, ...(isHub ? [] : [streamId])]),
  );
}

const HUB_ENTRIES = `
  select * from trail_entry where sequence > $1 and sequence <= $2 order by sequence limit ${PAGE}`;

const SPACE_ENTRIES = `
  select e.sequence, e.type as kind, e.at, e.subject_id, e.actor_id, e.facts, s.organisation_id, s.network, s.address,
    s.salts, s.commitments, s.hash
  from event e left join event_seal s on s.stream_id = e.stream_id and s.sequence = e.sequence
  where e.stream_id = $3 and e.sequence > $1 and e.sequence <= $2 order by e.sequence limit ${PAGE}`;
