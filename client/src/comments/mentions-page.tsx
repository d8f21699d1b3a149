import { Link } from 'react-router';
import type { MentionsPageQuery as Answer } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Moment } from '../platform/ui/moment.tsx';
import { NextPage } from '../platform/ui/next-page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { PageHeading } from '../platform/ui/page.tsx';
import { commentTexts } from './comments.i18n.ts';
import { asWritten } from './mention-text.ts';
import styles from './comments.module.css';

const MentionsPageQuery = graphql(/* GraphQL */ `
  query MentionsPage($first: Int!, $after: String) @live {
    viewer {
      account {
        id
      }
      mentions(first: $first, after: $after) {
        nodes {
          id
          at
          readAt
          document {
            id
            title
          }
          comment {
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
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Where the viewer is mentioned, newest first. */
export function MentionsPage() {
  const t = useTexts(commentTexts);
  return (
    <>
      <PageHeading title={t('mentions')} />
      <Mentions after={null} />
    </>
  );
}

/** Fifty of them, held open by themselves, and the way to those before; null: the newest. */
function Mentions({ after }: { after: string | null }) {
  const t = useTexts(commentTexts);
  const { data, error, refetch } = useLiveQuery(MentionsPageQuery, { first: 50, after });
  const mentions = data?.viewer?.mentions;
  if (!mentions)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={5} />;
  return (
    <>
      {mentions.nodes.length === 0 && after === null && <p>{t('mentionsEmpty')}</p>}
      <ul className={styles.entries}>
        {mentions.nodes.map((mention) => (
          <li key={mention.id} className={styles.card} data-active={mention.readAt === null}>
            <Mentioned mention={mention} />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={mentions.pageInfo} label={t('mentionsMore')}>
        {(cursor) => <Mentions after={cursor} />}
      </NextPage>
    </>
  );
}

type Mention = NonNullable<Answer['viewer']>['mentions']['nodes'][number];

/** Who said what, and the way to it beside its text. */
function Mentioned({ mention: { at, readAt, document, comment } }: { mention: Mention }) {
  const t = useTexts(commentTexts);
  return (
    <>
      <p className={styles.who}>
        {document && (
          <Link to={`/documents/${document.id}${comment ? `?comment=${comment.id}` : ''}`}>
            {t('mentionBy', { name: comment?.author?.name ?? t('somebody'), title: document.title })}
          </Link>
        )}{' '}
        <span className={styles.muted}>
          <Moment at={at} />
          {readAt === null && ` · ${t('unread')}`}
        </span>
      </p>
      {comment && <p className={styles.said}>{asWritten(comment.source, comment.mentions)}</p>}
    </>
  );
}
