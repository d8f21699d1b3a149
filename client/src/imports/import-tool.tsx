import { lazy, Suspense, useCallback, useState } from 'react';
import type { SpaceToolsProps } from '../documents/space-tools.ts';
import { DropSign } from '../files/drop-sign.tsx';
import { useDroppedFiles } from '../files/use-dropped-files.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { importTexts } from './imports.i18n.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** Where files become documents of a space: by a button, or by dragging them onto the page. */
export function ImportTool({ space, onChanged }: SpaceToolsProps) {
  const t = useTexts(importTexts);
  const [isOpen, setOpen] = useState(false);
  const [dropped, setDropped] = useState<readonly File[]>([]);
  const mayImport = space.viewerCan.createDocument;
  const take = useCallback((files: File[]) => {
    setDropped(files);
    setOpen(true);
  }, []);
  const isOver = useDroppedFiles(mayImport, take);
  if (!mayImport) return null;
  return (
    <>
      {isOver && <DropSign words={t('drop')} />}
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ImportDialog
            space={space}
            dropped={dropped}
            onImported={onChanged}
            onClose={() => {
              setOpen(false);
              setDropped([]);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
