import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import type { PublicSpaceQuery as PublicSpaceAnswer } from '../gql/graphql.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { askToSignIn } from '../platform/session/auth.ts';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import { documentTexts } from './documents.i18n.ts';
import treeStyles from './document-tree.module.css';
import { buildTree, type TreeNode } from './tree.ts';

const PublicSpaceQuery = graphql(/* GraphQL */ `
  query PublicSpace($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      name
      purpose
      documents(first: 100, after: $after, inBin: false) {
        edges {
          node {
            id
            title
            parentId
            position
            trashedAt
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

type Entry = NonNullable<PublicSpaceAnswer['space']>['documents']['edges'][number]['node'];

/** A space as anybody sees it who is not signed in: of one that is not public, nothing but the way to sign in. */
export function PublicSpace({ spaceId }: { spaceId: string }) {
  const t = useTexts(spaceTexts);
  const documentWords = useTexts(documentTexts);
  const { data, error, refetch, fetchMore } = useQuery(PublicSpaceQuery, { variables: { spaceId } });
  const space = data?.space;
  useAllPages(space?.documents, (after) => fetchMore({ variables: { after } }));
  useHeldQuery(PublicSpaceQuery, space ? { spaceId } : null);
  const isHidden = data !== undefined && space === null;
  useEffect(() => {
    if (isHidden) askToSignIn();
  }, [isHidden]);

  if (!space)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
  const tree = buildTree<Entry>(space.documents.edges.map(({ node }) => node));
  return (
    <>
      <PageHeading title={space.name} lead={space.purpose} />
      <Sheet>
        <h2>{t('documents')}</h2>
        {tree.length > 0 ? <Branch nodes={tree} /> : <p>{documentWords('empty.title')}</p>}
      </Sheet>
    </>
  );
}

function Branch({ nodes }: { nodes: readonly TreeNode<Entry>[] }) {
  return (
    <ul className={treeStyles.branch}>
      {nodes.map(({ entry, children }) => (
        <li key={entry.id}>
          <p className={treeStyles.plain}>
            <Link to={`/documents/${entry.id}`}>{entry.title}</Link>
          </p>
          {children.length > 0 && <Branch nodes={children} />}
        </li>
      ))}
    </ul>
  );
}
