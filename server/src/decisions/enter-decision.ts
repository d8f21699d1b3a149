import type { Counts } from '@umlauf/shared/circulation/round';
import type { Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { DecisionOutcome } from './decision-enums.ts';

/** What was decided, and by whom. */
export interface NewDecision {
  spaceId: string;
  /** Null: members of the space were asked. */
  bodyId: string | null;
  bodyName: string | null;
  documentId: string;
  versionId: string | null;
  circulationId: string;
  title: string;
  wording: string;
  outcome: keyof typeof DecisionOutcome;
  votes: Counts;
  decidedAt: Date;
}

/** Counts all entries of the hub, as a body's counter counts its own. */
const REGISTER = { scopeId: 'register', year: 0 };

const NEXT = `insert into decision_number (scope_id, year, last) values ($1, $2, 1)
  on conflict (scope_id, year) do update set last = decision_number.last + 1 returning last`;

const INSERT = `insert into decision (id, space_id, position, scope_id, year, number, body_id, body_name, document_id,
    version_id, circulation_id, title, wording, outcome, votes, decided_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/**
 * Enters a decision in the register, as the house, in the transaction that decides. Its number is taken under a lock that
 * holds until the commit: whoever decides at the same moment waits and gets the next one, and a transaction that fails
 * gives its number back. Answers the id and the number as it is cited.
 */
export async function enterDecision(
  { sql, afterCommit }: Transaction,
  announcements: Announcements,
  decision: NewDecision,
): Promise<{ decisionId: string; number: string }> {
  const decisionId = newId('dec');
  const scopeId = decision.bodyId ?? decision.spaceId;
  const next = async (scope: string, year: number): Promise<number> =>
    (await sql<{ last: number }>(NEXT, [scope, year]))[0]!.last;
  const [{ year }] = (await sql<{ year: number }>(
    `select extract(year from $1::timestamptz at time zone 'Europe/Berlin')::int as year`,
    [decision.decidedAt],
  )) as [{ year: number }];
  // Always in this order, as with decisions of texts, so that two who wait for one another cannot be.
  const number = await next(scopeId, year);
  const position = await next(REGISTER.scopeId, REGISTER.year);
  await sql(INSERT, [
    ...[decisionId, decision.spaceId, position, scopeId, year, number, decision.bodyId, decision.bodyName],
    ...[decision.documentId, decision.versionId, decision.circulationId, decision.title, decision.wording],
    ...[decision.outcome, JSON.stringify(decision.votes), decision.decidedAt],
  ]);
  afterCommit(() => announcements.emit('decisionChanged', { decisionId }));
  return { decisionId, number: `${year}/${number}` };
}
