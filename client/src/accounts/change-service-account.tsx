import { useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { serviceAccountTexts } from './service-accounts.i18n.ts';

const UpdateServiceAccount = graphql(/* GraphQL */ `
  mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {
    updateServiceAccount(input: $input) {
      ...ServiceAccountRow_account
    }
  }
`);

const RemoveServiceAccount = graphql(/* GraphQL */ `
  mutation RemoveServiceAccount($accountId: ID!) {
    removeServiceAccount(accountId: $accountId)
  }
`);

/** What an administrator does with a technical account after having been asked. */
export type ServiceAccountChange = 'lock' | 'unlock' | 'remove';

interface ChangeServiceAccountProps {
  change: ServiceAccountChange;
  accountId: string;
  name: string;
  onClose: () => void;
}

/** Says what it means, and does it. */
export function ChangeServiceAccount({ change, accountId, name, onClose }: ChangeServiceAccountProps) {
  const t = useTexts(serviceAccountTexts);
  const [update] = useMutation(UpdateServiceAccount);
  const [remove] = useMutation(RemoveServiceAccount);
  return (
    <ConfirmDialog
      title={t(`${change}.title`, { name })}
      confirm={t(`${change}.confirm`)}
      look={change === 'unlock' ? 'primary' : 'danger'}
      onClose={onClose}
      onConfirm={async () => {
        if (change === 'remove') await remove({ variables: { accountId } });
        else await update({ variables: { input: { accountId, isLocked: change === 'lock' } } });
        notify({ kind: 'success', words: t(`${change}.done`, { name }) });
      }}
    >
      <p>{t(`${change}.body`, { name })}</p>
    </ConfirmDialog>
  );
}
