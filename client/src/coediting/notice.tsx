import type { ReactNode } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { useClock, wordAge } from './age.ts';
import { coeditingTexts } from './coediting.i18n.ts';
import { downloadDocument } from './download-text.ts';
import type { OpenDocument, OpenState } from './open-document.ts';
import styles from './notice.module.css';

interface UnsavedProps {
  open: OpenDocument;
  state: OpenState;
  title: string;
}

/** How old the oldest unsaved edit is, and the button that rescues the text; nothing when all is saved. */
export function Unsaved({ open, state, title }: UnsavedProps) {
  const t = useTexts(coeditingTexts);
  const since = state.sync.save.unsavedSince;
  const now = useClock(since !== null);
  if (since === null) return null;
  return (
    <>
      <p className={styles.age}>{t('oldest', { age: wordAge(t, now - since) })}</p>
      <Button icon="download" small onClick={() => downloadDocument(title, open.doc, open.fragment)}>
        {t('download')}
      </Button>
    </>
  );
}

interface NoticeProps {
  kind: 'danger' | 'warning' | 'info';
  title: string;
  words: string;
  children?: ReactNode;
}

const LOOKS = {
  danger: { frame: 'kern-alert kern-alert--danger', icon: 'kern-icon kern-icon--danger' },
  warning: { frame: 'kern-alert kern-alert--warning', icon: 'kern-icon kern-icon--warning' },
  info: { frame: 'kern-alert kern-alert--info', icon: 'kern-icon kern-icon--info' },
};

/** Only the sentences are read out when they appear: an age that counts every second stands beside them. */
export function Notice({ kind, title, words, children }: NoticeProps) {
  return (
    <div className={`${LOOKS[kind].frame} ${styles.notice}`}>
      <div role={kind === 'info' ? 'status' : 'alert'}>
        <div className={`kern-alert__header ${styles.header}`}>
          <span className={LOOKS[kind].icon} aria-hidden="true" />
          <p className={styles.title}>{title}</p>
        </div>
        <p className={styles.words}>{words}</p>
      </div>
      {children && <div className={styles.more}>{children}</div>}
    </div>
  );
}
