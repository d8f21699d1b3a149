import { useState } from 'react';
import { useFetching } from '../exports/use-fetching.ts';
import { i18n } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { FieldGroup, RadioField } from '../platform/ui/field.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { recordTexts } from './records.i18n.ts';

const FORMATS = ['pdf', 'zip'] as const;

interface RecordDialogProps {
  circulationId: string;
  onClose: () => void;
}

/** Asks as what the record of a round shall go out, and fetches it. */
export function RecordDialog({ circulationId, onClose }: RecordDialogProps) {
  const t = useTexts(recordTexts);
  const ui = useTexts(uiTexts);
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('pdf');
  const fetching = useFetching(onClose);
  const path = `/api/records/circulations/${circulationId}.${format}?language=${i18n.language}`;
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void fetching.begin(path);
        }}
      >
        <DialogBody>
          <p>{t('lead')}</p>
          <FieldGroup legend={t('format')}>
            {FORMATS.map((each) => (
              <RadioField
                key={each}
                name="format"
                label={t(`formats.${each}.name`)}
                hint={t(`formats.${each}.hint`)}
                checked={each === format}
                onChange={() => setFormat(each)}
              />
            ))}
          </FieldGroup>
          <p>{t('recorded')}</p>
          {fetching.problem && <Alert kind="danger" title={fetching.problem} urgent />}
          <p>{fetching.progress}</p>
          <p role="status" className="kern-sr-only">
            {fetching.said}
          </p>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" icon="download" busy={fetching.progress !== null}>
            {t('submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
