import { Link } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import { ADMINISTRATION_TABS } from './administration-tabs.ts';
import styles from './administration-page.module.css';
import { administrationTexts } from './administration.i18n.ts';

/** Where one arrives: what there is to administer, in a sentence each. */
export function AdministrationOverview() {
  const t = useTexts(administrationTexts);
  const { viewerCan } = useViewer();
  return (
    <ul className={styles.overview}>
      {ADMINISTRATION_TABS.filter(({ verb }) => viewerCan[verb]).map(({ path }) => (
        <li key={path}>
          <Sheet>
            <h2>
              <Link to={`/administration/${path}`}>{t(`tabs.${path}`)}</Link>
            </h2>
            <p>{t(`hints.${path}`)}</p>
          </Sheet>
        </li>
      ))}
    </ul>
  );
}
