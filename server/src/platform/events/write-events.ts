import type { EntityManager } from '@mikro-orm/postgresql';
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

/**
 * Numbers the events under their stream's row lock and writes them, in the transaction of `em`. It comes last in the
 * transaction, streams in ascending id order, so that the lock is short and two instances never deadlock.
 */
export async function writeEvents(em: EntityManager, raised: RaisedEvent[]): Promise<WrittenEvent[]> {
  const bySpace = Map.groupBy(raised, (event) => event.spaceId);
  const written: WrittenEvent[] = [];
  for (const spaceId of [...bySpace.keys()].sort()) {
    const events = bySpace.get(spaceId)!;
    const rows = await em.execute<{ sequence: number }[]>(
      `insert into stream (id, sequence) values (?, ?)
       on conflict (id) do update set sequence = stream.sequence + excluded.sequence returning sequence`,
      [spaceId, events.length],
    );
    const last = rows[0]!.sequence;
    written.push(...events.map((event, i) => ({ ...event, sequence: last - events.length + 1 + i })));
  }
  const values = written.map(() => '(?, ?, ?, ?, ?, ?)').join(', ');
  await em.execute(
    `insert into event (stream_id, sequence, type, subject_id, actor_id, facts) values ${values}`,
    written.flatMap((e) => [e.spaceId, e.sequence, e.type, e.subjectId, e.actorId, JSON.stringify(e.facts ?? {})]),
  );
  return written;
}
