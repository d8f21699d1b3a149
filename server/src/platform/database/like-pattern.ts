import { LIMITS } from '@umlauf/shared/limits';
import { checkFields } from '../graphql/check-fields.ts';
import { faultOfLine } from '../graphql/input-text.ts';

/**
 * The pattern for `ilike` that finds whatever contains the text as it is; null when there is nothing to look for. Throws
 * INVALID_INPUT for a text that is too long or has control characters.
 */
export function likePattern(search: string | null | undefined): string | null {
  if (search == null || search.trim() === '') return null;
  checkFields({ search: faultOfLine(search, LIMITS.nameCharacters) });
  return `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
}
