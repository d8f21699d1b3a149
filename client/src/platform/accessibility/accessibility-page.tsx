import { useTexts } from '../i18n/texts.ts';
import { Narrow, PageHeading, Sheet } from '../ui/page.tsx';
import { accessibilityTexts } from './accessibility.i18n.ts';
import styles from './accessibility-page.module.css';

const GAPS = ['comments', 'tables', 'contents', 'explorer'] as const;

/** The declaration of accessibility, reachable from every page. */
export function AccessibilityPage() {
  const t = useTexts(accessibilityTexts);
  return (
    <Narrow>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Sheet className={styles.declaration}>
        <section>
          <h2>{t('status.title')}</h2>
          <p>{t('status.body')}</p>
        </section>
        <section>
          <h2>{t('gaps.title')}</h2>
          <ul>
            {GAPS.map((gap) => (
              <li key={gap}>{t(`gaps.${gap}`)}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t('assessment.title')}</h2>
          <p>{t('assessment.body')}</p>
        </section>
        <section id="report">
          <h2>{t('report.title')}</h2>
          <p>{t('report.body')}</p>
        </section>
        <section>
          <h2>{t('ombuds.title')}</h2>
          <p>{t('ombuds.body')}</p>
        </section>
      </Sheet>
    </Narrow>
  );
}
