import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { useStore } from '../platform/store.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { ImportRow } from './import-row.tsx';
import { importTexts } from './imports.i18n.ts';
import styles from './imports.module.css';
import { dismissDone, importFiles, IMPORTED_KINDS, runningImports } from './running-imports.ts';

interface ImportDialogProps {
  space: { id: string; name: string };
  /** Files that were dragged onto the page. */
  dropped: readonly File[];
  onImported: () => void;
  onClose: () => void;
}

/** Takes files, and tells of each what became of it. */
export function ImportDialog({ space, dropped, onImported, onClose }: ImportDialogProps) {
  const t = useTexts(importTexts);
  const [keepOriginal, setKeepOriginal] = useState(true);
  const imports = useStore(runningImports).filter(({ spaceId }) => spaceId === space.id);
  const isBusy = imports.some(({ state }) => state !== 'done' && state !== 'failed');
  const take = useCallback(
    (files: readonly File[], keeps: boolean) =>
      importFiles(space.id, files, {
        keepOriginal: keeps,
        onImported: ({ title }) => {
          announce(t('imported', { title }));
          onImported();
        },
      }),
    [space.id, t, onImported],
  );
  const list = useRef<HTMLUListElement>(null);
  const taken = useRef<readonly File[]>([]);
  useEffect(() => {
    if (taken.current === dropped) return;
    taken.current = dropped;
    take(dropped, keepOriginal);
  }, [dropped, take, keepOriginal]);
  const close = () => {
    dismissDone(space.id);
    onClose();
  };
  return (
    <Dialog title={t('title', { space: space.name })} onClose={close}>
      <DialogBody>
        <ChooseFiles onFiles={(files) => take(files, keepOriginal)} />
        <CheckboxField
          label={t('keepOriginal')}
          hint={t('keepOriginalHint')}
          checked={keepOriginal}
          onChange={({ currentTarget }) => setKeepOriginal(currentTarget.checked)}
        />
        {imports.length > 0 && (
          <ul ref={list} tabIndex={-1} className={styles.imports} aria-label={t('list')}>
            {imports.map((each) => (
              <li key={each.id} className={styles.import}>
                <ImportRow running={each} onLeave={close} onDismissed={() => list.current?.focus()} />
              </li>
            ))}
          </ul>
        )}
        {isBusy && <p className={styles.muted}>{t('goesOn')}</p>}
      </DialogBody>
      <DialogFooter>
        <Button onClick={close}>{t('close')}</Button>
      </DialogFooter>
    </Dialog>
  );
}

function ChooseFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTexts(importTexts);
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.choose}>
      <p id={hint}>{t('lead')}</p>
      <Button look="primary" icon="add" aria-describedby={hint} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={IMPORTED_KINDS.join(',')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen once more.
          currentTarget.value = '';
        }}
      />
      <p className={styles.muted}>{t('dropHint')}</p>
    </div>
  );
}
