import { useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { RenameDialog } from '../platform/ui/rename-dialog.tsx';
import { passkeyTexts } from './passkeys.i18n.ts';

const RenamePasskeyMutation = graphql(/* GraphQL */ `
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) {
      ...PasskeyRow_passkey
    }
  }
`);

interface RenamePasskeyProps {
  passkeyId: string;
  present: string;
  onClose: () => void;
}

/** Gives a passkey another name. */
export function RenamePasskey({ passkeyId, present, onClose }: RenamePasskeyProps) {
  const t = useTexts(passkeyTexts);
  const [rename] = useMutation(RenamePasskeyMutation);
  return (
    <RenameDialog
      title={t('rename.named', { name: present })}
      label={t('name')}
      present={present}
      rename={(name) => rename({ variables: { input: { passkeyId, name } } })}
      done={(name) => t('rename.done', { name })}
      onClose={onClose}
    />
  );
}
