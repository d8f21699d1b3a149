import { useSearchParams } from 'react-router';
import type { SearchFilter } from '../gql/graphql.ts';

const DAY_MILLISECONDS = 86_400_000;
export const PERIODS = ['7', '30', '365'] as const;
/** Instead of a period: from one day to another. */
export const DATES = 'dates';
export const KINDS = ['DOCUMENT', 'COMMENT', 'FILE'] as const;

/** What is asked for on the page; the address bears it, so that a search can be kept and sent. */
export interface SearchChoice {
  q: string;
  space: string;
  /** A period up to now, or `DATES`. */
  days: string;
  /** Days as `2026-01-31`, or empty. */
  from: string;
  to: string;
  author: string;
  /** `bin`, or empty. */
  where: string;
  /** One of `KINDS`, or empty. */
  kind: string;
}

const PARTS = ['q', 'space', 'days', 'from', 'to', 'author', 'where', 'kind'] as const;

/** What the address says, and how to say something else there. */
export function useSearchChoice(): [SearchChoice, (change: Partial<SearchChoice>) => void] {
  const [params, setParams] = useSearchParams();
  const choice = Object.fromEntries(PARTS.map((part) => [part, params.get(part) ?? ''])) as Record<
    (typeof PARTS)[number],
    string
  >;
  const choose = (change: Partial<SearchChoice>) => {
    const entries = Object.entries({ ...choice, ...change }).filter(([, value]) => value !== '');
    setParams(new URLSearchParams(entries), { replace: true });
  };
  return [choice, choose];
}

export function isNarrowed({ space, days, author, where, kind }: SearchChoice): boolean {
  return [space, days, author, where, kind].some((part) => part !== '');
}

/** For the API. Whole days, so that the question stays the same while one reads. */
export function filterOf(choice: SearchChoice, now = Date.now()): SearchFilter {
  const { space, days, author, where, kind } = choice;
  const period = PERIODS.find((known) => known === days);
  const today = now - (now % DAY_MILLISECONDS);
  return {
    spaceId: space || null,
    authorId: author || null,
    kind: KINDS.find((known) => known === kind) ?? null,
    state: where === 'bin' ? 'IN_BIN' : null,
    ...(days === DATES
      ? { changedSince: midnightOf(choice.from, 0), changedUntil: midnightOf(choice.to, 1) }
      : { changedSince: period ? new Date(today - Number(period) * DAY_MILLISECONDS).toISOString() : null }),
  };
}

/** When a day begins where the reader is, or the one so many days later; null for none. */
function midnightOf(day: string, later: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(date) + later).toISOString() : null;
}
