import { downloadWords } from '../coediting/download-words.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { CopyButton } from '../platform/ui/copy-button.tsx';
import formStyles from '../platform/ui/form.module.css';
import { secondFactorTexts } from './second-factor.i18n.ts';
import styles from './second-factor.module.css';

/** Codes that are shown this once, to be copied or downloaded. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTexts(secondFactorTexts);
  const lines = codes.join('\n');
  return (
    <div className={styles.part}>
      <p>{t('page.codesLead')}</p>
      <ul className={styles.codes} aria-label={t('page.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={formStyles.actions}>
        <Button
          icon="download"
          onClick={() => downloadWords(t('page.file'), `${t('page.fileLead')}\n\n${lines}\n`)}
        >
          {t('page.download')}
        </Button>
        <CopyButton text={lines} />
      </div>
    </div>
  );
}
