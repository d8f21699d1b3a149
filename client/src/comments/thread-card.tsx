import { useMutation } from '@apollo/client/react';
import { type KeyboardEvent, useState } from 'react';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { CommentForm } from './comment-form.tsx';
import {
  AddComment,
  commentsOf,
  ReopenCommentThread,
  ResolveCommentThread,
  type Thread,
} from './comment-operations.ts';
import { commentTexts } from './comments.i18n.ts';
import { FurtherReplies } from './further-replies.tsx';
import { SaidOne, useWriter } from './said-one.tsx';
import styles from './comments.module.css';

interface ThreadCardProps {
  thread: Thread;
  documentId: string;
  isActive: boolean;
  /** Its passage was deleted. */
  isDetached: boolean;
  canComment: boolean;
  isLive: boolean;
  onActive: () => void;
  onShow: () => void;
}

/** One thread: the passage, what is said, and what can be done. */
export function ThreadCard(props: ThreadCardProps) {
  const { thread, documentId, isActive, isDetached, canComment, isLive, onActive, onShow } = props;
  const t = useTexts(commentTexts);
  const [replying, setReplying] = useState(false);
  const comments = commentsOf(thread);
  const quote = shortened(thread.anchor?.quote ?? '');
  const writer = useWriter();
  const [first] = comments;
  // One stop of the Tab key each, so that arrow keys can lead from one to the next.
  const walkable = { tabIndex: 0, onFocus: onActive, onKeyDown: moveAmongCards };
  return (
    <article
      id={cardId(thread.id)}
      className={styles.card}
      data-active={isActive}
      aria-label={t('thread', { name: first ? writer(first) : t('somebody') })}
      aria-current={isActive || undefined}
      {...walkable}
    >
      <p className={isDetached ? styles.gone : styles.quote}>
        {!thread.anchor ? t('whole') : t(isDetached ? 'detached' : 'passage', { quote })}
      </p>
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <SaidOne comment={comment} documentId={documentId} isLive={isLive} />
          </li>
        ))}
      </ul>
      {first && (
        <FurtherReplies
          documentId={documentId}
          commentId={first.id}
          pageInfo={thread.comments.pageInfo}
          isLive={isLive}
        />
      )}
      {replying && <Reply {...{ thread, documentId, isLive }} onDone={() => setReplying(false)} />}
      <div className={styles.buttons}>
        {canComment && !replying && (
          <Button small look="tertiary" onClick={() => setReplying(true)}>
            {t('reply')}
          </Button>
        )}
        {canComment && <Settle thread={thread} />}
        {thread.anchor && !isDetached && (
          <Button small look="tertiary" onClick={onShow}>
            {t('show')}
          </Button>
        )}
      </div>
    </article>
  );
}

interface ReplyProps extends Pick<ThreadCardProps, 'thread' | 'documentId' | 'isLive'> {
  onDone: () => void;
}

function Reply({ thread: { id: threadId }, documentId, isLive, onDone }: ReplyProps) {
  const t = useTexts(commentTexts);
  const [addComment] = useMutation(AddComment);
  return (
    <CommentForm
      documentId={documentId}
      label={t('reply')}
      submit={t('send')}
      draftKey={threadId}
      isLive={isLive}
      takesFocus
      onSend={async (source) => {
        await addComment({ variables: { input: { threadId, source } } });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

function Settle({ thread: { id, resolvedAt } }: { thread: Thread }) {
  const t = useTexts(commentTexts);
  const settle = useSettle();
  return (
    <Button
      small
      look="tertiary"
      icon={resolvedAt ? 'restore' : 'check'}
      onClick={() => void settle(id, !resolvedAt)}
    >
      {t(resolvedAt ? 'reopen' : 'resolve')}
    </Button>
  );
}

export function cardId(threadId: string): string {
  return `comments-${threadId}`;
}

function shortened(quote: string): string {
  const line = quote.replaceAll('\n', ' ');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

/** Arrow keys lead from one thread to the next, while none of its controls has the focus. */
function moveAmongCards(event: KeyboardEvent<HTMLElement>): void {
  if (event.target !== event.currentTarget || !/^Arrow(Up|Down)$/.test(event.key)) return;
  const cards = [
    ...event.currentTarget.closest('ul')!.querySelectorAll<HTMLElement>(':scope > li > article'),
  ];
  const next = cards[cards.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Resolves or reopens, and offers the way back. */
function useSettle(): (threadId: string, isResolved: boolean) => Promise<void> {
  const t = useTexts(commentTexts);
  const ui = useTexts(uiTexts);
  const words = useFailureWords();
  const [resolve] = useMutation(ResolveCommentThread);
  const [reopen] = useMutation(ReopenCommentThread);
  const settle = async (threadId: string, isResolved: boolean): Promise<void> => {
    try {
      await (isResolved ? resolve : reopen)({ variables: { threadId } });
      notify({
        kind: 'success',
        words: t(isResolved ? 'resolved' : 'reopened'),
        action: { label: ui('undo'), run: () => void settle(threadId, !isResolved) },
      });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
  return settle;
}
