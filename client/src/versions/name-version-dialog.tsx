import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { TextArea, TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { NameDocumentVersion, RenameDocumentVersion } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';

interface NameVersionDialogProps {
  title: string;
  documentId: string;
  /** Null: the present state. */
  version: { id: string; name: string | null; note: string } | null;
  onClose: () => void;
  onNamed?: (versionId: string) => void;
}

/** Gives the present state or a version a name and a note. */
export function NameVersionDialog({ title, documentId, version, onClose, onNamed }: NameVersionDialogProps) {
  const t = useTexts(versionTexts);
  const ui = useTexts(uiTexts);
  const [nameIt] = useMutation(NameDocumentVersion);
  const [rename] = useMutation(RenameDocumentVersion);
  const [name, setName] = useState(version?.name ?? '');
  const [note, setNote] = useState(version?.note ?? '');
  const submission = useSubmission(
    async () => {
      const input = { name: name.trim(), note: note.trim() };
      if (version) await rename({ variables: { input: { ...input, versionId: version.id } } });
      else {
        const { data } = await nameIt({ variables: { input: { ...input, documentId } } });
        if (data) onNamed?.(data.nameDocumentVersion.id);
      }
      notify({ kind: 'success', words: t('name.done', { name: name.trim() }) });
      onClose();
    },
    { check: () => emptyFields({ name }), fields: ['name', 'note'] },
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <TextField
            label={t('name.label')}
            autoComplete="off"
            maxLength={LIMITS.nameCharacters}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            fault={submission.fault('name')}
          />
          <TextArea
            label={t('name.note')}
            optional={t('name.optional')}
            maxLength={LIMITS.noteCharacters}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            fault={submission.fault('note')}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {ui('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
