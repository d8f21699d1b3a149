import { useState } from 'react';
import { i18n } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { CheckboxField, FieldGroup, RadioField } from '../platform/ui/field.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import {
  EXPORT_EXTENSIONS,
  type ExportExtension,
  exportPath,
  type ExportTarget,
  hasMargin,
} from './export-target.ts';
import { exportTexts } from './exports.i18n.ts';
import { useFetching } from './use-fetching.ts';

interface ExportDialogProps {
  target: ExportTarget;
  onClose: () => void;
}

/** Asks as what a document or a whole space shall go out, and fetches it. */
export function ExportDialog({ target, onClose }: ExportDialogProps) {
  const t = useTexts(exportTexts);
  const ui = useTexts(uiTexts);
  const [extension, setExtension] = useState<ExportExtension>('docx');
  const [margin, setMargin] = useState({ suggestions: true, comments: true });
  const fetching = useFetching(onClose);
  const submit = () =>
    void fetching.begin(exportPath(target, extension, { ...margin, language: i18n.language }));
  return (
    <Dialog title={t(`title.${target.kind}`)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DialogBody>
          {target.kind === 'space' && <p>{t('spaceLead')}</p>}
          {target.kind === 'minutes' && <p>{t('minutesLead')}</p>}
          <FieldGroup legend={t('format')}>
            {EXPORT_EXTENSIONS.map((each) => (
              <RadioField
                key={each}
                name="format"
                label={t(`formats.${each}.name`)}
                hint={t(`formats.${each}.hint`)}
                checked={each === extension}
                onChange={() => setExtension(each)}
              />
            ))}
          </FieldGroup>
          {hasMargin(target, extension) && <MarginFields margin={margin} onChange={setMargin} />}
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

interface Margin {
  suggestions: boolean;
  comments: boolean;
}

function MarginFields({ margin, onChange }: { margin: Margin; onChange: (margin: Margin) => void }) {
  const t = useTexts(exportTexts);
  return (
    <FieldGroup legend={t('margin')}>
      {(['suggestions', 'comments'] as const).map((name) => (
        <CheckboxField
          key={name}
          label={t(name)}
          hint={t(`${name}Hint`)}
          checked={margin[name]}
          onChange={(event) => onChange({ ...margin, [name]: event.currentTarget.checked })}
        />
      ))}
    </FieldGroup>
  );
}
