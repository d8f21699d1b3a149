import { useQuery } from '@apollo/client/react';
import { isScope } from '@umlauf/shared/scopes';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import styles from './access-tokens.module.css';
import { accountTexts } from './accounts.i18n.ts';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { RevokeToken } from './revoke-token.tsx';
import { RotateButton, RotateToken } from './rotate-token.tsx';

const TokenRow_accessToken = graphql(/* GraphQL */ `
  fragment TokenRow_accessToken on AccessToken {
    id
    name
    scopes
    spaces {
      id
      name
    }
    expiresAt
    lastUsedAt
    replacedAt
  }
`);

const AccessTokensQuery = graphql(/* GraphQL */ `
  query AccessTokens {
    viewer {
      accessTokens {
        id
        name
        ...TokenRow_accessToken
      }
    }
  }
`);

/** The keys with which programs act in the viewer's name. */
export function AccessTokens() {
  const t = useTexts(accountTexts);
  const { data, error, refetch } = useQuery(AccessTokensQuery);
  const [creating, setCreating] = useState(false);
  const [rotating, setRotating] = useState<{ id: string; name: string } | null>(null);
  const tokens = data?.viewer?.accessTokens;
  return (
    <section className={styles.section}>
      <h2>{t('tokens.title')}</h2>
      <p>
        {t('tokens.lead')} <a href="/graphql">{t('tokens.explorer')}</a>
      </p>
      {!tokens && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />)}
      {tokens?.length === 0 && <p className={styles.empty}>{t('tokens.empty')}</p>}
      {tokens && tokens.length > 0 && (
        <ul className={styles.tokens} aria-label={t('tokens.list')}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoked={() => refetch()}>
              <RotateButton
                name={token.name}
                onRotate={() => setRotating({ id: token.id, name: token.name })}
              />
            </TokenRow>
          ))}
        </ul>
      )}
      <div>
        <Button icon="add" onClick={() => setCreating(true)}>
          {t('tokens.create')}
        </Button>
      </div>
      {rotating && (
        <RotateToken {...rotating} onCreated={() => void refetch()} onClose={() => setRotating(null)} />
      )}
      {creating && <CreateTokenDialog onCreated={() => void refetch()} onClose={() => setCreating(false)} />}
    </section>
  );
}

interface TokenRowProps {
  token: FragmentType<typeof TokenRow_accessToken>;
  onRevoked: () => Promise<unknown>;
  /** What else can be done with it. */
  children?: ReactNode;
}

/** One key: what it may, where and until when, and the means to withdraw it. */
export function TokenRow({ token: masked, onRevoked, children }: TokenRowProps) {
  const t = useTexts(accountTexts);
  const formats = useFormats();
  const { id, name, scopes, spaces, expiresAt, lastUsedAt, replacedAt } = readFragment(
    TokenRow_accessToken,
    masked,
  );
  const [shownAt] = useState(() => new Date());
  const expired = new Date(expiresAt) < shownAt;
  return (
    <li className={styles.token}>
      <div className={styles.what}>
        <h3>{name}</h3>
        <p>{scopes.map((scope) => (isScope(scope) ? t(`scope.${scope}.name`) : scope)).join(', ')}</p>
        {spaces && (
          <p>
            {spaces.length > 0
              ? t('tokens.onlyIn', { spaces: spaces.map((space) => space.name).join(', ') })
              : t('tokens.onlyInGone')}
          </p>
        )}
        <p className={styles.detail}>
          {replacedAt
            ? t('tokens.replaced', { moment: formats.moment(expiresAt) })
            : t('tokens.validUntil', { date: formats.date(expiresAt) })}
          {expired && <strong> ({t('tokens.expired')})</strong>} ·{' '}
          {lastUsedAt ? t('tokens.lastUsed', { moment: formats.moment(lastUsedAt) }) : t('tokens.neverUsed')}
        </p>
      </div>
      {children}
      <RevokeToken id={id} name={name} onRevoked={onRevoked} />
    </li>
  );
}
