import { useTexts } from '../i18n/texts.ts';
import styles from './skeleton.module.css';
import { uiTexts } from './ui.i18n.ts';

interface SkeletonProps {
  /** How many lines of text to hold the place of. */
  lines?: number;
}

/** Holds the place of what is being loaded; it shows itself only when that takes a noticeable while. */
export function Skeleton({ lines = 4 }: SkeletonProps) {
  const t = useTexts(uiTexts);
  return (
    <div className={styles.skeleton}>
      <p className="kern-sr-only" role="status">
        {t('loading')}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  );
}
