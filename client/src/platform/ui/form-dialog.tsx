import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Alert } from './alert.tsx';
import { Button, type ButtonLook } from './button.tsx';
import { Dialog, DialogBody, DialogFooter } from './dialog.tsx';
import type { Submission } from './submission.ts';
import { uiTexts } from './ui.i18n.ts';

interface FormDialogProps {
  title: string;
  submission: Submission;
  /** The button that goes on; "Save" by default. */
  submit?: string;
  look?: ButtonLook;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A dialog that asks for something and sends it: what is wrong as a whole stands above the fields. */
export function FormDialog({
  title,
  submission,
  submit,
  look = 'primary',
  onClose,
  children,
}: FormDialogProps) {
  const t = useTexts(uiTexts);
  return (
    <Dialog title={title} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          {children}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look={look} busy={submission.busy}>
            {submit ?? t('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
