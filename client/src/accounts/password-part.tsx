import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { securityTexts } from './security.i18n.ts';
import styles from './security.module.css';

const ChangePassword = graphql(/* GraphQL */ `
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input)
  }
`);

/** The password of one's own account. */
export function PasswordPart({ onChanged }: { onChanged: () => Promise<unknown> }) {
  const t = useTexts(securityTexts);
  const [changing, setChanging] = useState(false);
  return (
    <div className={styles.part}>
      <h3>{t('password.title')}</h3>
      <p>{t('password.lead')}</p>
      <div>
        <Button onClick={() => setChanging(true)}>{t('password.change')}</Button>
      </div>
      {changing && <ChangePasswordDialog onChanged={onChanged} onClose={() => setChanging(false)} />}
    </div>
  );
}

interface ChangePasswordDialogProps {
  onChanged: () => Promise<unknown>;
  onClose: () => void;
}

function ChangePasswordDialog({ onChanged, onClose }: ChangePasswordDialogProps) {
  const t = useTexts(securityTexts);
  const ui = useTexts(uiTexts);
  const [change] = useMutation(ChangePassword, { fetchPolicy: 'no-cache' });
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const submission = useSubmission(
    async () => {
      await change({ variables: { input: { currentPassword, newPassword } } });
      notify({ kind: 'success', words: t('password.changed') });
      onClose();
      await onChanged();
    },
    {
      check: () => ({
        ...(newPassword.length < LIMITS.passwordMinCharacters ? { newPassword: 'TOO_SHORT' as const } : {}),
        ...emptyFields({ currentPassword, newPassword }),
      }),
      fields: ['currentPassword', 'newPassword'],
    },
  );
  return (
    <Dialog title={t('password.change')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <PasswordField
            label={t('password.current')}
            name="current-password"
            autoComplete="current-password"
            value={currentPassword}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            fault={submission.fault('currentPassword')}
          />
          <PasswordField
            label={t('password.next')}
            hint={t('password.nextHint', { min: LIMITS.passwordMinCharacters })}
            name="new-password"
            autoComplete="new-password"
            value={newPassword}
            onChange={(event) => setNew(event.currentTarget.value)}
            fault={submission.fault('newPassword')}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('password.submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
