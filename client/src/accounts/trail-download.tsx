import { useState } from 'react';
import type { TrailFilterInput } from '../gql/graphql.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { download, save } from '../platform/ui/download.ts';
import styles from './trail.module.css';
import { trailTexts } from './trail.i18n.ts';

interface TrailDownloadProps {
  /** Null: the hub's trail. */
  spaceId: string | null;
  filter: TrailFilterInput;
}

type Progress = { kilobytes: number } | 'done' | { error: unknown } | null;

/** The trail, as it is narrowed, as a file. */
export function TrailDownload({ spaceId, filter }: TrailDownloadProps) {
  const t = useTexts(trailTexts);
  const words = useFailureWords();
  const [progress, setProgress] = useState<Progress>(null);
  const isBusy = progress !== null && progress !== 'done' && 'kilobytes' in progress;
  const begin = async (format: 'csv' | 'json') => {
    setProgress({ kilobytes: 0 });
    try {
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ format, spaceId, ...filter }),
      };
      save(
        await download('/api/trail', request, (bytes) => setProgress({ kilobytes: Math.ceil(bytes / 1024) })),
      );
      setProgress('done');
    } catch (error) {
      setProgress({ error });
    }
  };
  return (
    <div className={styles.download}>
      <p>
        {t('download')}{' '}
        {(['csv', 'json'] as const).map((format) => (
          <Button key={format} small busy={isBusy} onClick={() => void begin(format)}>
            {format.toUpperCase()}
          </Button>
        ))}{' '}
        <small>{t('downloadHint')}</small>
      </p>
      <p role="status">
        {progress === 'done' && t('downloaded')}
        {isBusy && t('downloading', { size: progress.kilobytes })}
      </p>
      {progress !== null && progress !== 'done' && 'error' in progress && (
        <Alert kind="danger" title={words(progress.error)} />
      )}
    </div>
  );
}
