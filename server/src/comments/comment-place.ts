import { LIMITS } from '@umlauf/shared/limits';
import type { Passage } from '@umlauf/shared/passage';
import type { Coediting } from '../coediting/coediting.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import type { AddCommentThreadInput } from './comment.inputs.ts';

/** Throws INVALID_INPUT for what names a passage in two ways, or half. */
export function checkPlace({ start, end, quote, occurrence }: AddCommentThreadInput): void {
  const isAnchored = start != null || end != null;
  checkFields({
    start: isAnchored && (start == null || quote != null) ? 'MALFORMED' : null,
    end: isAnchored && end == null ? 'MALFORMED' : null,
    quote: quote == null ? null : faultOfText(quote, LIMITS.quoteCharacters),
    occurrence:
      occurrence == null ? null : quote == null ? 'MALFORMED' : occurrence < 1 ? 'OUT_OF_RANGE' : null,
  });
}

/**
 * The passage in the committed document; null for the document as a whole. Throws INVALID_INPUT for bytes that are no
 * position, CONFLICT { MISSING_PREDECESSORS } for characters that are not saved yet, CONFLICT { PASSAGE_GONE } for those
 * that were deleted, and for a quote that stands nowhere, or not so often; CONFLICT { SEVERAL_PLACES } for one that
 * stands there several times.
 */
export async function placeOfComment(
  coediting: Coediting,
  work: TextWork,
  { documentId, start, end, quote, occurrence }: AddCommentThreadInput,
): Promise<Passage | null> {
  if (start == null && quote == null) return null;
  const present = await coediting.state(documentId);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  if (quote != null) return quoted(work, present.state, quote, occurrence ?? null);
  const found = await work.run('quoteAt', present.state, { start: start!, end: end! });
  if (found === 'MALFORMED')
    throw new AppError('INVALID_INPUT', { fields: { start: 'MALFORMED', end: 'MALFORMED' } });
  if (found === 'UNKNOWN') throw new AppError('CONFLICT', { reason: 'MISSING_PREDECESSORS' });
  if (found === 'GONE') throw new AppError('CONFLICT', { reason: 'PASSAGE_GONE' });
  return found;
}

async function quoted(
  work: TextWork,
  state: Uint8Array,
  quote: string,
  occurrence: number | null,
): Promise<Passage> {
  const found = await work.run('quoteOf', state, quote, occurrence ?? 1);
  if (!found) throw new AppError('CONFLICT', { reason: 'PASSAGE_GONE' });
  if (occurrence === null && (await work.run('quoteOf', state, quote, 2)))
    throw new AppError('CONFLICT', { reason: 'SEVERAL_PLACES' });
  return found;
}
