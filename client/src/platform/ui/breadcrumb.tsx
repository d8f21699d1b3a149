import { Link } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import styles from './breadcrumb.module.css';
import { uiTexts } from './ui.i18n.ts';

/** One page above this one. */
export interface Crumb {
  label: string;
  to: string;
}

/** The way from the top to this page; the page itself is its heading. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTexts(uiTexts);
  return (
    <nav aria-label={t('breadcrumb')} className={styles.breadcrumb}>
      <ol>
        {crumbs.map(({ label, to }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
