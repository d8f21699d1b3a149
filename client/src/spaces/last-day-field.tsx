import { dayAfter } from '../accounts/expiry.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextField } from '../platform/ui/field.tsx';
import { spaceTexts } from './spaces.i18n.ts';

interface LastDayFieldProps {
  /** YYYY-MM-DD; the day itself belongs to it. */
  value: string;
  onChange: (day: string) => void;
  fault: string | undefined;
}

/** Until when somebody is a guest. */
export function LastDayField({ value, onChange, fault }: LastDayFieldProps) {
  const t = useTexts(spaceTexts);
  return (
    <TextField
      label={t('guests.lastDay')}
      hint={t('guests.lastDayHint')}
      type="date"
      name="endsAt"
      min={dayAfter(0)}
      max="9999-12-31"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      fault={fault}
    />
  );
}
