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

/**
 * Numbers the events under their stream's row lock and writes them, in this transaction. It comes last in the
 * transaction, streams in ascending id order, so that the lock is short and two instances never deadlock.
 */
export async function writeEvents({ sql }: SqlRunner, raised: RaisedEvent[]): Promise<WrittenEvent[]> {
  const bySpace = Map.groupBy(raised, (event) => event.spaceId);
  const written: WrittenEvent[] = [];
  for (const spaceId of [...bySpace.keys()].sort()) {
    const events = bySpace.get(spaceId)!;
    const rows = await sql<{ sequence: number }>(
      `insert into stream (id, sequence) values ($1, $2)
       on conflict (id) do update set sequence = stream.sequence + excluded.sequence returning sequence`,
      [spaceId, events.length],
    );
    const last = rows[0]!.sequence;
    written.push(...events.map((event, i) => ({ ...event, sequence: last - events.length + 1 + i })));
  }
  await sql(
    `insert into event (stream_id, sequence, type, subject_id, actor_id, facts)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[])`,
    [
      written.map((event) => event.spaceId),
      written.map((event) => event.sequence),
      written.map((event) => event.type),
      written.map((event) => event.subjectId),
      written.map((event) => event.actorId),
      written.map((event) => JSON.stringify(event.facts ?? {})),
    ],
  );
  return written;
}
