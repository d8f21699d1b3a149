import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { exportButtonTexts } from './export-buttons.i18n.ts';
import type { ExportTarget } from './export-target.ts';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));

/** The way to take something along as a file. */
export function ExportButton({ target }: { target: ExportTarget }) {
  const t = useTexts(exportButtonTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small icon="download" look="tertiary" onClick={() => setOpen(true)}>
        {t(target.kind)}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog target={target} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** For the page of a space. */
export function ExportSpace({ spaceId }: { spaceId: string }) {
  return <ExportButton target={{ kind: 'space', spaceId }} />;
}

/** For the page of a version. */
export function ExportVersion({ documentId, versionId }: { documentId: string; versionId: string }) {
  return <ExportButton target={{ kind: 'version', documentId, versionId }} />;
}
