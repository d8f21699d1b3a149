import type { TrailKind } from '@umlauf/shared/trail-kinds';
import { canonicalFacts, seal, type EntryHead, type Parts } from './chain.ts';
import { networkOf, plainAddress } from './network.ts';

/** The hub's own stream; every space has one under its id. */
export const HUB_STREAM = 'hub';

/** Something that happened in the hub, to be recorded in the transaction of the change itself. */
export interface TrailRecord {
  kind: TrailKind;
  /** What it happened to: an account, a token, an organisation, an invitation. Null: nobody that we know. */
  subjectId: string | null;
  /** Small words that stay true when the subject changes or goes. Never a title, never the name of a space. */
  facts?: Record<string, string>;
  /** Who, when that is not whose transaction this is (sign-in works for the house); null: nobody is known. */
  actorId?: string | null;
}

/** Who does it, and from where. */
export interface Origin {
  /** An account, or `system:` and the task's name. */
  actorId: string | null;
  /** Null: not in the course of a request. */
  address: string | null;
}

interface SqlRunner {
  sql<Row>(statement: string, parameters: readonly unknown[]): Promise<Row[]>;
}

interface Numbered {
  sequence: number;
  hash: Buffer;
  at: Date;
  organisations: (string | null)[];
}

/**
 * Writes the records behind one another at the end of the hub's trail, in this transaction. It comes last, behind
 * spaces' events, so that the lock on the trail's end is short and two instances never deadlock.
 */
export async function writeTrail(
  { sql }: SqlRunner,
  records: readonly TrailRecord[],
  origin: Origin,
): Promise<void> {
  const actors = records.map(({ actorId }) => (actorId === undefined ? origin.actorId : actorId));
  const [end] = await sql<Numbered>(NUMBER, [records.length, actors]);
  let { hash } = end!;
  const columns = records.map((record, index) => {
    const head: EntryHead = {
      streamId: HUB_STREAM,
      sequence: end!.sequence - records.length + 1 + index,
      kind: record.kind,
      at: end!.at,
      organisationId: end!.organisations[index]!,
    };
    const parts: Parts = {
      subject: record.subjectId,
      actor: actors[index]!,
      ...placeOf(origin.address),
      facts: canonicalFacts(record.facts),
    };
    const sealed = seal(hash, head, parts);
    hash = sealed.hash;
    return { ...head, ...parts, ...sealed, facts: parts.facts ?? '{}' };
  });
  await sql(WRITE, [
    hash,
    end!.at,
    ...(
      [
        'sequence',
        'kind',
        'organisationId',
        'subject',
        'actor',
        'network',
        'address',
        'facts',
        'salts',
        'commitments',
        'hash',
      ] as const
    ).map((name) => columns.map((column) => column[name])),
  ]);
}

/** The address and its network, as the trail keeps them. */
export function placeOf(address: string | null): Pick<Parts, 'network' | 'address'> {
  const network = address === null ? null : networkOf(address);
  return { network, address: network === null ? null : plainAddress(address!) };
}

/** Under the row's lock, so that numbers and moments rise together. */
const NUMBER = `
  update trail_head set sequence = sequence + $1 where id = 'hub'
  returning sequence, hash, date_trunc('milliseconds', clock_timestamp()) as at,
    (select array_agg(app_organisation(a.id) order by a.place) from unnest($2::text[]) with ordinality a(id, place))
      as organisations`;

const WRITE = `
  with head as (update trail_head set hash = $1 where id = 'hub')
  insert into trail_entry (at, sequence, kind, organisation_id, subject_id, actor_id, network, address, facts, salts,
    commitments, hash)
  select $2::timestamptz, * from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::jsonb[], $11::bytea[], $12::bytea[], $13::bytea[])`;
