import { computeResult } from '@umlauf/shared/circulation/compute-result';
import type { Counts, Result } from '@umlauf/shared/circulation/round';
import { contentHash } from '../documents/canonical-content.ts';
import type { Transaction } from '../platform/database/database.ts';
import { readRound, type CirculationRow, type CirculationState } from './circulation-rows.ts';
import { furtherDocuments, roundAttachments } from './round-documents.ts';

/** A round computed again, beside what was stored. */
export interface Verified {
  row: CirculationRow;
  computed: Result;
  /** What else was answered to, by title or name. */
  besides: { name: string; hash: string }[];
  /** Hashes that were answered to, and whose texts are others. */
  broken: string[];
  /** Whether the texts are those whose hashes were answered to. */
  contentMatches: boolean;
  /** Whether its inputs lead to what was stored; of a round that was withdrawn there is nothing to compute. */
  resultMatches: boolean;
}

/**
 * Computes a round's result again from its frozen rules, seats, answers and ballots, as the house; null when there is none of
 * this id.
 */
export async function verifyRound(transaction: Transaction, id: string): Promise<Verified | null> {
  const found = await readRound(transaction, id);
  if (!found) return null;
  const { row, round, now } = found;
  const [{ content }] = (await transaction.sql<{ content: string }>(
    'select content from circulation where id = $1',
    [id],
  )) as [{ content: string }];
  const further = await furtherDocuments(transaction, id);
  const attachments = await roundAttachments(transaction, id);
  const texts = [{ content, contentHash: row.contentHash }, ...further];
  const broken = texts.flatMap((text) =>
    contentHash(text.content) === text.contentHash ? [] : text.contentHash,
  );
  const computed = computeResult(round, now);
  return {
    row,
    computed,
    besides: [...further.map(({ title: name, contentHash: hash }) => ({ name, hash })), ...attachments],
    broken,
    contentMatches: broken.length === 0,
    resultMatches: isAsStored(row, computed),
  };
}

/** Whether this came out that was stored. */
export function isAsStored(
  row: Pick<CirculationRow, 'state' | 'reason' | 'counts' | 'endedAt'>,
  { outcome, reason, counts, endedAt }: Result,
): boolean {
  // Nothing is stored of what was withdrawn, nor between the deadline and the moment at which it is noticed.
  if (row.state === 'WITHDRAWN' || row.state === 'RUNNING') return true;
  return (
    outcome === row.state &&
    reason === row.reason &&
    endedAt === row.endedAt?.getTime() &&
    sameCounts(counts, row.counts)
  );
}

function sameCounts(one: Counts | null, other: Counts | null): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof Counts)[];
  return one !== null && other !== null && names.every((name) => one[name] === other[name]);
}

/** What was computed, as a state of a round. */
export function stateOf({ row, computed }: Verified): CirculationState {
  if (row.state === 'WITHDRAWN') return row.state;
  return computed.outcome === 'OPEN' ? 'RUNNING' : computed.outcome;
}
