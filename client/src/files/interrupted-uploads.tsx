import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { FaultLine } from '../platform/ui/field.tsx';
import { useStore } from '../platform/store.ts';
import { type BegunUpload, begunUploads, isSameFile, withoutThoseUnderWay } from './begun-uploads.ts';
import styles from './files.module.css';
import { fileTexts } from './files.i18n.ts';
import { dropBegun, runningUploads } from './running-uploads.ts';

interface InterruptedUploadsProps {
  documentId: string;
  accountId: string;
  onFile: (file: File) => void;
}

/** What was on its way to this document when the page was closed: it goes on as soon as the same file is chosen again. */
export function InterruptedUploads({ documentId, accountId, onFile }: InterruptedUploadsProps) {
  const t = useTexts(fileTexts);
  const [interrupted, setInterrupted] = useState<readonly BegunUpload[]>([]);
  const [changes, setChanges] = useState(0);
  const running = useStore(runningUploads);
  const own = new Set(running.map(({ path }) => path));
  const key = [...own].join(' ');
  useEffect(() => {
    let isOver = false;
    void withoutThoseUnderWay(begunUploads(accountId)).then((found) => {
      if (!isOver) setInterrupted(found.filter((each) => each.documentId === documentId));
    });
    return () => void (isOver = true);
  }, [accountId, documentId, key, changes]);
  const shown = interrupted.filter(({ path }) => !own.has(path));
  if (shown.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t('interrupted')}>
      {shown.map((each) => (
        <li key={each.path} className={styles.upload}>
          <Interrupted upload={each} onFile={onFile} />
          <IconButton
            icon="close"
            label={t('cancel', { name: each.name })}
            onClick={() => {
              dropBegun(accountId, each.path);
              setChanges((before) => before + 1);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Interrupted({ upload, onFile }: { upload: BegunUpload; onFile: (file: File) => void }) {
  const t = useTexts(fileTexts);
  const input = useRef<HTMLInputElement>(null);
  const [isOther, setOther] = useState(false);
  const choose = (file: File | undefined) => {
    if (!file) return;
    setOther(!isSameFile(upload, file));
    if (isSameFile(upload, file)) onFile(file);
  };
  const { name } = upload;
  const hint = `interrupted-${upload.path.slice(upload.path.lastIndexOf('/') + 1)}`;
  return (
    <div className={styles.what}>
      <p className={styles.muted} id={hint}>
        {t('interruptedText', { name })}
      </p>
      <Button small aria-describedby={hint} onClick={() => input.current?.click()}>
        {t('goOn', { name })}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          choose(currentTarget.files?.[0]);
          // The same file can be chosen once more.
          currentTarget.value = '';
        }}
      />
      {isOther && <FaultLine id={`${hint}-fault`} words={t('otherFile')} />}
    </div>
  );
}
