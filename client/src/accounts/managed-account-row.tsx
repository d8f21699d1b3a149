import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Icon } from '../platform/ui/icon.tsx';
import { MenuButton } from '../platform/ui/menu-button.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { ChooseOrganisation } from './choose-organisation.tsx';
import { ConfirmAccountChange, type AccountChange } from './confirm-account-change.tsx';
import { managedAccountTexts } from './managed-accounts.i18n.ts';
import { useViewer } from './viewer.ts';

const ManagedAccountRow_account = graphql(/* GraphQL */ `
  fragment ManagedAccountRow_account on ManagedAccount {
    account {
      id
      name
      organisation {
        id
        name
      }
    }
    email
    isAdministrator
    isLocked
    lastSignInOn
  }
`);

interface ManagedAccountRowProps {
  account: FragmentType<typeof ManagedAccountRow_account>;
}

/** One account: who, for whom, and what an administrator can do about it. */
export function ManagedAccountRow({ account: masked }: ManagedAccountRowProps) {
  const t = useTexts(managedAccountTexts);
  const formats = useFormats();
  const viewer = useViewer();
  const { account, email, isAdministrator, isLocked, lastSignInOn } = readFragment(
    ManagedAccountRow_account,
    masked,
  );
  const { id, name, organisation } = account;
  const [asking, setAsking] = useState<AccountChange | 'organisation' | null>(null);
  const close = () => setAsking(null);
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>
          {name} {id === viewer.account.id && t('you')}
          {isAdministrator && <span className={rowStyles.mark}>{t('administrator')}</span>}
          {isLocked && <span className={rowStyles.mark}>{t('locked')}</span>}
        </p>
        <p className={rowStyles.detail}>
          {email} · {organisation?.name ?? t('noOrganisation')} ·{' '}
          {lastSignInOn ? t('lastSignIn', { date: formats.date(lastSignInOn) }) : t('neverSignedIn')}
        </p>
      </div>
      <MenuButton
        label={t('actions', { name })}
        className={rowStyles.menu}
        choices={[
          { label: t('setOrganisation'), onSelect: () => setAsking('organisation') },
          isAdministrator
            ? { label: t('endAdministrator'), onSelect: () => setAsking('end') }
            : { label: t('makeAdministrator'), onSelect: () => setAsking('make') },
          isLocked
            ? { label: t('unlock'), onSelect: () => setAsking('unlock') }
            : { label: t('lock'), onSelect: () => setAsking('lock') },
        ]}
      >
        <Icon name="more" />
      </MenuButton>
      {asking === 'organisation' && (
        <ChooseOrganisation accountId={id} name={name} present={organisation ?? null} onClose={close} />
      )}
      {asking && asking !== 'organisation' && (
        <ConfirmAccountChange change={asking} accountId={id} name={name} onClose={close} />
      )}
    </li>
  );
}
