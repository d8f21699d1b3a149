import { useId } from 'react';
import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { documentTexts } from './documents.i18n.ts';
import styles from './references.module.css';

const DocumentReferences = graphql(/* GraphQL */ `
  query DocumentReferences($documentId: ID!) @live {
    document(id: $documentId) {
      id
      referencedBy(first: 50) {
        totalCount
        nodes {
          id
          title
          space {
            id
            name
          }
        }
      }
    }
  }
`);

/** Which documents link here, as far as the viewer reads them; nothing where there are none. */
export function References({ documentId }: { documentId: string }) {
  const t = useTexts(documentTexts);
  const id = useId();
  const { data, previousData } = useLiveQuery(DocumentReferences, { documentId });
  const references = (data ?? previousData)?.document?.referencedBy;
  if (!references || references.totalCount === 0) return null;
  const { nodes, totalCount } = references;
  return (
    <section className={styles.references} aria-labelledby={id}>
      <h2 id={id}>{t('references.title')}</h2>
      <ul aria-labelledby={id}>
        {nodes.map(({ id: from, title, space }) => (
          <li key={from}>
            <Link to={`/documents/${from}`}>{title}</Link>
            <small>{space.name}</small>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p>{t('references.more', { shown: nodes.length, count: totalCount })}</p>}
    </section>
  );
}
