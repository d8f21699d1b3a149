import { type ReactNode } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Alert } from './alert.tsx';
import { Button, type ButtonLook } from './button.tsx';
import { Dialog, DialogBody, DialogFooter } from './dialog.tsx';
import { uiTexts } from './ui.i18n.ts';
import { useSubmission } from './submission.ts';

interface ConfirmDialogProps {
  title: string;
  /** The button that goes on: the verb itself, never "OK". */
  confirm: string;
  look?: ButtonLook;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something that is not easily undone; closes itself once that has worked. */
export function ConfirmDialog({
  title,
  confirm,
  look = 'danger',
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const t = useTexts(uiTexts);
  const submission = useSubmission(async () => {
    await onConfirm();
    onClose();
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogBody>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        {children}
      </DialogBody>
      <DialogFooter>
        <Button look="secondary" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button look={look} busy={submission.busy} onClick={submission.run}>
          {confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
