import { NavLink, Outlet } from 'react-router';
import { administers, useViewer } from '../accounts/viewer.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { PageHeading } from '../platform/ui/page.tsx';
import { ADMINISTRATION_TABS } from './administration-tabs.ts';
import styles from './administration-page.module.css';
import { administrationTexts } from './administration.i18n.ts';
import { Forbidden } from './forbidden.tsx';

/** Around all pages of the administration: its heading and the way from one to another. */
export function AdministrationPage() {
  const t = useTexts(administrationTexts);
  const { viewerCan } = useViewer();
  if (!administers(viewerCan)) return <Forbidden />;
  const tabs = ADMINISTRATION_TABS.filter(({ verb }) => viewerCan[verb]);
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <nav className={styles.tabs} aria-label={t('navigation')}>
        {tabs.map(({ path }) => (
          <NavLink key={path} to={`/administration/${path}`}>
            {t(`tabs.${path}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
