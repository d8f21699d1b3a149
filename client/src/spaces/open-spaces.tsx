import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import cardStyles from './space-card.module.css';
import { spaceTexts } from './spaces.i18n.ts';
import styles from './spaces-page.module.css';

const OpenSpacesQuery = graphql(/* GraphQL */ `
  query OpenSpaces($after: String) {
    openSpaces(first: 50, after: $after) {
      edges {
        node {
          id
          name
          purpose
          visibility
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const FROM_THE_BEGINNING = {};

/** What others let everybody read; nothing where there is nothing. */
export function OpenSpaces() {
  const t = useTexts(spaceTexts);
  const { data, fetchMore } = useQuery(OpenSpacesQuery);
  useHeldQuery(OpenSpacesQuery, FROM_THE_BEGINNING);
  const spaces = data?.openSpaces;
  if (!spaces || spaces.edges.length === 0) return null;
  return (
    <section className={styles.open} aria-labelledby="open-spaces">
      <h2 id="open-spaces">{t('open.title')}</h2>
      <p>{t('open.lead')}</p>
      <ul className={styles.spaces}>
        {spaces.edges.map(({ node }) => (
          <li key={node.id}>
            <article className={cardStyles.card}>
              <header className={cardStyles.header}>
                <h3 className={cardStyles.name}>
                  <Link to={`/spaces/${node.id}`}>{node.name}</Link>
                </h3>
                <span className={cardStyles.role}>{t(`visibility.${node.visibility}`)}</span>
              </header>
              <p className={cardStyles.purpose}>{node.purpose}</p>
            </article>
          </li>
        ))}
      </ul>
      {spaces.pageInfo.hasNextPage && (
        <p className={styles.more}>
          <Button onClick={() => void fetchMore({ variables: { after: spaces.pageInfo.endCursor } })}>
            {t('more')}
          </Button>
        </p>
      )}
    </section>
  );
}
