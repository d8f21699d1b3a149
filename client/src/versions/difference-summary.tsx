import type { ShownVersion } from './version-operations.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

type Counted = Pick<ShownVersion['difference'], 'isEmpty' | 'insertedWords' | 'removedWords' | 'movedBlocks'>;

/** How much has changed, in a sentence. */
export function DifferenceSummary({ difference }: { difference: Counted }) {
  const t = useTexts(versionTexts);
  const { isEmpty, insertedWords, removedWords, movedBlocks } = difference;
  const parts = [
    insertedWords > 0 && t('summary.inserted', { count: insertedWords }),
    removedWords > 0 && t('summary.removed', { count: removedWords }),
    movedBlocks > 0 && t('summary.moved', { count: movedBlocks }),
  ].filter(Boolean);
  const words = parts.length > 0 ? `${parts.join(', ')}.` : t('form.other');
  return (
    <p role="status" className={styles.summary}>
      {isEmpty ? t('summary.none') : words}
    </p>
  );
}
