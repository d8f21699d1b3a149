import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { DECISION_COLUMNS, type DecisionRow } from './decision-rows.ts';

/** What can be done about decisions. Who reads one is row-level security's answer: whoever reads the round or document behind it. */
const VERBS = {
  setState: 'changeDecision',
} as const satisfies Record<string, SpaceVerb>;

export type DecisionVerb = keyof typeof VERBS;

/** Of these rounds, those that began and ended while the actor presided over their body, as they do today. */
export const CHAIRED =
  'select id from unnest($1::text[]) as id where id = any((select app_chaired_rounds())::text[])';

/** Whether somebody with this role in the decision's space may do this, who presides over its round or does not. */
export function can(role: string | null, presides: boolean, verb: DecisionVerb): boolean {
  return roleAllows(role, VERBS[verb]) || presides;
}

/**
 * The decision, when the viewer may do this with it. Throws NOT_FOUND when they may not read it, also when there is none,
 * and FORBIDDEN when they may read it but not do this.
 */
export async function authorizeDecision(
  transaction: Transaction,
  viewer: Viewer,
  verb: DecisionVerb,
  decisionId: string,
): Promise<DecisionRow> {
  const row = await readableDecision(transaction, decisionId);
  if (!row) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, viewer, row.spaceId);
  const chaired = row.circulationId === null ? [] : await transaction.sql(CHAIRED, [[row.circulationId]]);
  if (!can(role, chaired.length > 0, verb)) throw new AppError('FORBIDDEN');
  return row;
}

/** The decision as the actor reads it; null: there is none for them. */
export async function readableDecision(
  { sql }: Pick<Transaction, 'sql'>,
  decisionId: string,
): Promise<DecisionRow | null> {
  if (!isId('dec', decisionId)) return null;
  const [row] = await sql<DecisionRow>(`select ${DECISION_COLUMNS} from decision d where d.id = $1`, [
    decisionId,
  ]);
  return row ?? null;
}
