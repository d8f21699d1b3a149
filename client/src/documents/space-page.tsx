import { useQuery } from '@apollo/client/react';
import { type ComponentType, lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { useMaybeViewer } from '../accounts/viewer.ts';
import { graphql } from '../gql/index.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { EventList } from '../spaces/event-list.tsx';
import { NoAccess } from '../spaces/no-access.tsx';
import { SpaceHeading } from '../spaces/space-heading.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import { useMarkSeen } from '../spaces/use-mark-seen.ts';
import { DocumentTree } from './document-tree.tsx';
import styles from './space-page.module.css';
import type { NewDocumentProps } from './new-document.ts';
import type { SpaceToolsProps } from './space-tools.ts';
import type { RowChoices } from './row-actions.ts';
import { useFollowSpace } from './use-follow-space.ts';

const PublicSpace = lazy(async () => ({ default: (await import('./public-space.tsx')).PublicSpace }));

const SpacePageQuery = graphql(/* GraphQL */ `
  query SpacePage($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      ...SpaceOverview_space
      documents(first: 100, after: $after, inBin: false) {
        edges {
          node {
            id
            ...DocumentTree_document
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** What features that stand above documents bring along. */
interface SpaceParts {
  /** What they can do there, above its documents. */
  Tools: ComponentType<SpaceToolsProps>;
  /** What they can do with all of them, below. */
  Below: ComponentType<{ spaceId: string }>;
  NewDocument: ComponentType<NewDocumentProps>;
  /** What they say of it beside its name. */
  Beside: ComponentType<{ spaceId: string; name: string }>;
  /** What they add to the menu of each document, as a hook. */
  useRowChoices: RowChoices;
}

/** A space's overview: what it is for, its documents, and what happened lately. */
export function SpacePage(parts: SpaceParts) {
  const { spaceId = '' } = useParams();
  const viewer = useMaybeViewer();
  if (!viewer)
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <PublicSpace key={spaceId} spaceId={spaceId} />
      </Suspense>
    );
  // Another space is another page: nothing of the one before, an open dialog least of all, may stay.
  return <Overview key={spaceId} spaceId={spaceId} {...parts} />;
}

function Overview({
  spaceId,
  Tools,
  Below,
  NewDocument,
  Beside,
  useRowChoices,
}: SpaceParts & { spaceId: string }) {
  const t = useTexts(spaceTexts);
  const { data, error, refetch, fetchMore } = useQuery(SpacePageQuery, { variables: { spaceId } });
  const overview = useFollowSpace(spaceId, data?.space, () => void refetch());
  const documents = data?.space?.documents;
  useAllPages(documents, (after) => fetchMore({ variables: { after } }));
  const furtherChoices = useRowChoices();
  const readsEvents = overview?.viewerCan.readEvents;
  useMarkSeen(readsEvents ? overview?.id : undefined);
  useHeldQuery(SpacePageQuery, readsEvents === false ? { spaceId } : null);

  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
  if (!overview || !documents) return <NoAccess targetId={spaceId} />;
  return (
    <>
      <SpaceHeading
        space={overview}
        part="documents"
        beside={<Beside spaceId={spaceId} name={overview.name} />}
      />
      <div className={styles.columns}>
        <div className={styles.documents}>
          <DocumentTree
            space={overview}
            documents={documents.edges.map(({ node }) => node)}
            onStructureChanged={() => void refetch()}
            NewDocument={NewDocument}
            furtherChoices={furtherChoices}
            tools={<Tools space={overview} onChanged={() => void refetch()} />}
          />
          {documents.edges.length > 0 && <Below spaceId={spaceId} />}
        </div>
        {readsEvents ? (
          <Sheet className={styles.events}>
            <h2>{t('events.title')}</h2>
            {overview.latestEvents.length > 0 ? (
              <EventList events={overview.latestEvents} label={t('events.title')} />
            ) : (
              <p>{t('events.empty')}</p>
            )}
          </Sheet>
        ) : (
          <Alert kind="info" title={t(overview.viewerRole === 'VISITOR' ? 'visiting' : 'visitingAsGuest')} />
        )}
      </div>
    </>
  );
}
