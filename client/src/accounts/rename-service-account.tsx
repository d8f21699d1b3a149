import { useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { RenameDialog } from '../platform/ui/rename-dialog.tsx';
import { serviceAccountTexts } from './service-accounts.i18n.ts';

const RenameServiceAccountMutation = graphql(/* GraphQL */ `
  mutation RenameServiceAccount($input: UpdateServiceAccountInput!) {
    updateServiceAccount(input: $input) {
      ...ServiceAccountRow_account
    }
  }
`);

interface RenameServiceAccountProps {
  accountId: string;
  present: string;
  onClose: () => void;
}

/** Gives a technical account another name. */
export function RenameServiceAccount({ accountId, present, onClose }: RenameServiceAccountProps) {
  const t = useTexts(serviceAccountTexts);
  const [rename] = useMutation(RenameServiceAccountMutation);
  return (
    <RenameDialog
      title={t('rename.title', { name: present })}
      label={t('name')}
      present={present}
      rename={(name) => rename({ variables: { input: { accountId, name } } })}
      done={(name) => t('rename.done', { name })}
      onClose={onClose}
    />
  );
}
