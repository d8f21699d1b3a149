import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { passkeyTexts } from './passkeys.i18n.ts';

const RemovePasskeyMutation = graphql(/* GraphQL */ `
  mutation RemovePasskey($passkeyId: ID!, $currentPassword: String) {
    removePasskey(passkeyId: $passkeyId, currentPassword: $currentPassword)
  }
`);

interface RemovePasskeyProps {
  passkeyId: string;
  name: string;
  needsPassword: boolean;
  onRemoved: () => Promise<unknown>;
  onClose: () => void;
}

/** Says what it means, and asks for proof that it is the account's owner who does it. */
export function RemovePasskey({ passkeyId, name, needsPassword, onRemoved, onClose }: RemovePasskeyProps) {
  const t = useTexts(passkeyTexts);
  const [remove] = useMutation(RemovePasskeyMutation);
  const [currentPassword, setPassword] = useState('');
  const submission = useSubmission(
    async () => {
      await remove({ variables: { passkeyId, currentPassword: needsPassword ? currentPassword : null } });
      notify({ kind: 'success', words: t('remove.done', { name }) });
      onClose();
      await onRemoved();
    },
    { check: () => (needsPassword ? emptyFields({ currentPassword }) : {}), fields: ['currentPassword'] },
  );
  return (
    <FormDialog
      title={t('remove.title', { name })}
      submission={submission}
      submit={t('remove.open')}
      look="danger"
      onClose={onClose}
    >
      <p>{t('remove.body')}</p>
      {needsPassword ? (
        <PasswordField
          label={t('remove.password')}
          name="current-password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(event) => setPassword(event.currentTarget.value)}
          fault={submission.fault('currentPassword')}
        />
      ) : (
        <p>{t('remove.fresh')}</p>
      )}
    </FormDialog>
  );
}
