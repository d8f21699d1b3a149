import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { DocumentFiles, type FileOfDocument } from './file-operations.ts';
import { FileRow } from './file-row.tsx';
import styles from './files.module.css';
import { fileTexts } from './files.i18n.ts';
import { attachFiles } from './running-uploads.ts';
import { UploadList } from './upload-list.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';

interface FilesPanelProps {
  documentId: string;
  /** Leads back into the text. */
  onLeave: () => void;
}

/** The files of a document beside its text; on a narrow screen they come up from below when they are wanted. */
export function FilesPanel({ documentId, onLeave }: FilesPanelProps) {
  const t = useTexts(fileTexts);
  // Until somebody opens or closes it, it is open where there is room for what it shows.
  const [chosen, setOpen] = useState<boolean | null>(null);
  const { data, previousData, error, refetch } = useLiveQuery(DocumentFiles, { documentId });
  const document = (data ?? previousData)?.document;
  const canAttach = document?.viewerCan.edit ?? false;
  const attach = useCallback(
    (files: File[]) => {
      setOpen(true);
      attachFiles(documentId, files, (name) => announce(t('attached', { name })));
    },
    [documentId, t],
  );
  const isOver = useDroppedFiles(canAttach, attach);
  if (error && !document) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!document || (!canAttach && document.files.totalCount === 0)) return null;
  const { nodes, totalCount } = document.files;
  const isOpen = chosen ?? (totalCount > 0 && window.matchMedia('(min-width: 64rem)').matches);
  return (
    <>
      {isOver && <p className={styles.drop}>{t('drop')}</p>}
      {isOpen ? (
        <Sheet onClose={() => setOpen(false)} onLeave={onLeave}>
          {canAttach && <AttachButton onFiles={attach} />}
          <UploadList documentId={documentId} />
          <FileList files={nodes} total={totalCount} />
        </Sheet>
      ) : (
        <Button className={styles.opener} small onClick={() => setOpen(true)}>
          {t('open', { count: totalCount })}
        </Button>
      )}
    </>
  );
}

interface SheetProps {
  children: ReactNode;
  onClose: () => void;
  onLeave: () => void;
}

function Sheet({ children, onClose, onLeave }: SheetProps) {
  const t = useTexts(fileTexts);
  const id = useId();
  // Wherever the focus is inside, Escape leads back into the text.
  const leavable = {
    onKeyDown: (event: { key: string; defaultPrevented: boolean; preventDefault: () => void }) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onLeave();
    },
  };
  return (
    <section className={styles.panel} aria-labelledby={id} {...leavable}>
      <header className={styles.head}>
        <h2 id={id}>{t('title')}</h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </header>
      {children}
    </section>
  );
}

function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTexts(fileTexts);
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button small icon="add" aria-describedby={hint} onClick={() => input.current?.click()}>
        {t('attach')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen once more.
          currentTarget.value = '';
        }}
      />
      <p className={styles.muted} id={hint}>
        {t('attachHint')}
      </p>
    </div>
  );
}

function FileList({ files, total }: { files: readonly FileOfDocument[]; total: number }) {
  const t = useTexts(fileTexts);
  if (total === 0) return <p className={styles.muted}>{t('empty')}</p>;
  return (
    <>
      <ul className={styles.files} aria-label={t('list')}>
        {files.map((file) => (
          <li key={file.id}>
            <FileRow file={file} />
          </li>
        ))}
      </ul>
      {total > files.length && (
        <p className={styles.muted}>{t('newest', { shown: files.length, all: total })}</p>
      )}
    </>
  );
}
