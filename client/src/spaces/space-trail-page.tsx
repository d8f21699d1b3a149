import { useParams } from 'react-router';
import { TrailSheet, useTrailQuestion } from '../accounts/trail-sheet.tsx';
import { trailTexts } from '../accounts/trail.i18n.ts';
import type { SpaceEventType } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { SpaceHeading } from './space-heading.tsx';

const SpaceTrailPageQuery = graphql(/* GraphQL */ `
  query SpaceTrailPage($spaceId: ID!, $after: String, $filter: TrailFilterInput) @live {
    space(id: $spaceId) {
      id
      ...SpaceHeading_space
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
  }
`);

const KINDS: readonly SpaceEventType[] = [
  'SPACE_CREATED',
  'SPACE_CHANGED',
  'MEMBER_ADDED',
  'MEMBER_ROLE_CHANGED',
  'MEMBER_REMOVED',
  'DOCUMENT_CREATED',
  'DOCUMENT_RENAMED',
  'DOCUMENT_MOVED',
  'DOCUMENT_MOVED_AWAY',
  'DOCUMENT_MOVED_HERE',
  'DOCUMENT_TRASHED',
  'DOCUMENT_RESTORED',
  'DOCUMENT_SEALED',
  'DOCUMENT_DRAFT_BEGUN',
  'DOCUMENT_RELEASED',
  'RELEASE_WITHDRAWN',
  'DOCUMENT_DELETED',
  'DOCUMENT_GUEST_ADDED',
  'DOCUMENT_GUEST_CHANGED',
  'DOCUMENT_GUEST_REMOVED',
  'COMMENT_ADDED',
  'COMMENT_CHANGED',
  'COMMENT_REMOVED',
  'COMMENT_THREAD_RESOLVED',
  'COMMENT_THREAD_REOPENED',
  'SUGGESTION_ADDED',
  'SUGGESTION_ACCEPTED',
  'SUGGESTION_REFUSED',
  'SUGGESTION_REOPENED',
  'DOCUMENT_VERSION_NAMED',
  'DOCUMENT_VERSION_RENAMED',
  'DOCUMENT_VERSION_NAME_REMOVED',
  'DOCUMENT_VERSION_RESTORED',
  'FILE_ADDED',
  'FILE_RENAMED',
  'FILE_REMOVED',
  'DOCUMENT_EXPORTED',
  'SPACE_EXPORTED',
  'REGISTER_EXPORTED',
  'CIRCULATION_STARTED',
  'CIRCULATION_ANSWERED',
  'CIRCULATION_ENDED',
  'CIRCULATION_WITHDRAWN',
  'CIRCULATION_LINK_SENT',
  'CIRCULATION_GUEST_REMOVED',
  'CIRCULATION_EXPORTED',
  'CIRCULATION_FORWARDED',
  'CIRCULATION_FORWARD_WITHDRAWN',
  'TEMPLATE_CREATED',
  'TEMPLATE_CHANGED',
  'TEMPLATE_REMOVED',
  'DECISION_CHANGED',
  'TASK_CHANGED',
  'MEETING_SERIES_PLANNED',
  'MEETING_SERIES_CHANGED',
  'MEETING_SERIES_ENDED',
  'MEETING_PLANNED',
  'MEETING_CHANGED',
  'MEETING_MOVED',
  'MEETING_INVITED',
  'MEETING_ANSWERED',
  'MEETING_STARTED',
  'MEETING_ENDED',
  'MEETING_CANCELLED',
  'AGENDA_CHANGED',
  'STANDING_AGENDA_CHANGED',
  'ATTENDANCE_CHANGED',
  'MINUTES_CHANGED',
];

/** Who did what in a space, for its leads. */
export function SpaceTrailPage() {
  const { spaceId = '' } = useParams();
  return <SpaceTrail key={spaceId} spaceId={spaceId} />;
}

function SpaceTrail({ spaceId }: { spaceId: string }) {
  const t = useTexts(trailTexts);
  const asked = useTrailQuestion();
  const variables = { spaceId, ...asked.question };
  const { data, previousData, error, refetch } = useLiveQuery(SpaceTrailPageQuery, variables);
  const shown = data ?? previousData;
  if (!shown)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={7} />;
  if (!shown.space) return <NotFound />;
  return (
    <>
      <SpaceHeading space={shown.space} part="trail" />
      <TrailSheet
        lead={t('spaceLead')}
        kinds={KINDS}
        spaceId={spaceId}
        asked={asked}
        page={shown.space.trail}
        trouble={error && <Trouble error={error} onRetry={() => void refetch()} />}
      />
    </>
  );
}
