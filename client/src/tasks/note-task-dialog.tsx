import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextArea } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { NoteTask, type Task } from './task-operations.ts';
import { taskTexts } from './tasks.i18n.ts';

interface NoteTaskDialogProps {
  task: Task;
  onClose: () => void;
}

/** Notes how a task stands. */
export function NoteTaskDialog({ task: { id: entryId, number }, onClose }: NoteTaskDialogProps) {
  const t = useTexts(taskTexts);
  const [noteTask] = useMutation(NoteTask);
  const [note, setNote] = useState('');
  const submission = useSubmission(
    async () => {
      await noteTask({ variables: { input: { entryId, note } } });
      notify({ kind: 'success', words: t('note.done', { number }) });
      onClose();
    },
    { check: () => emptyFields({ note }), fields: ['note'] },
  );
  return (
    <FormDialog title={t('note.title', { number })} submission={submission} onClose={onClose}>
      <TextArea
        label={t('note.label')}
        hint={t('note.hint')}
        rows={4}
        maxLength={LIMITS.taskNoteCharacters}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        fault={submission.fault('note')}
      />
    </FormDialog>
  );
}
