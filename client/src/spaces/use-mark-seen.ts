import { useMutation } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../gql/index.ts';

const MarkSpaceSeen = graphql(/* GraphQL */ `
  mutation MarkSpaceSeen($spaceId: ID!) {
    markSpaceSeen(spaceId: $spaceId) {
      id
      newsCount
    }
  }
`);

/** Notes that the viewer has looked at the space: on arriving, and on leaving for what came in between. */
export function useMarkSeen(spaceId: string | undefined): void {
  const [markSeen] = useMutation(MarkSpaceSeen);
  useEffect(() => {
    if (!spaceId) return;
    // A count that stays too high for once is no reason to disturb anybody.
    const mark = () => void markSeen({ variables: { spaceId } }).catch(() => undefined);
    mark();
    return mark;
  }, [spaceId, markSeen]);
}
