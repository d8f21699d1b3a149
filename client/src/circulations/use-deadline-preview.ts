import { useQuery } from '@apollo/client/react';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { DeadlinePreviewQuery } from '../gql/graphql.ts';
import type { StartFacts } from './start-facts.ts';
import { DeadlinePreview } from './start-operations.ts';

interface PreviewedDeadline {
  /** Null until it is known, and where none comes of what is entered. */
  deadline: DeadlinePreviewQuery['previewDeadline'] | null;
  error: Error | undefined;
}

/** What the deadline would be, reckoned by the server. */
export function useDeadlinePreview(
  { deadline, day, time }: Pick<StartFacts, 'deadline' | 'day' | 'time'>,
  { deadlineDays: days, workingDays }: RuleSet,
): PreviewedDeadline {
  const isOwn = deadline === 'OWN';
  const named = isOwn ? { day, time: time || null } : {};
  const { data, error } = useQuery(DeadlinePreview, {
    variables: { ...named, days, workingDays },
    skip: isOwn && !day,
  });
  return { deadline: data?.previewDeadline ?? null, error };
}
