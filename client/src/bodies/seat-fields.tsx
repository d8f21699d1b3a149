import { LIMITS } from '@umlauf/shared/limits';
import type { SeatKind } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { CheckboxField, SelectField, TextField } from '../platform/ui/field.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { bodyTexts } from './bodies.i18n.ts';

const KINDS: readonly SeatKind[] = ['CHAIR', 'ENTITLED', 'DEPUTY', 'ADVISORY', 'GUEST'];

/** What stands in the fields. */
export interface SeatFacts {
  kind: SeatKind;
  organisation: { id: string; name: string } | null;
  deputyOf: { id: string; organisation: { id: string; name: string } } | null;
  email: string;
  isVacant: boolean;
  startsOn: string;
  endsOn: string;
}

/** What all fields of a seat take. */
export interface SeatFieldProps {
  facts: SeatFacts;
  onChange: (changed: Partial<SeatFacts>) => void;
  fault: (field: string) => string | undefined;
}

/** As what somebody sits there. */
export function KindField({
  facts,
  onChange,
  fault,
  mayBeDeputy,
}: SeatFieldProps & { mayBeDeputy: boolean }) {
  const t = useTexts(bodyTexts);
  return (
    <SelectField
      label={t('seatForm.kind')}
      value={facts.kind}
      onChange={(event) => onChange({ kind: event.currentTarget.value as SeatKind })}
      fault={fault('kind')}
    >
      {KINDS.filter((kind) => mayBeDeputy || kind !== 'DEPUTY').map((kind) => (
        <option key={kind} value={kind}>
          {t(`kind.${kind}`)}
        </option>
      ))}
    </SelectField>
  );
}

interface PersonFieldsProps extends SeatFieldProps {
  /** Who sits there now. */
  present: string | null;
  isNew: boolean;
}

/** Who sits there, or that nobody does. */
export function PersonFields({ facts, onChange, fault, present, isNew }: PersonFieldsProps) {
  const t = useTexts(bodyTexts);
  const ui = useTexts(uiTexts);
  return (
    <>
      {!isNew && (
        <CheckboxField
          label={t('seatForm.vacant')}
          checked={facts.isVacant}
          onChange={(event) => onChange({ isVacant: event.currentTarget.checked })}
        />
      )}
      {!facts.isVacant && (
        <TextField
          label={t('seatForm.email')}
          hint={present ? t('seatForm.emailChangeHint', { name: present }) : t('seatForm.emailHint')}
          optional={ui('optional')}
          type="email"
          autoComplete="off"
          maxLength={LIMITS.emailCharacters}
          value={facts.email}
          onChange={(event) => onChange({ email: event.currentTarget.value })}
          fault={fault('email')}
        />
      )}
    </>
  );
}

/** From when to when. */
export function TimeFields({ facts, onChange, fault }: SeatFieldProps) {
  const t = useTexts(bodyTexts);
  const ui = useTexts(uiTexts);
  return (
    <>
      <TextField
        label={t('seatForm.startsOn')}
        type="date"
        value={facts.startsOn}
        onChange={(event) => onChange({ startsOn: event.currentTarget.value })}
        fault={fault('startsOn')}
      />
      <TextField
        label={t('seatForm.endsOn')}
        optional={ui('optional')}
        type="date"
        min={facts.startsOn}
        value={facts.endsOn}
        onChange={(event) => onChange({ endsOn: event.currentTarget.value })}
        fault={fault('endsOn')}
      />
    </>
  );
}
