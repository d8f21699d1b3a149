import { TRAIL_KINDS } from '@umlauf/shared/trail-kinds';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { TrailSheet, useTrailQuestion } from './trail-sheet.tsx';
import { trailTexts } from './trail.i18n.ts';

const TrailTabQuery = graphql(/* GraphQL */ `
  query TrailTab($after: String, $filter: TrailFilterInput) @live {
    trail(first: 50, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        ...TrailList_entry
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The hub's trail, for administrators. */
export function TrailTab() {
  const t = useTexts(trailTexts);
  const asked = useTrailQuestion();
  const { data, previousData, error, refetch } = useLiveQuery(TrailTabQuery, asked.question);
  return (
    <TrailSheet
      lead={t('hubLead')}
      kinds={TRAIL_KINDS}
      spaceId={null}
      asked={asked}
      page={(data ?? previousData)?.trail}
      trouble={error && <Trouble error={error} onRetry={() => void refetch()} />}
    />
  );
}
