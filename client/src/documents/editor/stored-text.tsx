import { useTexts } from '../../platform/i18n/texts.ts';
import { editorTexts } from './editor.i18n.ts';
import styles from './document-editor.module.css';

interface StoredTextProps {
  title: string;
  text: string;
  /** The live text is on its way. */
  loading?: boolean;
}

/** The text as stored, to read at once: never an empty editor in place of what has not arrived. */
export function StoredText({ title, text, loading = true }: StoredTextProps) {
  const t = useTexts(editorTexts);
  return (
    <section className={styles.stored} aria-label={t('text', { title })} aria-busy={loading}>
      {loading && <p className={styles.muted}>{t('loading')}</p>}
      {text
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
    </section>
  );
}
