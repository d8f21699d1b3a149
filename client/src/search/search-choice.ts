import { useSearchParams } from 'react-router';
import type { SearchFilter } from '../gql/graphql.ts';

const DAY_MILLISECONDS = 86_400_000;
export const PERIODS = ['7', '30', '365'] as const;
export const KINDS = ['DOCUMENT', 'COMMENT', 'FILE'] as const;

/** What is asked for on the page; the address bears it, so that a search can be kept and sent. */
export interface SearchChoice {
  q: string;
  space: string;
  days: string;
  author: string;
  /** `bin`, or empty. */
  where: string;
  /** One of `KINDS`, or empty. */
  kind: string;
}

const PARTS = ['q', 'space', 'days', 'author', 'where', 'kind'] as const;

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
export function filterOf({ space, days, author, where, kind }: SearchChoice, now = Date.now()): SearchFilter {
  const period = PERIODS.find((known) => known === days);
  const today = now - (now % DAY_MILLISECONDS);
  return {
    spaceId: space || null,
    authorId: author || null,
    kind: KINDS.find((known) => known === kind) ?? null,
    state: where === 'bin' ? 'IN_BIN' : null,
    changedSince: period ? new Date(today - Number(period) * DAY_MILLISECONDS).toISOString() : null,
  };
}
