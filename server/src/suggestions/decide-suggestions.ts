import { LIMITS } from '@umlauf/shared/limits';
import type { Decision } from '@umlauf/shared/suggestions';
import type { Coediting } from '../coediting/coediting.ts';
import type { WriteRequest } from '../coediting/session.ts';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { SUGGESTION_COLUMNS } from './list-suggestions.ts';
import type { DecideSuggestionsInput } from './suggestion.inputs.ts';
import { canDecide } from './suggestion.policy.ts';
import type { Suggestion } from './suggestion.types.ts';

/** Throws INVALID_INPUT for what names proposals in two ways or in none. */
export function checkChoice({ suggestionIds: ids, authorId }: DecideSuggestionsInput): void {
  const isOne = (ids == null) !== (authorId == null);
  checkFields({ suggestionIds: isOne ? null : 'MALFORMED', authorId: isOne ? null : 'MALFORMED' });
  const max = LIMITS.decidedSuggestions;
  if (ids && ids.length > max) throw new AppError('LIMIT', { limit: 'decidedSuggestions', max });
}

/**
 * Whether it was only closed because its words had gone: then what was decided may be told later than that. Not for ever, for
 * whose account is gone is no decider any more, either.
 */
const IS_ASSUMED = `outcome = 'REFUSED' and decided_by_id is null and decided_at > now() - interval '1 day'`;

/**
 * The open ones of those that are meant, and those that were only assumed to be withdrawn. Throws NOT_FOUND when the document has one of them not at all, FORBIDDEN when
 * the viewer, in this role, may not decide so about one of them.
 */
export async function chosenSuggestions(
  { sql }: Transaction,
  viewer: Viewer,
  role: string | null,
  decision: Decision,
  { documentId, suggestionIds, authorId }: DecideSuggestionsInput,
): Promise<string[]> {
  const ids = [...new Set(suggestionIds ?? [])];
  if (!ids.every((id) => isId('sug', id))) throw new AppError('NOT_FOUND');
  const rows = await sql<Suggestion & { isAssumed: boolean | null }>(
    `select ${SUGGESTION_COLUMNS}, (${IS_ASSUMED}) as "isAssumed" from suggestion s where s.document_id = $1
     and (s.id = any($2) or (s.author_id = $3 and s.outcome is null)) order by s.created_at, s.id limit $4`,
    [documentId, ids, authorId ?? null, LIMITS.decidedSuggestions],
  );
  if (suggestionIds && rows.length < ids.length) throw new AppError('NOT_FOUND');
  const open = rows.filter(({ outcome, isAssumed }) => outcome === null || isAssumed);
  const may = ({ authorId }: Suggestion) =>
    canDecide(role, decision, { authorId, outcome: null }, viewer.accountId, false);
  if (!open.every(may)) throw new AppError('FORBIDDEN');
  return open.map(({ id }) => id);
}

/** Brings the decision into the text, like any edit of whoever decides. What the text has no marks of stays as it is. */
export async function decideInText(
  coediting: Coediting,
  { id: documentId }: Document,
  ids: readonly string[],
  decision: Decision,
  by: WriteRequest,
): Promise<void> {
  await coediting.decide(documentId, { ...by, ids: new Set(ids), decision }).catch((error: unknown) => {
    // It was there a moment ago.
    const isGone = error instanceof AppError && error.code === 'NOT_FOUND';
    throw isGone ? new AppError('GONE', { reason: 'IN_BIN' }) : error;
  });
}

const DECIDE = `
  update suggestion set outcome = $2, decided_at = now(), decided_by_id = $3
  where id = any($1) and (outcome is null or ${IS_ASSUMED}) returning id`;

/** Writes down what became of them, and by whom; of two who decide at once, the first. */
export async function noteDecision(
  { asHouse, sql, raise }: Transaction,
  viewer: Viewer,
  { id: subjectId, spaceId, title }: Document,
  ids: readonly string[],
  decision: Decision,
): Promise<void> {
  const outcome = decision === 'accept' ? 'ACCEPTED' : 'REFUSED';
  const rows = await asHouse(() => sql<{ id: string }>(DECIDE, [ids, outcome, viewer.accountId]));
  for (const { id: suggestionId } of rows)
    raise({ spaceId, type: `SUGGESTION_${outcome}`, subjectId, facts: { name: title, suggestionId } });
}
