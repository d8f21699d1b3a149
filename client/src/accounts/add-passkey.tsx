import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { addPasskey, PasskeyError } from '../platform/session/passkeys.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { passkeyTexts } from './passkeys.i18n.ts';
import { usePasskeyWords } from './passkey-words.ts';

interface AddPasskeyProps {
  hasPassword: boolean;
  onAdded: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a name and the password, then the browser takes over. */
export function AddPasskey({ hasPassword, onAdded, onClose }: AddPasskeyProps) {
  const t = useTexts(passkeyTexts);
  const ui = useTexts(uiTexts);
  const words = usePasskeyWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<PasskeyError>();
  const submission = useSubmission(
    async () => {
      setTrouble(undefined);
      try {
        await addPasskey(name.trim(), password);
      } catch (error) {
        if (!(error instanceof PasskeyError)) throw error;
        return setTrouble(error);
      }
      notify({ kind: 'success', words: t('add.done', { name: name.trim() }) });
      onClose();
      await onAdded();
    },
    { check: () => emptyFields(hasPassword ? { name, password } : { name }), fields: ['name', 'password'] },
  );
  const problem = trouble ? words(trouble) : submission.problem;
  return (
    <Dialog title={t('add.open')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {problem && <Alert kind="danger" title={problem} urgent />}
          <p>{t('add.lead')}</p>
          <TextField
            label={t('name')}
            hint={t('add.nameHint')}
            autoComplete="off"
            maxLength={LIMITS.nameCharacters}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            fault={submission.fault('name')}
          />
          {hasPassword && (
            <PasswordField
              label={t('add.password')}
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              fault={submission.fault('password')}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('add.submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
