import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import styles from './access-tokens.module.css';
import { TokenRow } from './access-tokens.tsx';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { RotateButton, RotateToken } from './rotate-token.tsx';
import { serviceAccountTexts } from './service-accounts.i18n.ts';

const ServiceTokensQuery = graphql(/* GraphQL */ `
  query ServiceTokens($accountId: ID!) {
    serviceAccount(accountId: $accountId) {
      account {
        id
      }
      accessTokens {
        id
        name
        ...TokenRow_accessToken
      }
    }
  }
`);

interface ServiceTokensProps {
  accountId: string;
  name: string;
  /** For which spaces its keys are made here; null: for all of its. */
  spaceIds: readonly string[] | null;
  onClose: () => void;
}

interface Rotating {
  id: string;
  name: string;
}

/** A technical account's keys: make, replace and withdraw them. */
export function ServiceTokens({ accountId, name, spaceIds, onClose }: ServiceTokensProps) {
  const t = useTexts(serviceAccountTexts);
  const [asking, setAsking] = useState<'create' | Rotating | null>(null);
  const { data, error, refetch } = useQuery(ServiceTokensQuery, {
    variables: { accountId },
    fetchPolicy: 'cache-and-network',
  });
  const back = () => setAsking(null);
  const again = () => void refetch();
  if (asking === 'create') {
    const bearer = { serviceAccountId: accountId, name, spaceIds };
    return <CreateTokenDialog bearer={bearer} onCreated={again} onClose={back} />;
  }
  if (asking) return <RotateToken id={asking.id} name={asking.name} onCreated={again} onClose={back} />;
  const tokens = data?.serviceAccount?.accessTokens;
  return (
    <Dialog title={t('tokens.title', { name })} onClose={onClose}>
      <DialogBody>
        <p>{spaceIds ? t('tokens.ofSpace') : t('tokens.ofAll')}</p>
        {!tokens && (error ? <Trouble error={error} onRetry={again} /> : <Skeleton lines={3} />)}
        {tokens?.length === 0 && <p className={styles.empty}>{t('tokens.empty')}</p>}
        {tokens && tokens.length > 0 && (
          <ul className={styles.tokens} aria-label={t('tokens.title', { name })}>
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} onRevoked={() => refetch()}>
                <RotateButton
                  name={token.name}
                  onRotate={() => setAsking({ id: token.id, name: token.name })}
                />
              </TokenRow>
            ))}
          </ul>
        )}
      </DialogBody>
      <DialogFooter>
        <Button icon="add" look="primary" onClick={() => setAsking('create')}>
          {t('tokens.create')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
