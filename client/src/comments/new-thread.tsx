import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { CommentForm } from './comment-form.tsx';
import { AddCommentThread } from './comment-operations.ts';
import { commentTexts } from './comments.i18n.ts';
import styles from './comments.module.css';

/** What is begun: on which passage, or null for the document as a whole. */
export interface Begun {
  quote: string | null;
  start?: string;
  end?: string;
}

interface NewThreadProps {
  documentId: string;
  begun: Begun;
  isLive: boolean;
  onDone: (threadId: string | null) => void;
}

/** So often a passage is tried anew that is still being saved, and how long apart. */
const TRIES = 12;
const PAUSE_MILLISECONDS = 400;

/** The form for the first comment of a thread. */
export function NewThread({ documentId, begun, isLive, onDone }: NewThreadProps) {
  const t = useTexts(commentTexts);
  const [addThread] = useMutation(AddCommentThread);
  const [isWhole, setWhole] = useState(begun.quote === null);
  const place = isWhole ? {} : { start: begun.start, end: begun.end };
  const send = async (source: string, tries = TRIES): Promise<void> => {
    try {
      const { data } = await addThread({ variables: { input: { documentId, source, ...place } } });
      onDone(data?.addCommentThread.id ?? null);
    } catch (error) {
      const failure = toFailure(error);
      const reason = failure.code === 'CONFLICT' ? failure.facts.reason : null;
      if (reason === 'PASSAGE_GONE') setWhole(true);
      if (reason !== 'MISSING_PREDECESSORS' || tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
      await send(source, tries - 1);
    }
  };
  return (
    <div className={styles.card} data-active>
      <p className={styles.quote}>
        {isWhole ? t('whole') : t('passage', { quote: begun.quote!.slice(0, 120) })}
      </p>
      <CommentForm
        documentId={documentId}
        label={t('write')}
        submit={t('send')}
        draftKey={`${documentId} new`}
        isLive={isLive}
        takesFocus
        onSend={send}
        onCancel={() => onDone(null)}
      />
    </div>
  );
}
