import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql, readFragment } from '../gql/index.ts';
import type { ErasurePreviewFragment } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { leaveForGood } from '../platform/session/auth.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { ErasureObstacles, ErasurePreview, ErasureWords } from './erasure-words.tsx';
import { ownDataTexts } from './own-data.i18n.ts';

const ErasurePreviewQuery = graphql(/* GraphQL */ `
  query ErasurePreview {
    viewer {
      erasure {
        ...ErasurePreview
      }
    }
  }
`);

const EraseAccount = graphql(/* GraphQL */ `
  mutation EraseAccount($input: EraseAccountInput!) {
    eraseAccount(input: $input)
  }
`);

/** Tells what goes, what stays and why, and what stands in the way; then asks for the password. */
export function EraseAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(ownDataTexts);
  const { data, error, refetch } = useQuery(ErasurePreviewQuery, { fetchPolicy: 'network-only' });
  const preview = readFragment(ErasurePreview, data?.viewer?.erasure);
  return (
    <Dialog title={t('erase.title')} onClose={onClose}>
      {preview ? (
        <EraseForm preview={preview} onClose={onClose} />
      ) : (
        <DialogBody>
          {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />}
        </DialogBody>
      )}
    </Dialog>
  );
}

function EraseForm({ preview, onClose }: { preview: ErasurePreviewFragment; onClose: () => void }) {
  const t = useTexts(ownDataTexts);
  const ui = useTexts(uiTexts);
  const [erase] = useMutation(EraseAccount, { fetchPolicy: 'no-cache' });
  const [currentPassword, setPassword] = useState('');
  const [isSure, setSure] = useState(false);
  const { needsPassword } = preview;
  const submission = useSubmission(
    () =>
      leaveForGood(() =>
        erase({ variables: { input: { currentPassword: needsPassword ? currentPassword : null } } }),
      ),
    { check: () => (needsPassword ? emptyFields({ currentPassword }) : {}), fields: ['currentPassword'] },
  );
  const isBlocked = preview.isLastAdministrator || preview.spacesToHandOver.length > 0;
  return (
    <form {...submission.form}>
      <DialogBody>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        <ErasureObstacles preview={preview} />
        <ErasureWords />
        {!isBlocked && needsPassword && (
          <PasswordField
            label={t('erase.password')}
            hint={t('erase.passwordHint')}
            name="current-password"
            autoComplete="current-password"
            value={currentPassword}
            onChange={(event) => setPassword(event.currentTarget.value)}
            fault={submission.fault('currentPassword')}
          />
        )}
        {!isBlocked && !needsPassword && <p>{t('erase.fresh')}</p>}
        {!isBlocked && (
          <CheckboxField
            label={t('erase.sure')}
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        {!isBlocked && (
          <Button type="submit" look="danger" busy={submission.busy} disabled={!isSure}>
            {t('erase.submit')}
          </Button>
        )}
      </DialogFooter>
    </form>
  );
}
