import { useEffect, useRef } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { announce } from '../ui/announcer.tsx';
import { uiTexts } from '../ui/ui.i18n.ts';
import styles from './connection-badge.module.css';
import { useConnection } from './connection.ts';

/** How the live connection stands: quiet while all is well, loud and announced when it is lost. */
export function ConnectionBadge() {
  const t = useTexts(uiTexts);
  const state = useConnection();
  const before = useRef(state);
  useEffect(() => {
    if (state === 'offline') announce(t('connection.lost'));
    if (state === 'connected' && before.current === 'offline') announce(t('connection.restored'));
    before.current = state;
  }, [state, t]);
  return (
    <span
      className={`${styles.badge} ${styles[state]}`}
      title={state === 'offline' ? t('connection.lost') : undefined}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={state === 'offline' ? '' : styles.words}>{t(`connection.${state}`)}</span>
    </span>
  );
}
