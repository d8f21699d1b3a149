import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { CopyButton } from '../platform/ui/copy-button.tsx';
import { Icon } from '../platform/ui/icon.tsx';
import { MenuButton } from '../platform/ui/menu-button.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { type ServiceAccountChange, ChangeServiceAccount } from './change-service-account.tsx';
import { RenameServiceAccount } from './rename-service-account.tsx';
import { serviceAccountTexts } from './service-accounts.i18n.ts';
import { ServiceTokens } from './service-tokens.tsx';

const ServiceAccountRow_account = graphql(/* GraphQL */ `
  fragment ServiceAccountRow_account on ServiceAccount {
    account {
      id
      name
      organisation {
        id
        name
      }
    }
    isLocked
    createdAt
  }
`);

interface ServiceAccountRowProps {
  account: FragmentType<typeof ServiceAccountRow_account>;
}

/** One technical account: which, whose, and what an administrator can do about it. */
export function ServiceAccountRow({ account: masked }: ServiceAccountRowProps) {
  const t = useTexts(serviceAccountTexts);
  const formats = useFormats();
  const { account, isLocked, createdAt } = readFragment(ServiceAccountRow_account, masked);
  const { id, name, organisation } = account;
  const [asking, setAsking] = useState<ServiceAccountChange | 'rename' | 'tokens' | null>(null);
  const close = () => setAsking(null);
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>
          {name}
          {isLocked && <span className={rowStyles.mark}>{t('locked')}</span>}
        </p>
        <p className={rowStyles.detail}>
          {organisation?.name} · {t('since', { date: formats.date(createdAt) })}
        </p>
        <p className={rowStyles.detail}>
          {t('id')} <code>{id}</code> <CopyButton text={id} />
        </p>
      </div>
      <MenuButton
        label={t('actions', { name })}
        className={rowStyles.menu}
        choices={[
          { label: t('tokens.open'), onSelect: () => setAsking('tokens') },
          { label: t('rename.open'), onSelect: () => setAsking('rename') },
          isLocked
            ? { label: t('unlock.open'), onSelect: () => setAsking('unlock') }
            : { label: t('lock.open'), onSelect: () => setAsking('lock') },
          { label: t('remove.open'), onSelect: () => setAsking('remove') },
        ]}
      >
        <Icon name="more" />
      </MenuButton>
      {asking === 'tokens' && <ServiceTokens accountId={id} name={name} spaceIds={null} onClose={close} />}
      {asking === 'rename' && <RenameServiceAccount accountId={id} present={name} onClose={close} />}
      {asking && asking !== 'tokens' && asking !== 'rename' && (
        <ChangeServiceAccount change={asking} accountId={id} name={name} onClose={close} />
      )}
    </li>
  );
}
