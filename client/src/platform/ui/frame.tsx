import type { ReactNode } from 'react';
import { Link, useNavigation } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import { Announcer } from './announcer.tsx';
import styles from './frame.module.css';
import { Notices } from './notices.tsx';
import { uiTexts } from './ui.i18n.ts';

interface FrameProps {
  /** Links beside the product's name. */
  navigation?: ReactNode;
  /** What stands at the header's end: connection, language, account. */
  tools: ReactNode;
  /** A field between both; below them where there is no room. */
  search?: ReactNode;
  children: ReactNode;
}

/** Header, content and footer of every page. */
export function Frame({ navigation, tools, search, children }: FrameProps) {
  const t = useTexts(uiTexts);
  const loading = useNavigation().state === 'loading';
  return (
    <div className={styles.frame}>
      {loading && <div className={styles.progress} aria-hidden="true" />}
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.brand}>
            <BrandMark />
            <span className={styles.product}>{t('product')}</span>
          </Link>
          {navigation && (
            <nav aria-label={t('mainNavigation')} className={styles.navigation}>
              {navigation}
            </nav>
          )}
          {search && <div className={styles.search}>{search}</div>}
          <div className={styles.tools}>{tools}</div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.content} aria-busy={loading}>
        {children}
      </main>
      <Footer />
      <Announcer />
      <Notices />
    </div>
  );
}

function Footer() {
  const t = useTexts(uiTexts);
  return (
    <footer className={styles.footer} aria-label={t('footer.label')}>
      <div className={styles.footerBar}>
        <ul className={styles.footerLinks}>
          <li>
            <Link to="/accessibility">{t('footer.accessibility')}</Link>
          </li>
          <li>
            <Link to="/accessibility#report">{t('footer.reportBarrier')}</Link>
          </li>
        </ul>
        <p>{t('footer.licence')}</p>
      </div>
    </footer>
  );
}

function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M24 11.5A9.5 9.5 0 1 0 25.5 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
      <path d="M26.9 6.2 25 13.1 18.3 10.9Z" fill="currentColor" />
      <circle cx="16" cy="16" r="2.8" className={styles.markHeart} />
    </svg>
  );
}
