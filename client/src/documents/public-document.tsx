import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../gql/index.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { askToSignIn } from '../platform/session/auth.ts';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Moment } from '../platform/ui/moment.tsx';
import { PageHeading } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import styles from './document-page.module.css';
import { documentTexts } from './documents.i18n.ts';
import { MarkdownText } from './markdown-text.tsx';

const PublicDocumentQuery = graphql(/* GraphQL */ `
  query PublicDocument($documentId: ID!) {
    document(id: $documentId) {
      id
      title
      markdown
      updatedAt
      space {
        id
        name
      }
      files(first: 100) {
        nodes {
          id
          name
          downloadPath
        }
      }
    }
  }
`);

/** A document as anybody reads it who is not signed in; it follows what is written. */
export function PublicDocument({ documentId }: { documentId: string }) {
  const t = useTexts(documentTexts);
  const { data, error, refetch } = useQuery(PublicDocumentQuery, { variables: { documentId } });
  const document = data?.document;
  useHeldQuery(PublicDocumentQuery, document ? { documentId } : null);
  // The same whether it is closed or does not exist.
  const isHidden = data !== undefined && document === null;
  useEffect(() => {
    if (isHidden) askToSignIn();
  }, [isHidden]);

  if (!document)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />;
  const { space, title, markdown, updatedAt, files } = document;
  return (
    <article>
      <PageHeading
        title={title}
        above={<Breadcrumb crumbs={[{ label: space.name, to: `/spaces/${space.id}` }]} />}
        lead={<Moment at={updatedAt} />}
      />
      <section className={styles.stored} aria-label={t('page.text', { title })}>
        <MarkdownText markdown={markdown} documentId={documentId} />
      </section>
      {files.nodes.length > 0 && (
        <section className={styles.attached} aria-label={t('page.files')}>
          <h2>{t('page.files')}</h2>
          <ul>
            {files.nodes.map(({ id, name, downloadPath }) => (
              <li key={id}>
                <a href={downloadPath} download={name}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
