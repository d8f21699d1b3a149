import { agendaOf, type AgendaPlace } from '@umlauf/shared/agenda';
import { Locale } from '../accounts/account.entity.ts';
import type { Heading } from '../meetings/list-minutes.ts';
import { headingOf } from '../meetings/minutes-content.ts';
import { MINUTES_WORDS } from '../meetings/minutes-words.ts';
import { type PaperBlock, wordsIn } from './paper-blocks.ts';

export interface PublicText {
  blocks: PaperBlock[];
  /** The headings of what is left out, as they stand in the text. */
  leftOut: string[];
}

/** The items that are closed to the public by themselves, by what they stand under, or because somebody wants them left out. */
export function closedItems(
  agenda: readonly AgendaPlace<Heading>[],
  withoutItemIds: readonly string[],
): Set<string> {
  const closed = new Set(withoutItemIds);
  // Each follows what it stands under.
  for (const { entry } of agenda)
    if (entry.isClosed || (entry.parentId !== null && closed.has(entry.parentId))) closed.add(entry.id);
  return closed;
}

/** Words as items have them, though no item is called so. */
const LIKE_AN_ITEM = /^(TOP|Item)\s*\d/i;

/**
 * What of the text stands under items that are for everybody. What stands under no item that is known, before the first one or
 * under a heading of which nobody can say where it belongs, is left out: a closed item must not show because its heading was
 * worded anew. Where the heading of a closed one is gone, so is the section in which its text would stand.
 * @param removed closed items that were taken off the agenda, of which the text may still tell
 */
export function publicText(
  blocks: readonly PaperBlock[],
  agenda: readonly AgendaPlace<Heading>[],
  closed: ReadonlySet<string>,
  removed: readonly Heading[] = [],
): PublicText {
  const known = itemsByHeading(agenda, removed);
  const hidden = hiddenItems(blocks, { agenda, closed, removed }, known);
  const isUnclear = unclearHeadings(blocks, agenda, known);
  const shown: PaperBlock[] = [];
  const leftOut: string[] = [];
  let [isOpen, level] = [false, Infinity];
  for (const block of blocks) {
    if (block.type === 'heading') {
      const words = wordsIn(block).trim();
      const items = known.get(words);
      if (items || isUnclear(block, level)) {
        isOpen = items !== undefined && !items.some((id) => hidden.has(id));
        level = levelOf(block);
        if (!isOpen && words !== '') leftOut.push(words);
      }
    }
    if (isOpen) shown.push(block);
  }
  return { blocks: shown, leftOut };
}

const levelOf = ({ attrs }: PaperBlock) => Number(attrs?.['level'] ?? 1);

/** Whether a heading that is no known item's may be one's, below the level of the last one that is known. */
function unclearHeadings(
  blocks: readonly PaperBlock[],
  agenda: readonly AgendaPlace<Heading>[],
  known: ReadonlyMap<string, string[]>,
): (block: PaperBlock, level: number) => boolean {
  const ofItems = headingsIn(blocks).filter((block) => known.has(wordsIn(block).trim()));
  const deepest = Math.max(0, ...ofItems.map(levelOf));
  const below = agenda.some(({ level }) => level > 1) ? 1 : 0;
  return (block, level) =>
    levelOf(block) <= Math.max(deepest, level + below) || LIKE_AN_ITEM.test(wordsIn(block).trim());
}

const headingsIn = (blocks: readonly PaperBlock[]) => blocks.filter(({ type }) => type === 'heading');

interface Items {
  agenda: readonly AgendaPlace<Heading>[];
  closed: ReadonlySet<string>;
  removed: readonly Heading[];
}

/** The closed ones and, for each of them whose heading is nowhere, the item before it with all that stands under that. */
function hiddenItems(
  blocks: readonly PaperBlock[],
  { agenda, closed, removed }: Items,
  known: ReadonlyMap<string, string[]>,
): Set<string> {
  const found = new Set(headingsIn(blocks).flatMap((block) => known.get(wordsIn(block).trim()) ?? []));
  const hidden = new Set([...closed, ...removed.map(({ id }) => id)]);
  const before = new Set(
    orders(agenda, removed).flatMap((order) =>
      order.flatMap((id, i) => {
        if (!hidden.has(id) || found.has(id)) return [];
        return order.slice(0, i).findLast((each) => found.has(each)) ?? [];
      }),
    ),
  );
  return closedItems(agenda, [...hidden, ...before]);
}

/** In what order the text may have its items: as they stand on the agenda, and by the numbers of their headings. */
function orders(agenda: Items['agenda'], removed: Items['removed']): [string[], string[]] {
  const places = agendaOf([...agenda.map(({ entry }) => entry), ...removed]);
  const numbers = new Map(agenda.map(({ entry, number }) => [entry.id, number]));
  const numbered = places.map(({ entry: { id, heading } }) => ({
    id,
    number: (/\d+(\.\d+)*/.exec(heading ?? numbers.get(id) ?? '')?.[0] ?? '').split('.').map(Number),
  }));
  const inNumbers = numbered.toSorted((a, b) => compare(a.number, b.number));
  return [places.map(({ entry }) => entry.id), inNumbers.map(({ id }) => id)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}

/** By what the house wrote into the minutes, and as long as it has written nothing, by what it would write. */
function itemsByHeading(
  agenda: readonly AgendaPlace<Heading>[],
  removed: readonly Heading[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, heading } of removed)
    if (heading !== null) found.set(heading.trim(), [...(found.get(heading.trim()) ?? []), id]);
  for (const place of agenda) {
    const { id, heading } = place.entry;
    const headings = heading === null ? Object.values(Locale).map(wordedIn(place)) : [heading];
    for (const words of new Set(headings.map((each) => each.trim())))
      found.set(words, [...(found.get(words) ?? []), id]);
  }
  return found;
}

const wordedIn = (place: AgendaPlace<Heading>) => (locale: Locale) => headingOf(place, MINUTES_WORDS[locale]);

/** What may stand in a text for everybody: words with their form, and links that lead out of the house. */
const FORMS = ['bold', 'italic', 'strike', 'underline', 'code'];

/** Without pictures, whose files nobody else gets, and without ways into the house. */
export function forEverybody(blocks: readonly PaperBlock[], base: string): PaperBlock[] {
  return blocks
    .filter(({ type }) => type !== 'picture')
    .map(({ marks, content, ...block }) => ({
      ...block,
      ...(marks && { marks: marks.filter((mark) => FORMS.includes(mark.type) || leadsOut(mark, base)) }),
      ...(content && { content: forEverybody(content, base) }),
    }));
}

function leadsOut({ type, attrs }: { type: string; attrs?: Record<string, unknown> }, base: string): boolean {
  const target = URL.parse(String(attrs?.['href'] ?? ''));
  // By whichever protocol: the house answers both.
  return type === 'link' && /^https?:$/.test(target?.protocol ?? '') && target!.host !== new URL(base).host;
}
