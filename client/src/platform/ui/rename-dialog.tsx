import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { TextField } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { notify } from './notices.tsx';
import { emptyFields, useSubmission } from './submission.ts';

interface RenameDialogProps {
  title: string;
  /** Of the field. */
  label: string;
  /** The name until now. */
  present: string;
  rename: (name: string) => Promise<unknown>;
  /** What is said once it has the new name. */
  done: (name: string) => string;
  onClose: () => void;
}

/** Gives something another name. */
export function RenameDialog({ title, label, present, rename, done, onClose }: RenameDialogProps) {
  const [name, setName] = useState(present);
  const submission = useSubmission(
    async () => {
      await rename(name.trim());
      notify({ kind: 'success', words: done(name.trim()) });
      onClose();
    },
    { check: () => emptyFields({ name }), fields: ['name'] },
  );
  return (
    <FormDialog title={title} submission={submission} onClose={onClose}>
      <TextField
        label={label}
        autoComplete="off"
        maxLength={LIMITS.nameCharacters}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        fault={submission.fault('name')}
      />
    </FormDialog>
  );
}
