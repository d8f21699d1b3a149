import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { emailChangeTexts } from './email-change.i18n.ts';

const RequestEmailChange = graphql(/* GraphQL */ `
  mutation RequestEmailChange($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) {
      email
      sentAt
      expiresAt
    }
  }
`);

interface ChangeEmailDialogProps {
  present: string;
  needsPassword: boolean;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the new address, and for proof that it is the account's owner who does. */
export function ChangeEmailDialog({ present, needsPassword, onChanged, onClose }: ChangeEmailDialogProps) {
  const t = useTexts(emailChangeTexts);
  const [request] = useMutation(RequestEmailChange, { fetchPolicy: 'no-cache' });
  const [email, setEmail] = useState('');
  const [currentPassword, setPassword] = useState('');
  const submission = useSubmission(
    async () => {
      const input = { email: email.trim(), currentPassword: needsPassword ? currentPassword : null };
      await request({ variables: { input } });
      notify({ kind: 'success', words: t('asked', { email: email.trim() }) });
      onClose();
      await onChanged();
    },
    {
      check: () => emptyFields(needsPassword ? { email, currentPassword } : { email }),
      fields: ['email', 'currentPassword'],
    },
  );
  const isSame = email.trim().toLowerCase() === present;
  const fault = submission.fault('email');
  return (
    <FormDialog title={t('change')} submission={submission} submit={t('submit')} onClose={onClose}>
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="email"
        maxLength={LIMITS.emailCharacters}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        fault={fault && isSame ? t('same') : fault}
      />
      {needsPassword ? (
        <PasswordField
          label={t('password')}
          hint={t('passwordHint')}
          name="current-password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(event) => setPassword(event.currentTarget.value)}
          fault={submission.fault('currentPassword')}
        />
      ) : (
        <p>{t('fresh')}</p>
      )}
    </FormDialog>
  );
}
