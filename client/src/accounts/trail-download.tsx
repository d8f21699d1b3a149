import { useState } from 'react';
import type { TrailFilterInput } from '../gql/graphql.ts';
import { Refusal, toFailure } from '../platform/errors/failure.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
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
  const download = async (format: 'csv' | 'json') => {
    setProgress({ kilobytes: 0 });
    try {
      const blob = await fetchTrail({ format, spaceId, ...filter }, (bytes) =>
        setProgress({ kilobytes: Math.ceil(bytes / 1024) }),
      );
      save(`umlauf-trail-${new Date().toISOString().slice(0, 10)}.${format}`, blob);
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
          <Button key={format} small busy={isBusy} onClick={() => void download(format)}>
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

async function fetchTrail(wanted: object, onProgress: (bytes: number) => void): Promise<Blob> {
  const answer = await fetch('/api/trail', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  if (!answer.ok) {
    const body = (await answer.json().catch(() => null)) as { errors?: object[] } | null;
    throw new Refusal(toFailure(body?.errors?.[0] ?? new Error(String(answer.status))));
  }
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body!.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
    onProgress(bytes);
  }
  return new Blob(pieces, { type: answer.headers.get('content-type') ?? '' });
}

/** Hands a file to the browser's downloads. */
function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
