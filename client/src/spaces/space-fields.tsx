import { LIMITS } from '@umlauf/shared/limits';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextArea, TextField } from '../platform/ui/field.tsx';
import { emptyFields, type Submission } from '../platform/ui/submission.ts';
import { spaceTexts } from './spaces.i18n.ts';

/** What a person says about a space. */
export interface SpaceDetails {
  name: string;
  purpose: string;
  closedBecause: string;
}

export const SPACE_FIELDS = ['name', 'purpose', 'closedBecause'] as const;

/** What can be told of the details without asking the server. */
export function spaceFaults(details: SpaceDetails) {
  return emptyFields({ ...details });
}

interface SpaceFieldsProps {
  details: SpaceDetails;
  onChange: (details: SpaceDetails) => void;
  submission: Submission;
}

/** Name, purpose and the reason for being closed; the same for a new space and an old one. */
export function SpaceFields({ details, onChange, submission }: SpaceFieldsProps) {
  const t = useTexts(spaceTexts);
  return (
    <>
      <TextField
        label={t('form.name')}
        name="name"
        autoComplete="off"
        maxLength={LIMITS.nameCharacters}
        value={details.name}
        onChange={(event) => onChange({ ...details, name: event.currentTarget.value })}
        fault={submission.fault('name')}
      />
      <TextArea
        label={t('form.purpose')}
        hint={t('form.purposeHint')}
        name="purpose"
        maxLength={LIMITS.purposeCharacters}
        value={details.purpose}
        onChange={(event) => onChange({ ...details, purpose: event.currentTarget.value })}
        fault={submission.fault('purpose')}
      />
      <TextArea
        label={t('form.closedBecause')}
        hint={t('form.closedBecauseHint')}
        name="closedBecause"
        rows={2}
        maxLength={LIMITS.purposeCharacters}
        value={details.closedBecause}
        onChange={(event) => onChange({ ...details, closedBecause: event.currentTarget.value })}
        fault={submission.fault('closedBecause')}
      />
    </>
  );
}
