import { useNavigate } from 'react-router';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { signOut } from '../platform/session/auth.ts';
import { MenuButton } from '../platform/ui/menu-button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import styles from './account-menu.module.css';
import { accountTexts } from './accounts.i18n.ts';
import { administers, useViewer } from './viewer.ts';

/** Who is signed in, the way to the settings, and the way out. */
export function AccountMenu() {
  const t = useTexts(accountTexts);
  const words = useFailureWords();
  const navigate = useNavigate();
  const { account, viewerCan } = useViewer();
  return (
    <MenuButton
      label={t('menu', { name: account.name })}
      className={styles.account}
      choices={[
        { label: t('settings'), icon: 'account', onSelect: () => void navigate('/settings') },
        { label: t('bodies'), icon: 'checklist', onSelect: () => void navigate('/bodies') },
        ...(administers(viewerCan)
          ? [
              {
                label: t('administration'),
                icon: 'checklist' as const,
                onSelect: () => void navigate('/administration'),
              },
            ]
          : []),
        {
          label: t('signOut'),
          icon: 'sign-out',
          onSelect: () =>
            void signOut().catch((error: unknown) => notify({ kind: 'danger', words: words(error) })),
        },
      ]}
    >
      <span className={styles.initials} data-initials={initialsOf(account.name)} />
      <span className={styles.name} aria-hidden="true">
        {account.name}
      </span>
    </MenuButton>
  );
}

/** First letters of the first and the last word of a name. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
