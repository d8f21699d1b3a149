import { LIMITS } from '@umlauf/shared/limits';
import { daysOfKind, TRAIL_KINDS } from '@umlauf/shared/trail-kinds';
import { databaseNow } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Checkpoints } from './checkpoints.ts';
import { momentBefore } from './trail-clock.ts';
import { HUB_STREAM } from './write-trail.ts';

/** Leaves the network of every address that is older than `LIMITS.trailAddressDays`. How many were shortened. */
export async function shortenAddresses(database: Database, now = databaseNow()): Promise<number> {
  const [row] = await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql<{ count: number }>('select shorten_trail_addresses($1) as count', [
      momentBefore(LIMITS.trailAddressDays, now),
    ]),
  );
  return row!.count;
}

/** So many at once: short transactions. */
const BATCH = 5_000;

/**
 * Lets go what has outlived the days of its kind: from the trail's beginning entries are cut, behind a signed checkpoint;
 * those that stand behind a longer-lived one lose all that tells of anybody, and keep their place in the chain.
 */
export async function retainTrail(
  database: Database,
  checkpoints: Checkpoints,
  now = databaseNow(),
): Promise<{ cut: number; emptied: number }> {
  const limits = [TRAIL_KINDS, TRAIL_KINDS.map((kind) => momentBefore(daysOfKind(kind), now))];
  const asHouse = <Row>(statement: string, values: unknown[]) =>
    database.withActor({ system: 'retention' }, ({ sql }) => sql<Row>(statement, values));
  const [outlived] = await asHouse<{ last: number | null }>(OUTLIVED, limits);
  const cut = await checkpoints.cut(new Map(outlived?.last ? [[HUB_STREAM, outlived.last]] : []));
  let emptied = 0;
  for (;;) {
    const rows = await asHouse<{ sequence: number }>(STRANDED, [...limits, BATCH]);
    if (rows.length === 0) return { cut, emptied };
    await asHouse('select empty_trail_entries($1)', [rows.map(({ sequence }) => sequence)]);
    emptied += rows.length;
  }
}

const LIMITS_OF_KINDS = `unnest($1::text[], $2::timestamptz[]) as k(kind, since)`;

/** Of a kind that is not known any more nothing goes. The newest entry always stays. */
const OUTLIVED = `
  select last from (
    select (select min(sequence) from trail_entry) as first,
      coalesce((select min(e.sequence) from trail_entry e left join ${LIMITS_OF_KINDS} on k.kind = e.kind
        where k.since is null or e.at >= k.since), (select max(sequence) from trail_entry)) - 1 as last) as ends
  where last >= first`;

const STRANDED = `
  select e.sequence from trail_entry e join ${LIMITS_OF_KINDS} on k.kind = e.kind
  where e.at < k.since and e.salts <> decode(repeat('00', 80), 'hex')
    and e.sequence < (select sequence from trail_head where id = 'hub') limit $3`;
