import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import type { BesideProps } from '../documents/beside.ts';
import { useSearchParams } from 'react-router';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { begunUploads } from './begun-uploads.ts';
import { DropSign } from './drop-sign.tsx';
import { DocumentFiles, type FileOfDocument } from './file-operations.ts';
import { FileRow } from './file-row.tsx';
import styles from './files.module.css';
import { fileTexts } from './files.i18n.ts';
import { isInText } from './insert-picture.ts';
import { InterruptedUploads } from './interrupted-uploads.tsx';
import { attachFiles } from './running-uploads.ts';
import { UploadList } from './upload-list.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import { usePictures } from './use-pictures.tsx';

type FilesPanelProps = Pick<
  BesideProps,
  'documentId' | 'accountId' | 'editor' | 'wantedPicture' | 'takesBlocks'
>;

/** The files of a document beside its text; on a narrow screen they come up from below when they are wanted. */
export function FilesPanel(props: FilesPanelProps) {
  const { documentId, accountId, editor } = props;
  const t = useTexts(fileTexts);
  // Until somebody opens or closes it, it is open where there is room for what it shows.
  const [chosen, setOpen] = useState<boolean | null>(
    // What was interrupted has to be seen.
    () => begunUploads(accountId).some((each) => each.documentId === documentId) || null,
  );
  // What the search has led to.
  const wanted = useSearchParams()[0].get('file');
  const { data, previousData, error, refetch } = useLiveQuery(DocumentFiles, { documentId });
  const document = (data ?? previousData)?.document;
  const canAttach = document?.viewerCan.edit ?? false;
  const attach = useCallback(
    (files: File[]) => {
      setOpen(true);
      attachFiles({ documentId, accountId }, files, (name) => announce(t('attached', { name })));
    },
    [documentId, accountId, t],
  );
  const pictures = usePictures(props);
  const over = useDroppedFiles(canAttach, attach, pictures.text);
  if (error && !document) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!document || (!canAttach && document.files.totalCount === 0)) return null;
  const { nodes, totalCount } = document.files;
  const isOpen =
    chosen ??
    (nodes.some(({ id }) => id === wanted) ||
      (totalCount > 0 && window.matchMedia('(min-width: 64rem)').matches));
  return (
    <>
      {over && <DropSign words={t(over === 'pictures' ? 'picture.drop' : 'drop')} />}
      {canAttach && pictures.dialog}
      {isOpen ? (
        <Sheet onClose={() => setOpen(false)} onLeave={() => editor.commands.focus()}>
          {canAttach && <AttachButton onFiles={attach} />}
          <UploadList documentId={documentId} />
          {canAttach && (
            <InterruptedUploads
              documentId={documentId}
              accountId={accountId}
              onFile={(file) => attach([file])}
            />
          )}
          <FileList
            files={nodes}
            total={totalCount}
            wanted={wanted}
            isInText={(fileId) => isInText(editor, fileId)}
            onInsert={props.takesBlocks === 'yes' ? pictures.insert : null}
          />
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

interface FileListProps {
  files: readonly FileOfDocument[];
  total: number;
  wanted: string | null;
  isInText: (fileId: string) => boolean;
  /** Puts a picture into the text; null: there is no place for it now. */
  onInsert: ((file: FileOfDocument) => void) | null;
}

function FileList({ files, total, wanted, isInText: isShown, onInsert }: FileListProps) {
  const t = useTexts(fileTexts);
  if (total === 0) return <p className={styles.muted}>{t('empty')}</p>;
  return (
    <>
      <ul className={styles.files} aria-label={t('list')}>
        {files.map((file) => (
          <li key={file.id}>
            <FileRow
              file={file}
              isWanted={file.id === wanted}
              isInText={() => isShown(file.id)}
              onInsert={onInsert}
            />
          </li>
        ))}
      </ul>
      {total > files.length && (
        <p className={styles.muted}>{t('newest', { shown: files.length, all: total })}</p>
      )}
    </>
  );
}
