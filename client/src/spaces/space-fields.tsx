import { LIMITS } from '@umlauf/shared/limits';
import type { SpaceVisibility } from '@umlauf/shared/roles';
import { useTexts } from '../platform/i18n/texts.ts';
import { FieldGroup, RadioField, TextArea, TextField } from '../platform/ui/field.tsx';
import { emptyFields, type Submission } from '../platform/ui/submission.ts';
import { spaceTexts } from './spaces.i18n.ts';

/** What a person says about a space. */
export interface SpaceDetails {
  name: string;
  purpose: string;
  visibility: SpaceVisibility;
  closedBecause: string;
}

/** Spaces are open unless there is a reason: so they stand in this order. */
const VISIBILITIES = ['HUB', 'PUBLIC', 'CLOSED'] as const;

export const SPACE_FIELDS = ['name', 'purpose', 'visibility', 'closedBecause'] as const;

/** What can be told of the details without asking the server. */
export function spaceFaults({ name, purpose, ...reading }: SpaceDetails) {
  return emptyFields({ name, purpose, ...sentReason(reading) });
}

/** The reason, when one is needed. */
export function sentReason({
  visibility,
  closedBecause,
}: Pick<SpaceDetails, 'visibility' | 'closedBecause'>): { closedBecause?: string } {
  return visibility === 'CLOSED' ? { closedBecause } : {};
}

interface SpaceFieldsProps {
  details: SpaceDetails;
  onChange: (details: SpaceDetails) => void;
  submission: Submission;
}

/** Name, purpose, who may read, and the reason for being closed; the same for a new space and an old one. */
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
      <FieldGroup
        legend={t('visibility.legend')}
        hint={t('visibility.hint')}
        fault={submission.fault('visibility')}
      >
        {VISIBILITIES.map((word) => (
          <RadioField
            key={word}
            name="visibility"
            label={t(`visibility.${word}`)}
            hint={t(`visibility.hintOf.${word}`)}
            checked={details.visibility === word}
            onChange={() => onChange({ ...details, visibility: word })}
          />
        ))}
      </FieldGroup>
      {details.visibility === 'CLOSED' && (
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
      )}
    </>
  );
}
