import type { ErrorFacts } from '@umlauf/shared/error-codes';
import { toFailure } from '../platform/errors/failure.ts';
import { faultsOf, useFailureWords } from '../platform/errors/wording.ts';
import { type Formats, useFormats } from '../platform/i18n/format.ts';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import { IconButton } from '../platform/ui/button.tsx';
import { useStore } from '../platform/store.ts';
import { sizeWords } from './file-size.ts';
import styles from './files.module.css';
import { fileTexts } from './files.i18n.ts';
import { cancelUpload, type RunningUpload, runningUploads } from './running-uploads.ts';

/** What is on its way to this document, and what did not get there; `only`: of all of it one. */
export function UploadList({ documentId, only }: { documentId: string; only?: number }) {
  const t = useTexts(fileTexts);
  const uploads = useStore(runningUploads).filter(
    (each) => each.documentId === documentId && (only === undefined || each.id === only),
  );
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t('uploads')}>
      {uploads.map((each) => (
        <li key={each.id} className={styles.upload}>
          {each.state === 'failed' ? <Failed upload={each} /> : <OnItsWay upload={each} />}
          <IconButton
            icon="close"
            label={t(each.state === 'failed' ? 'dismiss' : 'cancel', { name: each.name })}
            onClick={() => cancelUpload(each.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function OnItsWay({ upload: { name, bytes, sent, state } }: { upload: RunningUpload }) {
  const t = useTexts(fileTexts);
  const formats = useFormats();
  const percent = Math.floor((100 * sent) / Math.max(bytes, 1));
  const words =
    state === 'sending'
      ? t('progress', { name, percent, size: sizeWords(formats, bytes) })
      : t(state === 'waiting' ? 'waiting' : 'queued', { name });
  return (
    <div className={styles.what}>
      <p className={styles.muted} role={state === 'waiting' ? 'status' : undefined}>
        {words}
      </p>
      <progress className={styles.progress} value={sent} max={bytes} aria-label={name} />
    </div>
  );
}

function Failed({ upload: { name, error } }: { upload: RunningUpload }) {
  const t = useTexts(fileTexts);
  const formats = useFormats();
  const otherWords = useFailureWords();
  const reason = reasonOf(t, formats, error) ?? otherWords(error);
  return (
    <p className={styles.failed} role="alert">
      {t('failed', { name, reason })}
    </p>
  );
}

type Words = Translate<(typeof fileTexts)['de']>;

/** What only files can be refused for; null for everything else. */
function reasonOf(t: Words, formats: Formats, error: unknown): string | null {
  const { filename, length } = faultsOf(error);
  if (filename === 'MISMATCH') return t('lies');
  if (filename) return t('nameless');
  if (length) return t('emptyFile');
  const failure = toFailure(error);
  return failure.code === 'LIMIT' ? limitWords(t, formats, failure.facts) : null;
}

function limitWords(
  t: Words,
  formats: Formats,
  { limit, max = 0 }: Partial<ErrorFacts['LIMIT']>,
): string | null {
  switch (limit) {
    case 'fileBytes':
      return t('tooLarge', { max: sizeWords(formats, max) });
    case 'fileBytesPerSpace':
      return t('noRoom');
    case 'fileBytesPerHub':
      return t('noRoomHub');
    case 'filesPerDocument':
    case 'uploadsPerAccount':
      return t('tooMany', { max });
    default:
      return null;
  }
}
