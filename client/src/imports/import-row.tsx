import { Link } from 'react-router';
import { LIMITS } from '@umlauf/shared/limits';
import { toFailure } from '../platform/errors/failure.ts';
import { faultsOf, useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { IconButton } from '../platform/ui/button.tsx';
import { sizeWords } from '../files/file-size.ts';
import { importTexts } from './imports.i18n.ts';
import styles from './imports.module.css';
import { dismissImport, type ImportReport, type RunningImport } from './running-imports.ts';

interface ImportRowProps {
  running: RunningImport;
  /** Leads away from the list. */
  onLeave: () => void;
  /** The row goes, and the focus that stood in it with it. */
  onDismissed: () => void;
}

/** One file: how far it is, or what became of it. */
export function ImportRow({ running, onLeave, onDismissed }: ImportRowProps) {
  const t = useTexts(importTexts);
  const { id, file, state, report } = running;
  const { name } = file;
  const isOver = state === 'done' || state === 'failed';
  return (
    <>
      <div className={styles.what}>
        {report ? (
          <Done report={report} onLeave={onLeave} />
        ) : state === 'failed' ? (
          <Failed running={running} />
        ) : (
          <OnItsWay running={running} />
        )}
      </div>
      {state !== 'converting' && (
        <IconButton
          icon="close"
          label={t(isOver ? 'dismiss' : 'cancel', { name })}
          onClick={() => {
            dismissImport(id);
            onDismissed();
          }}
        />
      )}
    </>
  );
}

function OnItsWay({ running: { file, sent, state } }: { running: RunningImport }) {
  const t = useTexts(importTexts);
  const { name } = file;
  if (state === 'queued') return <p className={styles.muted}>{t('queued', { name })}</p>;
  const percent = Math.floor((100 * sent) / Math.max(file.size, 1));
  return (
    <>
      <p className={styles.muted}>
        {state === 'converting' ? t('converting', { name }) : t('sending', { name, percent })}
      </p>
      {state === 'converting' ? (
        <progress className={styles.progress} aria-label={name} />
      ) : (
        <progress className={styles.progress} value={sent} max={file.size} aria-label={name} />
      )}
    </>
  );
}

function Done({ report, onLeave }: { report: ImportReport; onLeave: () => void }) {
  const t = useTexts(importTexts);
  const { documentId, title, suggestions, comments, files, losses } = report;
  const kept = [
    suggestions > 0 && t('suggestions', { count: suggestions }),
    comments > 0 && t('comments', { count: comments }),
    files > 0 && t('files', { count: files }),
  ].filter((words) => words !== false);
  return (
    <>
      <p className={styles.name}>
        <Link to={`/documents/${documentId}`} onClick={onLeave}>
          {title}
        </Link>
      </p>
      <p className={styles.muted}>{kept.length > 0 ? t('doneWith', { kept: kept.join(', ') }) : t('done')}</p>
      {losses.length > 0 && (
        <>
          <p className={styles.muted}>{t('changed')}</p>
          <ul className={styles.losses}>
            {losses.map(({ kind, count }) => (
              <li key={kind}>{t(`loss.${kind}`, { count })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Failed({ running: { file, error } }: { running: RunningImport }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const otherWords = useFailureWords();
  const { filename } = faultsOf(error);
  const failure = toFailure(error);
  const limit = failure.code === 'LIMIT' ? failure.facts.limit : undefined;
  const reason = () => {
    if (failure.code === 'OFFLINE') return t('cut');
    if (filename === 'UNKNOWN_VALUE') return t('unknownKind');
    if (filename) return t('unreadable');
    if (limit === 'importBytes') return t('tooLarge', { max: sizeWords(formats, LIMITS.importBytes) });
    if (limit === 'conversionMilliseconds' || limit === 'textMilliseconds') return t('tooSlow');
    if (limit === 'importImages') return t('tooManyImages', { count: LIMITS.importImages });
    if (limit?.startsWith('file')) return t('noRoom');
    if (limit && limit !== 'documentsPerSpace') return t('tooMuch');
    return otherWords(error);
  };
  return (
    <p className={styles.failed} role="alert">
      {t('failed', { name: file.name, reason: reason() })}
    </p>
  );
}
