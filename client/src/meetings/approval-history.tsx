import { Link } from 'react-router';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { approvalTexts } from './approval.i18n.ts';
import styles from './approval.module.css';
import type { ShownApproval } from './approval-operations.ts';

/** What was objected to, and what has become of it. */
export function Remarks({ remarks }: { remarks: ShownApproval['remarks'] }) {
  const t = useTexts(approvalTexts);
  const formats = useFormats();
  return (
    <details className={styles.more}>
      <summary>{t('remarks', { count: remarks.length })}</summary>
      <ul className={styles.list}>
        {remarks.map(({ id, kind, state, at, source, quote, by }) => (
          <li key={id}>
            <p>
              {t('remark.by', {
                kind: t(`remark.${kind}`),
                name: by?.name ?? t('somebody'),
                moment: formats.moment(at),
              })}{' '}
              <strong>({t(`remark.${state}`)})</strong>
            </p>
            {quote && <p className={styles.muted}>{t('remark.quote', { quote })}</p>}
            {source && <p className={styles.words}>{source.replace(/@\{[^}]*\}/g, '@…')}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ApprovalHistoryProps {
  steps: ShownApproval['steps'];
  documentId: string;
}

/** What was done about minutes, by whom and when, and the version that it was about. */
export function ApprovalHistory({ steps, documentId }: ApprovalHistoryProps) {
  const t = useTexts(approvalTexts);
  const formats = useFormats();
  return (
    <details className={styles.more}>
      <summary>{t('steps')}</summary>
      <ol className={styles.list}>
        {steps.map(({ kind, at, by, byHouse, note, atMeeting, version, contentHash }) => {
          const who = byHouse ? t('house') : by?.name;
          const where = atMeeting && t('step.at', { date: formats.date(atMeeting.startsAt) });
          const moment = formats.moment(at);
          return (
            <li key={`${kind}${at}`}>
              <p>
                <strong>{t(`step.${kind}`)}</strong> {[moment, who, where].filter(Boolean).join(' · ')}
              </p>
              {note && <p className={styles.words}>{note}</p>}
              {version && (
                <p>
                  <Link
                    to={`/documents/${documentId}/versions/${version.id}`}
                    aria-label={t('step.versionOf', { step: t(`step.${kind}`), moment })}
                  >
                    {t('step.version')}
                  </Link>
                </p>
              )}
              {contentHash && (
                <p className={styles.muted}>
                  {t('step.hash')}: <code className={styles.hash}>{contentHash}</code>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
