import { canonicalFacts, seal, type EntryHead, type Parts, type Seal } from '../trail/chain.ts';
import { placeOf, type Origin } from '../trail/write-trail.ts';
import type { SpaceEventType } from './event.entity.ts';

/** An event that a change raises, before it has a number. */
export interface RaisedEvent {
  /** The stream: a space's id. */
  spaceId: string;
  type: SpaceEventType;
  /** What it happened to: an account, a document, or the space. */
  subjectId: string;
  /** Null: nobody in particular (the house itself, or several writers at once). */
  actorId: string | null;
  /** Small words that stay true when the subject changes or goes: its name at that moment. */
  facts?: Record<string, string>;
}

export interface WrittenEvent extends RaisedEvent {
  sequence: number;
}

/** The part of a transaction that this takes. */
interface SqlRunner {
  sql<Row>(statement: string, parameters: readonly unknown[]): Promise<Row[]>;
}

/** The end of a stream, whose lock is ours from now on. */
interface StreamEnd {
  sequence: number;
  /** Of the entry before the first of ours. */
  hash: Buffer;
  at: Date;
  organisation: string | null;
}

interface SealedEvent extends EntryHead, Parts, Seal {
  event: WrittenEvent;
}

/**
 * Numbers the events under their stream's row lock, seals each to the one before it, and writes them, in this
 * transaction. It comes last in the transaction, streams in ascending id order, so that the lock is short and two
 * instances never deadlock. Who wrote and from where is known for accounts alone.
 */
export async function writeEvents(
  { sql }: SqlRunner,
  raised: RaisedEvent[],
  address: Origin['address'],
): Promise<WrittenEvent[]> {
  const bySpace = Map.groupBy(raised, (event) => event.spaceId);
  const sealed: SealedEvent[] = [];
  const ends: [ids: string[], hashes: Buffer[]] = [[], []];
  for (const spaceId of [...bySpace.keys()].sort()) {
    const events = bySpace.get(spaceId)!;
    const [end] = await sql<StreamEnd>(NUMBER, [spaceId, events.length, events[0]!.actorId]);
    const own = sealAll(events, end!, address);
    ends[0].push(spaceId);
    ends[1].push(own.at(-1)!.hash);
    sealed.push(...own);
  }
  const column = <Value>(value: (entry: SealedEvent) => Value) => sealed.map(value);
  await sql(WRITE, [
    ...ends,
    column(({ event }) => event.spaceId),
    column(({ sequence }) => sequence),
    column(({ kind }) => kind),
    column(({ subject }) => subject),
    column(({ actor }) => actor),
    column(({ facts }) => facts ?? '{}'),
    column(({ at }) => at),
    column(({ organisationId }) => organisationId),
    column(({ network }) => network),
    column(({ address: plain }) => plain),
    column(({ salts }) => salts),
    column(({ commitments }) => commitments),
    column(({ hash }) => hash),
  ]);
  return sealed.map(({ event }) => event);
}

function sealAll(events: readonly RaisedEvent[], end: StreamEnd, address: string | null): SealedEvent[] {
  let previous = end.hash;
  return events.map((event, index) => {
    const head: EntryHead = {
      streamId: event.spaceId,
      sequence: end.sequence - events.length + 1 + index,
      kind: event.type,
      at: end.at,
      organisationId: event.actorId === null ? null : end.organisation,
    };
    const parts: Parts = {
      subject: event.subjectId,
      actor: event.actorId,
      ...placeOf(event.actorId === null ? null : address),
      facts: canonicalFacts(event.facts),
    };
    const proof = seal(previous, head, parts);
    previous = proof.hash;
    return { ...head, ...parts, ...proof, event: { ...event, sequence: head.sequence } };
  });
}

/** All events of a transaction have one actor. */
const NUMBER = `
  insert into stream (id, sequence) values ($1, $2)
  on conflict (id) do update set sequence = stream.sequence + excluded.sequence
  returning sequence, hash, date_trunc('milliseconds', now()) as at, app_organisation($3) as organisation`;

const WRITE = `
  with ends as (
    update stream s set hash = e.hash from unnest($1::text[], $2::bytea[]) as e(id, hash) where s.id = e.id),
  given as (
    select * from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::timestamptz[],
      $10::text[], $11::text[], $12::text[], $13::bytea[], $14::bytea[], $15::bytea[])
    as g(stream_id, sequence, type, subject_id, actor_id, facts, at, organisation_id, network, address, salts,
      commitments, hash)),
  seals as (
    insert into event_seal (stream_id, sequence, organisation_id, network, address, salts, commitments, hash)
    select stream_id, sequence, organisation_id, network, address, salts, commitments, hash from given)
  insert into event (stream_id, sequence, type, subject_id, actor_id, facts, at)
  select stream_id, sequence, type, subject_id, actor_id, facts, at from given`;
