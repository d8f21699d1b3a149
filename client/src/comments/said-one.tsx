import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Moment } from '../platform/ui/moment.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { CommentForm } from './comment-form.tsx';
import { type CommentOfThread, EditComment, RemoveComment } from './comment-operations.ts';
import { commentTexts } from './comments.i18n.ts';
import { piecesOf } from './mention-text.ts';
import styles from './comments.module.css';

interface SaidOneProps {
  comment: CommentOfThread;
  documentId: string;
  isLive: boolean;
}

/** One comment, and what can be done with it. */
export function SaidOne({ comment, documentId, isLive }: SaidOneProps) {
  const t = useTexts(commentTexts);
  const words = useFailureWords();
  const [editing, setEditing] = useState(false);
  const [editComment] = useMutation(EditComment);
  const [removeComment] = useMutation(RemoveComment);
  if (comment.removedAt) return <p className={styles.muted}>{t('removed')}</p>;
  const { id: commentId, author, importedAuthor, viewerCan } = comment;
  const name = author?.name ?? t('somebody');
  const writer = useWriter()(comment);
  const remove = () =>
    removeComment({ variables: { commentId } }).catch((error: unknown) =>
      notify({ kind: 'danger', words: words(error) }),
    );
  return (
    <>
      <p className={styles.who}>
        <strong>{writer}</strong>{' '}
        <span className={styles.muted}>
          <Moment at={comment.importedAt ?? comment.createdAt} />
          {importedAuthor !== null && `, ${t('imported', { name })}`}
          {comment.editedAt && `, ${t('edited')}`}
        </span>
      </p>
      {editing ? (
        <CommentForm
          documentId={documentId}
          label={t('write')}
          submit={t('save')}
          draftKey={commentId}
          before={comment}
          isLive={isLive}
          takesFocus
          onSend={async (next) => {
            await editComment({ variables: { input: { commentId, source: next } } });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Said comment={comment} />
      )}
      {!editing && (viewerCan.edit || viewerCan.remove) && (
        <div className={styles.buttons}>
          {viewerCan.edit && (
            <Button small look="tertiary" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
          {viewerCan.remove && (
            <Button small look="tertiary" onClick={() => void remove()}>
              {t('remove')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** The words, with the present names of whom they mention. */
function Said({ comment: { source, mentions } }: { comment: CommentOfThread }) {
  const t = useTexts(commentTexts);
  return (
    <p className={styles.said}>
      {piecesOf(source, mentions).map((piece, index) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <span key={index} className={styles.mention}>
            @{piece?.name ?? t('somebody')}
          </span>
        ),
      )}
    </p>
  );
}

/** Whose words they are: also of those that were taken from a file, which names nobody sometimes. */
export function useWriter(): (comment: Pick<CommentOfThread, 'author' | 'importedAuthor'>) => string {
  const t = useTexts(commentTexts);
  return ({ author, importedAuthor }) =>
    importedAuthor === null ? (author?.name ?? t('somebody')) : importedAuthor || t('nameless');
}
