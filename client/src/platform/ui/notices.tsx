import { useEffect } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { createStore, useStore } from '../store.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './notices.module.css';
import { uiTexts } from './ui.i18n.ts';

/** What has just happened, in one sentence, perhaps with the way back. */
export interface Notice {
  kind: 'success' | 'info' | 'danger';
  words: string;
  action?: { label: string; run: () => void };
}

interface ShownNotice extends Notice {
  id: number;
}

const AT_ONCE = 3;
const SHOWN_MILLISECONDS = 8_000;

const shown = createStore<readonly ShownNotice[]>([]);
let lastId = 0;

/** Shows a notice in the corner. One with an action, and every failure, stays until it is dismissed. */
export function notify(notice: Notice): void {
  lastId += 1;
  // Said once more, it is read once more, and still stands there once. Each way back is one of its own.
  const others = shown.get().filter(({ words, action }) => action || words !== notice.words);
  shown.set([...others.slice(1 - AT_ONCE), { ...notice, id: lastId }]);
}

function dismiss(id: number): void {
  shown.set(shown.get().filter((notice) => notice.id !== id));
}

/** The region in which notices appear; the frame renders it. */
export function Notices() {
  const t = useTexts(uiTexts);
  const notices = useStore(shown);
  return (
    <section className={styles.region} aria-label={t('notices')} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { notice: ShownNotice }) {
  const t = useTexts(uiTexts);
  const { id, kind, words, action } = notice;
  const lasting = Boolean(action) || kind === 'danger';
  useEffect(() => {
    if (lasting) return;
    const timer = setTimeout(() => dismiss(id), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [id, lasting]);
  return (
    <div className={`${styles.notice} ${styles[kind]}`}>
      <Icon name={kind} className={styles.icon} />
      <p className={styles.words}>{words}</p>
      {action && (
        <Button
          look="tertiary"
          small
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label={t('dismiss')} onClick={() => dismiss(id)} />
    </div>
  );
}
