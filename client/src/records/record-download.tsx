import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { recordTexts } from './records.i18n.ts';

const RecordDialog = lazy(async () => ({ default: (await import('./record-dialog.tsx')).RecordDialog }));

/** The way to take the record of a round along that has ended. */
export function RecordDownload({ circulationId }: { circulationId: string }) {
  const t = useTexts(recordTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RecordDialog circulationId={circulationId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
