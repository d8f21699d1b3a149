import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import {
  CommentThread_thread,
  CommentThreads,
  type Thread,
  ThreadOfComment,
  type ThreadPage,
} from './comment-operations.ts';

export const FILTERS = ['OPEN', 'MINE', 'RESOLVED', 'ALL'] as const;

/** Which threads somebody wants to see. */
export interface ThreadChoice {
  filter: (typeof FILTERS)[number];
  /** Those in which this account wrote; null: whoever did. */
  authorId: string | null;
}

/** So many pages come by themselves: who reads a text wants to see all that is said about it. */
const PAGES = 8;

function askedFor(documentId: string, { filter, authorId }: ThreadChoice) {
  return {
    documentId,
    state: filter === 'MINE' ? ('OPEN' as const) : filter,
    mine: filter === 'MINE',
    authorId,
  };
}

/**
 * The document's threads as they are wanted, oldest first, and the one in which `wantedComment` stands, whatever its state.
 * `held` belongs into the page: it keeps open what is behind the first page.
 */
export function useThreads(documentId: string, choice: ThreadChoice, wantedComment: string | null) {
  const asked = askedFor(documentId, choice);
  const key = JSON.stringify(asked);
  const { data, previousData, error, refetch } = useLiveQuery(CommentThreads, asked);
  const [most, setMost] = useState(PAGES);
  const [further, setFurther] = useState<ReadonlyMap<string, ThreadPage>>(new Map());
  const [wanted, setWanted] = useState<Thread | null | undefined>();
  const document = (data ?? previousData)?.document;
  const { pages, cursors, hasMore } = useMemo(
    () => chained(document?.commentThreads, (after) => further.get(key + after), most),
    [document, further, key, most],
  );
  const threads = useMemo(() => {
    const listed = pages.flatMap(({ nodes }) => [...readFragment(CommentThread_thread, nodes)]);
    const isListed = !wanted || listed.some(({ id }) => id === wanted.id);
    return isListed ? listed : [...listed, wanted];
  }, [pages, wanted]);
  const take = useCallback((after: string, page: ThreadPage | null) => {
    setFurther((before) => {
      const next = new Map(before);
      if (page) next.set(after, page);
      else next.delete(after);
      return next;
    });
  }, []);
  const held: ReactNode = (
    <>
      {cursors.map((after) => (
        <Further key={key + after} name={key + after} asked={{ ...asked, after }} onPage={take} />
      ))}
      {wantedComment && (
        <Wanted key={wantedComment} documentId={documentId} commentId={wantedComment} onThread={setWanted} />
      )}
    </>
  );
  return {
    document,
    threads,
    /** Other than before when more of what has been there is shown: what else comes is new. */
    extent: `${key} ${pages.length} ${wanted?.id}`,
    canComment: document?.viewerCan.comment ?? false,
    wanted: wantedComment ? wanted : undefined,
    held,
    onMore: hasMore ? () => setMost((before) => before + PAGES) : null,
    error,
    refetch,
  };
}

/** Pages one behind the other, as far as they have come, and the cursors behind which others are to be asked for. */
function chained(
  first: ThreadPage | undefined,
  behind: (after: string) => ThreadPage | undefined,
  most: number,
): { pages: ThreadPage[]; cursors: string[]; hasMore: boolean } {
  const pages: ThreadPage[] = [];
  const cursors: string[] = [];
  for (let page = first; page;) {
    pages.push(page);
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || !endCursor) break;
    if (pages.length === most) return { pages, cursors, hasMore: true };
    cursors.push(endCursor);
    page = behind(endCursor);
  }
  return { pages, cursors, hasMore: false };
}

interface FurtherProps {
  name: string;
  asked: ReturnType<typeof askedFor> & { after: string };
  onPage: (name: string, page: ThreadPage | null) => void;
}

/** Holds one page open. */
function Further({ name, asked, onPage }: FurtherProps) {
  const { data, previousData } = useLiveQuery(CommentThreads, asked);
  const page = (data ?? previousData)?.document?.commentThreads;
  useEffect(() => {
    if (page) onPage(name, page);
  }, [name, page, onPage]);
  useEffect(() => () => onPage(name, null), [name, onPage]);
  return null;
}

interface WantedProps {
  documentId: string;
  commentId: string;
  onThread: (thread: Thread | null | undefined) => void;
}

/** Holds the thread open to which an address leads; null: it is gone. */
function Wanted({ documentId, commentId, onThread }: WantedProps) {
  const { data, previousData } = useLiveQuery(ThreadOfComment, { documentId, commentId });
  const found = data ?? previousData;
  const thread = found && readFragment(CommentThread_thread, found.document?.commentThreads.nodes[0] ?? null);
  useEffect(() => {
    onThread(thread);
  }, [thread, onThread]);
  useEffect(() => () => onThread(undefined), [onThread]);
  return null;
}
