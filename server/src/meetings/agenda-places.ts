import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { isOnAgenda } from '@umlauf/shared/agenda';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { type OpenItem, siblingsIn, subtreeOf } from './agenda-rows.ts';

type Sibling = Pick<OpenItem, 'id' | 'position' | 'atEnd'>;

/**
 * A position behind a sibling; null: the first; undefined: the last, before those that stand at the end. Throws NOT_FOUND for
 * a sibling that is none.
 */
export function positionAmong(siblings: readonly Sibling[], afterId: string | null | undefined): string {
  if (afterId === undefined) return positionsForNew(siblings, 1)[0]!;
  const place = afterId === null ? 0 : siblings.findIndex(({ id }) => id === afterId) + 1;
  if (afterId !== null && place === 0) throw new AppError('NOT_FOUND');
  const [before, after] = gapAt(siblings, place);
  return generateKeyBetween(before, after);
}

/** So many positions for new ones: behind all, before those that stand at the end. */
export function positionsForNew(siblings: readonly Sibling[], count: number): string[] {
  const place = siblings.findLastIndex(({ atEnd }) => !atEnd) + 1;
  return generateNKeysBetween(...gapAt(siblings, place), count);
}

/** Two that came at the same moment may share a position: then the next different one bounds the gap. */
function gapAt(siblings: readonly Sibling[], place: number): [before: string | null, after: string | null] {
  const before = siblings[place - 1]?.position ?? null;
  const after = siblings.slice(place).find(({ position }) => before === null || position > before);
  return [before, after?.position ?? null];
}

/**
 * The siblings among which something comes to stand under a parent of the same agenda. Throws NOT_FOUND for a parent that is
 * not there, INVALID_INPUT { parentId } when it would stand too deep (OUT_OF_RANGE) or under itself (CYCLE).
 */
export function siblingsUnder(
  items: readonly OpenItem[],
  parentId: string | null,
  moved: OpenItem | null = null,
): OpenItem[] {
  const fault = (word: 'CYCLE' | 'OUT_OF_RANGE') =>
    new AppError('INVALID_INPUT', { fields: { parentId: word } });
  const known = new Map(items.map((item) => [item.id, item]));
  const ancestors: OpenItem[] = [];
  for (let id = parentId; id !== null;) {
    const above = known.get(id);
    if (!above || !isOnAgenda(above)) throw new AppError('NOT_FOUND');
    if (above.id === moved?.id) throw fault('CYCLE');
    ancestors.push(above);
    id = above.parentId;
  }
  const height = moved ? heightOf(items, moved.id) : 1;
  if (ancestors.length + height > LIMITS.agendaLevels) throw fault('OUT_OF_RANGE');
  return siblingsIn(items, parentId).filter(({ id }) => id !== moved?.id);
}

function heightOf(items: readonly OpenItem[], rootId: string): number {
  const below = subtreeOf(items, rootId).filter(({ parentId }) => parentId === rootId);
  return 1 + Math.max(0, ...below.map(({ id }) => heightOf(items, id)));
}
