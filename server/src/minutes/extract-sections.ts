import type { AgendaPlace } from '@umlauf/shared/agenda';
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

/**
 * What of the text stands under items that are for everybody. What stands under no item that is known, before the first one or
 * under a heading of which nobody can say where it belongs, is left out: a closed item must not show because its heading was
 * worded anew.
 */
export function publicText(
  blocks: readonly PaperBlock[],
  agenda: readonly AgendaPlace<Heading>[],
  closed: ReadonlySet<string>,
): PublicText {
  const known = itemsByHeading(agenda);
  const shown: PaperBlock[] = [];
  const leftOut: string[] = [];
  let [isOpen, level] = [false, Infinity];
  for (const block of blocks) {
    if (block.type === 'heading') {
      const words = wordsIn(block).trim();
      const items = known.get(words);
      const own = Number(block.attrs?.['level'] ?? 1);
      if (items || own <= level) {
        isOpen = items !== undefined && !items.some((id) => closed.has(id));
        level = own;
        if (!isOpen && words !== '') leftOut.push(words);
      }
    }
    if (isOpen) shown.push(block);
  }
  return { blocks: shown, leftOut };
}

/** By what the house wrote into the minutes, and as long as it has written nothing, by what it would write. */
function itemsByHeading(agenda: readonly AgendaPlace<Heading>[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
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
  const href = String(attrs?.['href'] ?? '');
  return type === 'link' && /^https?:\/\//i.test(href) && !href.startsWith(base);
}
