import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { SHOWN_PICTURES } from '@umlauf/shared/pictures';
import { useEffect, useRef, useState } from 'react';
import { faultsOf } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { Icon } from '../platform/ui/icon.tsx';
import { Moment } from '../platform/ui/moment.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { type FileOfDocument, RemoveFile, RenameFile } from './file-operations.ts';
import { sizeWords } from './file-size.ts';
import styles from './files.module.css';
import { fileTexts } from './files.i18n.ts';

interface FileRowProps {
  file: FileOfDocument;
  isInText: () => boolean;
  onInsert: ((file: FileOfDocument) => void) | null;
  /** Whether somebody came for it. */
  isWanted: boolean;
}

/** One file: what it looks like, what it is called, whose it is, and what can be done. */
export function FileRow({ file, isInText, isWanted, onInsert }: FileRowProps) {
  const t = useTexts(fileTexts);
  const formats = useFormats();
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const { name, bytes, createdAt, createdBy, downloadPath, previewPath, viewerCan } = file;
  const close = () => setAsked(null);
  const link = useRef<HTMLAnchorElement>(null);
  // Whoever came for it shall be there.
  useEffect(() => {
    if (isWanted) link.current?.focus();
  }, [isWanted]);
  return (
    <div className={`${styles.file} ${isWanted ? styles.wanted : ''}`}>
      {previewPath ? (
        <img className={styles.preview} src={previewPath} alt="" loading="lazy" draggable={false} />
      ) : (
        <Icon name="document" className={styles.kind} />
      )}
      <div className={styles.what}>
        <a ref={link} href={downloadPath} download={name}>
          {name}
        </a>
        <p className={styles.muted}>
          {t('detail', { size: sizeWords(formats, bytes), name: createdBy?.name ?? t('somebody') })}
          {', '}
          <Moment at={createdAt} />
          <Searchable file={file} />
        </p>
      </div>
      <div className={styles.buttons}>
        {onInsert && isPicture(file) && (
          <IconButton icon="add" label={t('insertIntoText', { name })} onClick={() => onInsert(file)} />
        )}
        {viewerCan.rename && (
          <IconButton icon="edit" label={t('rename', { name })} onClick={() => setAsked('rename')} />
        )}
        {viewerCan.remove && (
          <IconButton icon="delete" label={t('remove', { name })} onClick={() => setAsked('remove')} />
        )}
      </div>
      {asked === 'rename' && <RenameDialog file={file} onClose={close} />}
      {asked === 'remove' && <RemoveDialog file={file} isInText={isInText()} onClose={close} />}
    </div>
  );
}

/** Whether a text can show it. */
function isPicture({ mediaType, bytes }: FileOfDocument): boolean {
  return SHOWN_PICTURES.includes(mediaType) && bytes <= LIMITS.pictureBytes;
}

/** Said only where somebody might look for words in vain. */
function Searchable({ file: { textState, previewPath } }: { file: FileOfDocument }) {
  const t = useTexts(fileTexts);
  if (textState === 'READ' || previewPath !== null) return null;
  return <>, {t(textState === 'WAITING' ? 'beingRead' : 'notRead')}</>;
}

interface FileDialogProps {
  file: FileOfDocument;
  onClose: () => void;
}

function RenameDialog({ file, onClose }: FileDialogProps) {
  const t = useTexts(fileTexts);
  const ui = useTexts(uiTexts);
  const [renameFile] = useMutation(RenameFile);
  const [name, setName] = useState(file.name);
  const [isMisfit, setMisfit] = useState(false);
  const submission = useSubmission(
    async () => {
      setMisfit(false);
      try {
        await renameFile({ variables: { input: { fileId: file.id, name } } });
      } catch (error) {
        setMisfit(faultsOf(error)['name'] === 'MISMATCH');
        throw error;
      }
      onClose();
    },
    { check: () => emptyFields({ name }), fields: ['name'] },
  );
  return (
    <Dialog title={t('renameTitle')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <TextField
            label={t('name')}
            name="name"
            autoComplete="off"
            maxLength={LIMITS.fileNameCharacters}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            fault={isMisfit ? t('misfit') : submission.fault('name')}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ file: { id, name }, isInText, onClose }: FileDialogProps & { isInText: boolean }) {
  const t = useTexts(fileTexts);
  const [removeFile] = useMutation(RemoveFile);
  return (
    <ConfirmDialog
      title={t('removeTitle')}
      confirm={t('removeConfirm')}
      onClose={onClose}
      onConfirm={async () => {
        await removeFile({ variables: { fileId: id } });
        notify({ kind: 'success', words: t('removed', { name }) });
      }}
    >
      {isInText && <Alert kind="warning" title={t('removeFromText')} />}
      <p>{t('removeText', { name })}</p>
    </ConfirmDialog>
  );
}
