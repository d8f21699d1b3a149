import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { Comment_comment, FurtherComments } from './comment-operations.ts';
import { SaidOne } from './said-one.tsx';
import styles from './comments.module.css';

interface FurtherRepliesProps {
  documentId: string;
  /** Any comment of the thread. */
  commentId: string;
  /** Of the page that stands above. */
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  isLive: boolean;
}

/** What is said behind a page of a thread, to its end: each page is held open by itself. */
export function FurtherReplies({ pageInfo: { hasNextPage, endCursor }, ...thread }: FurtherRepliesProps) {
  return hasNextPage && endCursor ? <Replies key={endCursor} {...thread} after={endCursor} /> : null;
}

function Replies({ after, ...thread }: Omit<FurtherRepliesProps, 'pageInfo'> & { after: string }) {
  const { documentId, commentId, isLive } = thread;
  const { data, previousData } = useLiveQuery(FurtherComments, { documentId, commentId, after });
  const page = (data ?? previousData)?.document?.commentThreads.nodes[0]?.comments;
  if (!page) return null;
  return (
    <>
      <ul className={styles.comments}>
        {readFragment(Comment_comment, page.nodes).map((comment) => (
          <li key={comment.id}>
            <SaidOne comment={comment} documentId={documentId} isLive={isLive} />
          </li>
        ))}
      </ul>
      <FurtherReplies {...thread} pageInfo={page.pageInfo} />
    </>
  );
}
