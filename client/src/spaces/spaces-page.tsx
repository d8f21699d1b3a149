import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useViewer } from '../accounts/viewer.ts';
import { graphql } from '../gql/index.ts';
import { useLive } from '../platform/apollo/use-live.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { InvitedDocuments } from './invited-documents.tsx';
import { OpenSpaces } from './open-spaces.tsx';
import { OwnRequests } from './own-requests.tsx';
import { SpaceCard } from './space-card.tsx';
import { spaceTexts } from './spaces.i18n.ts';
import styles from './spaces-page.module.css';

const SpacesPageQuery = graphql(/* GraphQL */ `
  query SpacesPage($after: String) {
    viewer {
      isGuest
      spaces(first: 50, after: $after) {
        edges {
          node {
            id
            ...SpaceCard_space
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

const SpacesPageChanges = graphql(/* GraphQL */ `
  subscription SpacesPageChanges {
    viewerChanged {
      spaces(first: 50) {
        edges {
          node {
            id
            ...SpaceCard_space
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

interface SpacesPageProps {
  /** What features above spaces keep at hand there. */
  atHand?: ReactNode;
}

/** One's own spaces, and what is new in each. */
export function SpacesPage({ atHand }: SpacesPageProps) {
  const t = useTexts(spaceTexts);
  const { data, error, refetch, fetchMore } = useQuery(SpacesPageQuery);
  useLive(SpacesPageChanges, { variables: {}, onEnd: () => void refetch() });
  const spaces = data?.viewer?.spaces;
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          data?.viewer?.isGuest === false && (
            <ButtonLink to="/spaces/new" look="primary" icon="add">
              {t('create')}
            </ButtonLink>
          )
        }
      />
      {atHand}
      {!spaces && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!spaces && !error && <Skeleton lines={6} />}
      {spaces?.edges.length === 0 && <NoSpaces isGuest={data?.viewer?.isGuest ?? false} />}
      {spaces && (
        <ul className={styles.spaces}>
          {spaces.edges.map(({ node }) => (
            <li key={node.id}>
              <SpaceCard space={node} />
            </li>
          ))}
        </ul>
      )}
      {spaces?.pageInfo.hasNextPage && (
        <p className={styles.more}>
          <Button onClick={() => void fetchMore({ variables: { after: spaces.pageInfo.endCursor } })}>
            {t('more')}
          </Button>
        </p>
      )}
      <InvitedDocuments />
      <OwnRequests />
      <OpenSpaces />
    </>
  );
}

function NoSpaces({ isGuest }: { isGuest: boolean }) {
  const t = useTexts(spaceTexts);
  const { email } = useViewer();
  return (
    <Sheet className={styles.empty}>
      <h2>{t(isGuest ? 'emptyGuest.title' : 'empty.title')}</h2>
      <p>{t(isGuest ? 'emptyGuest.body' : 'empty.body', { email: email ?? '' })}</p>
    </Sheet>
  );
}
