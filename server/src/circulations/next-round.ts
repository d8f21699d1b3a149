import { computeResult } from '@umlauf/shared/circulation/compute-result';
import { AppError } from '../platform/errors.ts';
import type { Transaction } from '../platform/database/database.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { lockRound, type AnswerRow, type CirculationRow, type CirculationState } from './circulation-rows.ts';
import { authorizeCirculation, canFollow } from './circulation.policy.ts';
import type { FormerRoundInput } from './next-round.inputs.ts';

/** The round that a new one follows, with what it says about that. */
export interface FoundFormer {
  row: CirculationRow;
  isSubstantial: boolean;
  outcomes: FormerRoundInput['outcomes'];
}

/** Whether something is to be taken up: what was adopted, or left nothing to decide, by its remarks alone. */
export function callsForNext(state: CirculationState, remarks: number): boolean {
  if (state === 'RUNNING') return false;
  return remarks > 0 || (state !== 'ADOPTED' && state !== 'CONCLUDED');
}

/** Of one seat's answers, in their order, the one that counts, else the newest. */
export function standingAnswer<Given>(
  answers: readonly Given[],
  counts: (answer: Given) => boolean,
): Given | null {
  return answers.findLast(counts) ?? answers.at(-1) ?? null;
}

/**
 * The round that is followed, locked until the new one is there. Throws NOT_FOUND for one that the viewer does not read,
 * FORBIDDEN when it is not theirs to follow, INVALID_INPUT when it is of another document, when a remark is left out, or what is
 * named is none, CONFLICT { ALREADY_FOLLOWED } and { NOTHING_TO_FOLLOW }.
 */
export async function findFormer(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
  { circulationId, isSubstantial, outcomes }: FormerRoundInput,
): Promise<FoundFormer> {
  const { row: shown, role } = await authorizeCirculation(transaction, viewer, circulationId);
  if (!canFollow(role, shown, viewer.accountId)) throw new AppError('FORBIDDEN');
  checkFields({ 'former.circulationId': shown.documentId === documentId ? null : 'MISMATCH' });
  return transaction.asHouse(async () => {
    const { row, answers, round, now } = (await lockRound(transaction, circulationId))!;
    const { ignored } = computeResult(round, now);
    const remarks = [...Map.groupBy(answers, ({ seatId }) => seatId).values()]
      .map((given) => standingAnswer(given, ({ id }) => !ignored.has(id)))
      .filter((answer): answer is AnswerRow => Boolean(answer?.remark));
    if (!callsForNext(row.state, remarks.length))
      throw new AppError('CONFLICT', { reason: 'NOTHING_TO_FOLLOW' });
    const next = await transaction.sql(
      `select 1 from circulation where former_id = $1 and state <> 'WITHDRAWN'`,
      [circulationId],
    );
    if (next.length > 0) throw new AppError('CONFLICT', { reason: 'ALREADY_FOLLOWED' });
    checkAllAnswered(new Set(remarks.map(({ id }) => id)), outcomes);
    return { row, isSubstantial, outcomes };
  });
}

function checkAllAnswered(remarks: ReadonlySet<string>, outcomes: FormerRoundInput['outcomes']): void {
  const unknown = outcomes.findIndex(({ answerId }) => !remarks.has(answerId));
  const isMissing = outcomes.length < remarks.size;
  checkFields({
    ...(unknown >= 0 && { [`former.outcomes.${unknown}.answerId`]: 'UNKNOWN_VALUE' as const }),
    'former.outcomes': isMissing ? 'EMPTY' : null,
  });
}

/** Writes down what becomes of the remarks, as the house. */
export async function insertOutcomes(
  { sql }: Transaction,
  { id, spaceId }: Pick<CirculationRow, 'id' | 'spaceId'>,
  { row, outcomes }: FoundFormer,
  at: Date,
): Promise<void> {
  await sql(
    `insert into circulation_remark_outcome (circulation_id, former_id, space_id, decided_at, answer_id, outcome, reason)
     select $1, $2, $3, $4, * from unnest($5::text[], $6::text[], $7::text[])`,
    [
      ...[id, row.id, spaceId, at],
      outcomes.map(({ answerId }) => answerId),
      outcomes.map(({ outcome }) => outcome),
      outcomes.map(({ reason }) => reason?.trim() ?? ''),
    ],
  );
}
