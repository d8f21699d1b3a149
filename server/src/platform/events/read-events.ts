import type { Transaction } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { SpaceEventType } from './event.entity.ts';

/** An event as the log has it. */
export interface LoggedEvent {
  spaceId: string;
  sequence: number;
  type: SpaceEventType;
  /** An account, a document, or the space; empty for an account that was forgotten. */
  subjectId: string;
  actorId: string | null;
  facts: Record<string, string>;
  at: Date;
}

/** A piece of a stream's log, and between which numbers the log is kept at that moment. */
export interface LogPiece {
  events: LoggedEvent[];
  /** One more than `newest` when nothing is kept. */
  oldest: number;
  newest: number;
}

interface Row {
  oldest: number | null;
  newest: number;
  /** Null when nothing follows. */
  sequence: number | null;
  type: SpaceEventType;
  /** Null: an account that was forgotten. */
  subject_id: string | null;
  actor_id: string | null;
  facts: Record<string, string>;
  at: Date;
}

/**
 * Reads on behind `after` (null: from the beginning of what is kept), oldest first, as far as the actor may. Numbers
 * are given under the stream's lock, which is held until the commit: whoever sees one has seen all before it. Null when
 * the actor sees no such stream; GONE when the log does not hold what follows `after`.
 */
export async function readEvents(
  { sql }: Pick<Transaction, 'sql'>,
  spaceId: string,
  after: number | null,
  count: number,
): Promise<LogPiece | null> {
  const rows = await sql<Row>(PIECE, [spaceId, after ?? 0, count]);
  const [first] = rows;
  if (!first) return null;
  const { newest } = first;
  const oldest = first.oldest ?? newest + 1;
  // Behind the newest stands a cursor only when the database was set back to a backup: others' events took its numbers.
  if (after !== null && (after < oldest - 1 || after > newest))
    throw new AppError('GONE', { reason: 'NOT_KEPT' });
  const events = rows.flatMap((row) => (row.sequence === null ? [] : [toEvent(spaceId, row.sequence, row)]));
  return { events, oldest, newest };
}

/** One statement: numbers and events of one moment. */
const PIECE = `
  select s.sequence as newest, (select min(sequence) from event where stream_id = s.id) as oldest,
    e.sequence, e.type, e.subject_id, e.actor_id, e.facts, e.at
  from stream s left join lateral (
    select * from event where stream_id = s.id and sequence > $2 order by sequence limit $3) e on true
  where s.id = $1 order by e.sequence`;

function toEvent(spaceId: string, sequence: number, row: Row): LoggedEvent {
  return {
    spaceId,
    sequence,
    type: row.type,
    subjectId: row.subject_id ?? '',
    actorId: row.actor_id,
    facts: row.facts,
    at: row.at,
  };
}
