import {
  CIRCULATION_KINDS,
  CIRCULATION_ORDERS,
  DEPUTY_RULES,
  EARLY_CLOSES,
  LATE_VOTES,
  MAJORITIES,
  OBJECTION_RULES,
  type RuleSet,
  SILENCE_RULES,
} from '@umlauf/shared/circulation/rule-set';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { CheckboxField, SelectField, TextField } from '../platform/ui/field.tsx';
import { ruleTexts } from './rules.i18n.ts';

const CHOICES = {
  kind: CIRCULATION_KINDS,
  order: CIRCULATION_ORDERS,
  silence: SILENCE_RULES,
  objection: OBJECTION_RULES,
  majority: MAJORITIES,
  earlyClose: EARLY_CLOSES,
  lateVotes: LATE_VOTES,
  deputies: DEPUTY_RULES,
} as const;
const YES_OR_NO = [
  'procedureObjection',
  'oralTreatment',
  'abstentionsCount',
  'allReached',
  'changeUntilDeadline',
  'forwarding',
  'programs',
  'secret',
  'workingDays',
] as const;
const NUMBERS = ['quorumPercent', 'deadlineDays'] as const;

interface RuleFieldsProps {
  rules: RuleSet;
  onChange: (rules: RuleSet) => void;
}

/** A field for each rule. What contradicts what is told beside them. */
export function RuleFields({ rules, onChange }: RuleFieldsProps) {
  const t = useTexts(ruleTexts);
  const change = (changed: Partial<RuleSet>) => onChange({ ...rules, ...changed });
  return (
    <>
      {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
        <SelectField
          key={name}
          label={t(`field.${name}`)}
          value={rules[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        >
          {CHOICES[name].map((word) => (
            <option key={word} value={word}>
              {t(`choice.${word}`)}
            </option>
          ))}
        </SelectField>
      ))}
      {rules.majority === 'QUALIFIED' && (
        <NumberField
          label={t('field.qualifiedPercent')}
          value={rules.qualifiedPercent}
          onChange={(qualifiedPercent) => change({ qualifiedPercent })}
        />
      )}
      {NUMBERS.map((name) => (
        <NumberField
          key={name}
          label={t(`field.${name}`)}
          value={rules[name]}
          onChange={(number) => change({ [name]: number ?? 0 })}
        />
      ))}
      <RemindersField rules={rules} onChange={change} />
      {YES_OR_NO.map((name) => (
        <CheckboxField
          key={name}
          label={t(`field.${name}`)}
          checked={rules[name] ?? false}
          onChange={(event) => change({ [name]: event.currentTarget.checked })}
        />
      ))}
    </>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

function NumberField({ label, value, onChange }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={0}
      max={365}
      value={value ?? ''}
      onChange={({ currentTarget: { value: typed } }) =>
        onChange(typed === '' ? null : Math.trunc(Number(typed)))
      }
    />
  );
}

function RemindersField({
  rules,
  onChange,
}: {
  rules: RuleSet;
  onChange: (changed: Partial<RuleSet>) => void;
}) {
  const t = useTexts(ruleTexts);
  // As it is typed: a comma at the end is on its way to a number. Rules from elsewhere take its place.
  const [typed, setTyped] = useState('');
  const present = rules.reminderDaysBefore.join(', ');
  const shown = numbersIn(typed).join(', ') === present ? typed : present;
  return (
    <TextField
      label={t('field.reminders')}
      hint={t('field.remindersHint')}
      inputMode="numeric"
      autoComplete="off"
      value={shown}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange({ reminderDaysBefore: numbersIn(value) });
      }}
    />
  );
}

const numbersIn = (typed: string) => (typed.match(/\d+/g) ?? []).map(Number);
