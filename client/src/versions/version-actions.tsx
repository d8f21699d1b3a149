import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { NameVersionDialog } from './name-version-dialog.tsx';
import { RestoreVersion } from './restore-version.tsx';
import { RemoveDocumentVersionName, type ShownVersion } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

interface VersionActionsProps {
  documentId: string;
  version: ShownVersion;
}

/** What a writer can do with a version. */
export function VersionActions({ documentId, version }: VersionActionsProps) {
  const t = useTexts(versionTexts);
  const [open, setOpen] = useState<'name' | 'remove' | 'restore' | null>(null);
  const [removeName] = useMutation(RemoveDocumentVersionName);
  const close = () => setOpen(null);
  const isNamed = version.name !== null;
  return (
    <div className={styles.buttons}>
      <Button small icon="restore" onClick={() => setOpen('restore')}>
        {t('restore.button')}
      </Button>
      <Button small icon="edit" onClick={() => setOpen('name')}>
        {t(isNamed ? 'name.change' : 'name.give')}
      </Button>
      {isNamed && (
        <Button small icon="delete" look="tertiary" onClick={() => setOpen('remove')}>
          {t('name.remove')}
        </Button>
      )}
      {open === 'name' && (
        <NameVersionDialog
          title={t(isNamed ? 'name.change' : 'name.give')}
          documentId={documentId}
          version={version}
          onClose={close}
        />
      )}
      {open === 'restore' && (
        <RestoreVersion documentId={documentId} versionId={version.id} onClose={close} />
      )}
      {open === 'remove' && (
        <ConfirmDialog
          title={t('name.removeNamed', { name: version.name ?? '' })}
          confirm={t('name.remove')}
          onConfirm={async () => {
            await removeName({ variables: { versionId: version.id } });
            notify({ kind: 'success', words: t('name.removed') });
          }}
          onClose={close}
        >
          <p>{t('name.removeWhat')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
