import { Link } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import styles from './breadcrumb.module.css';
import { uiTexts } from './ui.i18n.ts';

/** One step of the way; the page itself has no address. */
export interface Crumb {
  label: string;
  to?: string;
}

/** The way from the top to this page. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTexts(uiTexts);
  return (
    <nav aria-label={t('breadcrumb')} className={styles.breadcrumb}>
      <ol>
        {crumbs.map(({ label, to }, index) => (
          <li key={index}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
