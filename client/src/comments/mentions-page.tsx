import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Moment } from '../platform/ui/moment.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { PageHeading } from '../platform/ui/page.tsx';
import { commentTexts } from './comments.i18n.ts';
import { asWritten } from './mention-text.ts';
import styles from './comments.module.css';

const MentionsPageQuery = graphql(/* GraphQL */ `
  query MentionsPage($first: Int!) @live {
    viewer {
      account {
        id
      }
      mentions(first: $first) {
        nodes {
          id
          at
          readAt
          document {
            id
            title
          }
          thread {
            id
            comments(first: 1) {
              nodes {
                id
                source
                author {
                  id
                  name
                }
                mentions {
                  id
                  name
                }
              }
            }
          }
        }
      }
    }
  }
`);

/** Where the viewer is mentioned, newest first. */
export function MentionsPage() {
  const t = useTexts(commentTexts);
  const { data, error, refetch } = useLiveQuery(MentionsPageQuery, { first: 50 });
  const mentions = data?.viewer?.mentions.nodes;
  if (!mentions)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={5} />;
  return (
    <>
      <PageHeading title={t('mentions')} />
      {mentions.length === 0 && <p>{t('mentionsEmpty')}</p>}
      <ul className={styles.entries}>
        {mentions.map(({ id, at, readAt, document, thread }) => {
          const first = thread?.comments.nodes[0];
          return (
            <li key={id} className={styles.card} data-active={readAt === null}>
              <p className={styles.who}>
                {document && (
                  <Link to={`/documents/${document.id}`}>
                    {t('mentionBy', {
                      name: first?.author?.name ?? t('somebody'),
                      title: document.title,
                    })}
                  </Link>
                )}{' '}
                <span className={styles.muted}>
                  <Moment at={at} />
                  {readAt === null && ` · ${t('unread')}`}
                </span>
              </p>
              {first && <p className={styles.said}>{asWritten(first.source, first.mentions)}</p>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
