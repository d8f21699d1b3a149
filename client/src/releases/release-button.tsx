import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { ReleaseDocument } from './release-operations.ts';
import { releaseTexts } from './releases.i18n.ts';
import styles from './releases.module.css';

interface ReleaseButtonProps {
  documentId: string;
  /** What is released; null: nothing can be. */
  round: { id: string; title: string; bodyName: string | null } | null;
}

/** Releases what was adopted to the public, after saying what that means. */
export function ReleaseButton({ documentId, round }: ReleaseButtonProps) {
  const t = useTexts(releaseTexts);
  const [asked, setAsked] = useState(false);
  const [release] = useMutation(ReleaseDocument);
  if (!round) return null;
  const onConfirm = async () => {
    await release({ variables: { circulationId: round.id, documentId } });
    notify({ kind: 'success', words: t('release.done') });
  };
  return (
    <>
      <Button small onClick={() => setAsked(true)}>
        {t('release.open')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('release.title')}
          confirm={t('release.confirm')}
          look="primary"
          onConfirm={onConfirm}
          onClose={() => setAsked(false)}
        >
          <p>{t('release.body')}</p>
          <ul className={styles.parts}>
            <li>{t('release.parts.text', { title: round.title })}</li>
            {round.bodyName && <li>{t('release.parts.body', { name: round.bodyName })}</li>}
            <li>{t('release.parts.counts')}</li>
          </ul>
          <p>{t('release.not')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
