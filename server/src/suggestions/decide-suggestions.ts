import { LIMITS } from '@umlauf/shared/limits';
import type { Decision } from '@umlauf/shared/suggestions';
import type { Coediting } from '../coediting/coediting.ts';
import type { PushRequest } from '../coediting/session.ts';
import type { Document } from '../documents/document.entity.ts';
import type { TextWork } from '../documents/text-thread.ts';
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
 * The open ones of those that are meant. Throws NOT_FOUND when the document has one of them not at all, FORBIDDEN when
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
  const rows = await sql<Suggestion>(
    `select ${SUGGESTION_COLUMNS} from suggestion s where s.document_id = $1
     and (s.id = any($2) or (s.author_id = $3 and s.outcome is null)) order by s.created_at, s.id limit $4`,
    [documentId, ids, authorId ?? null, LIMITS.decidedSuggestions],
  );
  if (suggestionIds && rows.length < ids.length) throw new AppError('NOT_FOUND');
  const open = rows.filter(({ outcome }) => outcome === null);
  if (!open.every((each) => canDecide(role, decision, each, viewer.accountId, false)))
    throw new AppError('FORBIDDEN');
  return open.map(({ id }) => id);
}

/** Brings the decision into the text, like any edit of whoever decides. What the text has no marks of stays as it is. */
export async function decideInText(
  coediting: Coediting,
  work: TextWork,
  { id: documentId }: Document,
  ids: readonly string[],
  decision: Decision,
  by: Pick<PushRequest, 'account' | 'canEdit' | 'canSuggest'>,
): Promise<void> {
  const present = await coediting.state(documentId);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const update = await work.run('decide', present.state, ids, decision);
  if (update) await coediting.push(documentId, { ...by, update });
}

const DECIDE = `
  update suggestion set outcome = $2, decided_at = now(), decided_by_id = $3
  where id = any($1) and outcome is null returning id`;

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
