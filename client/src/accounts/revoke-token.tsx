import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { accountTexts } from './accounts.i18n.ts';

const RevokeAccessToken = graphql(/* GraphQL */ `
  mutation RevokeAccessToken($accessTokenId: ID!) {
    revokeAccessToken(accessTokenId: $accessTokenId)
  }
`);

interface RevokeTokenProps {
  id: string;
  name: string;
  onRevoked: () => Promise<unknown>;
}

/** Ends a key's validity for good, after asking. */
export function RevokeToken({ id, name, onRevoked }: RevokeTokenProps) {
  const t = useTexts(accountTexts);
  const [asking, setAsking] = useState(false);
  const [revoke] = useMutation(RevokeAccessToken);
  return (
    <>
      <Button small aria-label={t('tokens.revokeNamed', { name })} onClick={() => setAsking(true)}>
        {t('tokens.revoke')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('tokens.revokeTitle')}
          confirm={t('tokens.revoke')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await revoke({ variables: { accessTokenId: id } });
            notify({ kind: 'success', words: t('tokens.revoked', { name }) });
            await onRevoked();
          }}
        >
          <p>{t('tokens.revokeBody', { name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
