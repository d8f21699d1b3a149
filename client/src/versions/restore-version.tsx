import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef } from 'react';
import { Refusal, toFailure } from '../platform/errors/failure.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PresentRevision, RestoreDocumentVersion } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';

interface RestoreVersionProps {
  documentId: string;
  versionId: string;
  onClose: () => void;
}

/**
 * Asks before a version is restored, and offers the way back. Whatever is written while this is open is told first: only
 * who has read that goes on.
 */
export function RestoreVersion({ documentId, versionId, onClose }: RestoreVersionProps) {
  const t = useTexts(versionTexts);
  const client = useApolloClient();
  const words = useFailureWords();
  const [restore] = useMutation(RestoreDocumentVersion);
  const seen = useRef<number | null>(null);
  const lookAt = useCallback(async (): Promise<number> => {
    const asked = { query: PresentRevision, variables: { documentId }, fetchPolicy: 'network-only' } as const;
    const { data } = await client.query(asked);
    if (!data?.document) throw new Refusal({ code: 'NOT_FOUND', facts: {} });
    return (seen.current = data.document.revision);
  }, [client, documentId]);
  // What was written before this was opened has been seen, and nothing after.
  useEffect(() => void lookAt().catch(() => undefined), [lookAt]);
  const undo = async (before: string, revision: number) => {
    try {
      await restore({ variables: { input: { versionId: before, expectedRevision: revision } } });
      notify({ kind: 'success', words: t('restore.undone') });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
  const confirm = async () => {
    try {
      const expectedRevision = seen.current ?? (await lookAt());
      const { data } = await restore({ variables: { input: { versionId, expectedRevision } } });
      if (!data) return;
      const { before, revision } = data.restoreDocumentVersion;
      const action = { label: t('restore.undo'), run: () => void undo(before.id, revision) };
      notify({ kind: 'success', words: t('restore.done'), action });
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'CONFLICT') seen.current = failure.facts.revision ?? null;
      throw error;
    }
  };
  return (
    <ConfirmDialog
      title={t('restore.title')}
      confirm={t('restore.button')}
      look="primary"
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('restore.what')}</p>
    </ConfirmDialog>
  );
}
