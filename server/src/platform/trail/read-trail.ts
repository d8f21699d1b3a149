import { LIMITS } from '@umlauf/shared/limits';
import type { Statement } from '../database/actor-read.ts';
import { AppError } from '../errors.ts';
import type { Read } from '../graphql/context.ts';
import { momentBefore } from './trail-clock.ts';
import { HUB_STREAM } from './write-trail.ts';

/** What is wanted of a trail; null or left out: whatever. */
export interface TrailFilter {
  kinds?: readonly string[] | null | undefined;
  actorId?: string | null | undefined;
  /** From this moment on. */
  from?: Date | null | undefined;
  /** Before this moment. */
  until?: Date | null | undefined;
}

/** An entry as it is shown. */
export interface ShownEntry {
  streamId: string;
  sequence: number;
  kind: string;
  at: Date;
  /** An account. */
  actorId: string | null;
  /** What the house did by itself. */
  task: string | null;
  subjectId: string | null;
  organisation: string | null;
  /** Whole for `LIMITS.trailAddressDays`, then its network. */
  address: string | null;
  facts: Record<string, string>;
}

interface Row {
  sequence: number;
  kind: string;
  at: Date;
  actor: string | null;
  subject: string | null;
  organisation: string | null;
  network: string | null;
  address: string | null;
  facts: Record<string, string>;
}

/** Newest first, behind `before` (an entry's number), as far as row-level security shows them. */
export async function readTrail(
  read: Read,
  streamId: string,
  filter: TrailFilter,
  page: { first: number; before?: number | undefined },
): Promise<ShownEntry[]> {
  const { statement, values } = asked(ENTRIES, streamId, filter);
  const rows = await read<Row>(statement, [...values, page.before ?? null, page.first]);
  const wholeSince = momentBefore(LIMITS.trailAddressDays);
  return rows.map(({ actor, subject, network, address, ...row }) => ({
    ...row,
    streamId,
    actorId: actor?.startsWith(SYSTEM) ? null : actor,
    task: actor?.startsWith(SYSTEM) ? actor.slice(SYSTEM.length) : null,
    subjectId: subject,
    address: row.at >= wholeSince ? (address ?? network) : network,
  }));
}

/** How many entries there are in all. */
export async function countTrail(read: Read, streamId: string, filter: TrailFilter): Promise<number> {
  const { statement, values } = asked(COUNTS, streamId, filter);
  const [row] = await read<{ total: number }>(statement, values);
  return row!.total;
}

/** The number of the entry that a cursor names. */
export function entryNumber(place: readonly string[]): number {
  const number = Number(place[0]);
  if (!Number.isSafeInteger(number) || number < 0 || number > 2 ** 31 - 1)
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  return number;
}

const SYSTEM = 'system:';

function asked(statements: Record<'hub' | 'space', Statement>, streamId: string, filter: TrailFilter) {
  const isHub = streamId === HUB_STREAM;
  return {
    statement: isHub ? statements.hub : statements.space,
    values: [
      filter.kinds ?? null,
      filter.actorId ?? null,
      filter.from ?? null,
      filter.until ?? null,
      ...(isHub ? [] : [streamId]),
    ],
  };
}

/** Entries that were emptied when their kind's time was over have no salt left, and nothing to show. */
const HUB = `
  select e.sequence, e.kind, e.at, e.actor_id as actor, e.subject_id as subject, e.network, e.address, e.facts,
    (select name from organisation where id = e.organisation_id) as organisation
  from trail_entry e
  where e.salts <> decode(repeat('00', 80), 'hex') and ($1::text[] is null or e.kind = any($1))`;

/** Who wrote when is nobody's business. */
const SPACE = `
  select e.sequence, e.type as kind, e.at, e.actor_id as actor, e.subject_id as subject, s.network, s.address, e.facts,
    (select name from organisation where id = s.organisation_id) as organisation
  from event e left join event_seal s on s.stream_id = e.stream_id and s.sequence = e.sequence
  where e.stream_id = $5 and e.type <> 'DOCUMENT_TEXT_CHANGED' and ($1::text[] is null or e.type = any($1))`;

const REST = `
  and ($2::text is null or e.actor_id = $2) and ($3::timestamptz is null or e.at >= $3)
  and ($4::timestamptz is null or e.at < $4)`;

const hub = HUB + REST;
const space = SPACE + REST;

const page = (before: string, first: string) =>
  ` and (${before}::int is null or e.sequence < ${before}) order by e.sequence desc limit ${first}`;
const ENTRIES = {
  hub: { name: 'trail-hub', text: hub + page('$5', '$6') },
  space: { name: 'trail-space', text: space + page('$6', '$7') },
};
const COUNTS = {
  hub: { name: 'trail-hub-count', text: `select count(*)::int as total from (${hub}) as entries` },
  space: { name: 'trail-space-count', text: `select count(*)::int as total from (${space}) as entries` },
};
