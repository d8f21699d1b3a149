import { dayAt } from '@umlauf/shared/circulation/deadline';
import { useState } from 'react';
import { faultsOf, useFaultWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { FieldGroup, RadioField, TextField } from '../platform/ui/field.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { useDeadlineWords } from './deadline-time.tsx';
import type { StartFieldProps } from './start-fields.ts';
import { startTexts } from './start.i18n.ts';
import { useDeadlinePreview } from './use-deadline-preview.ts';

/** Until when there is time: as the rules have it, or a day of one’s own; what comes of it is told as a whole date. */
export function DeadlineFields({ facts, onChange, fault, rules }: StartFieldProps) {
  const t = useTexts(startTexts);
  const { deadlineDays: count, workingDays } = rules;
  const words = {
    RULES: t(workingDays ? 'deadlineOf.WORKING' : 'deadlineOf.RULES', { count }),
    OWN: t('deadlineOf.OWN'),
  };
  return (
    <>
      <FieldGroup legend={t('deadline')}>
        {(['RULES', 'OWN'] as const).map((deadline) => (
          <RadioField
            key={deadline}
            name="deadline"
            label={words[deadline]}
            checked={facts.deadline === deadline}
            onChange={() => onChange({ deadline })}
          />
        ))}
      </FieldGroup>
      {facts.deadline === 'OWN' && <OwnDeadline {...{ facts, onChange, fault, rules }} />}
      <Preview {...{ facts, onChange, fault, rules }} />
    </>
  );
}

function OwnDeadline({ facts, onChange, fault, rules }: StartFieldProps) {
  const t = useTexts(startTexts);
  const ui = useTexts(uiTexts);
  const faultWords = useFaultWords();
  const [today] = useState(() => dayAt(Date.now()));
  const { error } = useDeadlinePreview(facts, rules);
  const told = error ? faultsOf(error) : {};
  return (
    <>
      <TextField
        label={t('day')}
        type="date"
        min={today}
        max="9999-12-31"
        value={facts.day}
        onChange={(event) => onChange({ day: event.currentTarget.value })}
        fault={told['day'] ? faultWords(told['day']) : fault('day')}
      />
      <TextField
        label={t('time')}
        hint={t('timeHint')}
        optional={ui('optional')}
        type="time"
        value={facts.time}
        onChange={(event) => onChange({ time: event.currentTarget.value })}
        fault={told['time'] ? faultWords(told['time']) : fault('time')}
      />
    </>
  );
}

function Preview({ facts, rules }: StartFieldProps) {
  const t = useTexts(startTexts);
  const deadlineWords = useDeadlineWords();
  const { deadline } = useDeadlinePreview(facts, rules);
  return (
    <div role="status">
      {deadline && (
        <>
          <p>{t('deadlineIs', { deadline: deadlineWords(deadline.at) })}</p>
          {deadline.notes.map((note) => (
            <p key={note}>{t(`note.${note}`)}</p>
          ))}
        </>
      )}
    </div>
  );
}
