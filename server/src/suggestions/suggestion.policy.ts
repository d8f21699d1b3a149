import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Suggestion } from './suggestion.types.ts';

/** What can be done about proposed changes; each is granted by a verb of the role in the space. */
const VERBS = {
  read: 'suggest',
  withdraw: 'suggest',
  accept: 'editDocument',
  refuse: 'editDocument',
} as const satisfies Record<string, SpaceVerb>;

export type SuggestionVerb = keyof typeof VERBS;

/** Whether this role allows this: proposals for a document in the bin, or one that is sealed, can only be read. */
export function can(role: string | null, verb: SuggestionVerb, isFrozen: boolean): boolean {
  return (verb === 'read' || !isFrozen) && roleAllows(role, VERBS[verb]);
}

/** Whether this viewer, in this role, may decide so: who may not edit may withdraw what is theirs. */
export function canDecide(
  role: string | null,
  decision: 'accept' | 'refuse',
  { authorId, outcome }: Pick<Suggestion, 'authorId' | 'outcome'>,
  accountId: string,
  isFrozen: boolean,
): boolean {
  if (outcome) return false;
  if (can(role, decision, isFrozen)) return true;
  return decision === 'refuse' && authorId === accountId && can(role, 'withdraw', isFrozen);
}
