import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useEffect, useState } from 'react';
import { toFailure } from '../platform/errors/failure.ts';
import { faultsOf, useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { MeetingDates } from './meeting-operations.ts';
import { timeIn } from './meeting-time.ts';
import styles from './meetings.module.css';
import { planTexts } from './plan.i18n.ts';
import { type RhythmChoice, type RhythmKind, rhythmsOf, rruleOf } from './rhythm.ts';
import { useRhythmWords } from './use-rhythm-words.ts';

const PAUSE_MILLISECONDS = 300;

interface RhythmFieldProps {
  choice: RhythmChoice;
  onChange: (changed: Partial<RhythmChoice>) => void;
  /** As `2026-01-31`; empty: not chosen yet. */
  startsOn: string;
  startsAtTime: string;
  timeZone: string;
  fault: (field: string) => string | undefined;
}

/** In which rhythm a series meets: in words made of its first day, and the dates that come of it. */
export function RhythmField({ choice, onChange, startsOn, startsAtTime, timeZone, fault }: RhythmFieldProps) {
  const t = useTexts(planTexts);
  const ui = useTexts(uiTexts);
  const words = useRhythmWords();
  const offered: RhythmKind[] = startsOn ? rhythmsOf(startsOn) : ['OWN', 'NONE'];
  const kind = offered.includes(choice.kind) ? choice.kind : offered[0]!;
  return (
    <>
      <SelectField
        label={t('rhythm.label')}
        value={kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value as RhythmKind })}
        fault={kind === 'OWN' ? undefined : fault('rrule')}
      >
        {offered.map((each) => (
          <option key={each} value={each}>
            {startsOn || each === 'OWN' || each === 'NONE'
              ? words.ofKind(each, startsOn || '2026-01-01')
              : each}
          </option>
        ))}
      </SelectField>
      {kind === 'OWN' && (
        <TextField
          label={t('rhythm.ownLabel')}
          hint={t('rhythm.ownHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={LIMITS.rruleCharacters}
          value={choice.own}
          onChange={(event) => onChange({ own: event.currentTarget.value })}
          fault={fault('rrule')}
        />
      )}
      {kind !== 'OWN' && kind !== 'NONE' && (
        <TextField
          label={t('rhythm.last')}
          hint={t('rhythm.lastHint')}
          optional={ui('optional')}
          type="date"
          min={startsOn}
          max="9999-12-31"
          value={choice.until}
          onChange={(event) => onChange({ until: event.currentTarget.value })}
        />
      )}
      <Preview
        rrule={startsOn ? rruleOf({ ...choice, kind }, startsOn) : ''}
        startsOn={startsOn}
        startsAtTime={startsAtTime}
        timeZone={timeZone}
      />
    </>
  );
}

type PreviewProps = Pick<RhythmFieldProps, 'startsOn' | 'startsAtTime' | 'timeZone'> & { rrule: string };

/** What comes of it, reckoned by the server: told when somebody pauses. */
function Preview(wanted: PreviewProps) {
  const t = useTexts(planTexts);
  const formats = useFormats();
  const failureWords = useFailureWords();
  const rhythm = useSettled(wanted);
  const { data, error } = useQuery(MeetingDates, {
    variables: { rhythm },
    skip: !rhythm.rrule || !rhythm.startsAtTime,
  });
  const dates = error || !rhythm.rrule ? [] : (data?.meetingDates ?? []);
  const doubts = new Set(dates.flatMap(({ doubt }) => doubt ?? []));
  return (
    <div role="status" className={styles.preview}>
      {dates.length > 0 && (
        <>
          <p className={styles.previewTitle}>{t('preview.title')}</p>
          <ul>
            {dates.map(({ startsAt, day }) => (
              <li key={startsAt}>
                {t('preview.timed', {
                  day: formats.weekday(`${day}T12:00:00Z`),
                  time: timeIn(startsAt, rhythm.timeZone),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {[...doubts].map((doubt) => (
        <p key={doubt}>{t(`preview.${doubt}`)}</p>
      ))}
      {error && <p>{rruleWords(error) ?? failureWords(error)}</p>}
    </div>
  );

  function rruleWords(failed: unknown): string | null {
    if (!faultsOf(failed)['rrule']) return null;
    const failure = toFailure(failed);
    const parts = failure.code === 'INVALID_INPUT' ? (failure.facts.unknown ?? []) : [];
    return parts.length > 0 ? t('preview.wrongPart', { parts: parts.join(', ') }) : t('preview.never');
  }
}

/** The values as they were when nothing had changed for a moment. */
function useSettled({ rrule, startsOn, startsAtTime, timeZone }: PreviewProps): PreviewProps {
  const [settled, setSettled] = useState({ rrule, startsOn, startsAtTime, timeZone });
  useEffect(() => {
    const timer = setTimeout(
      () => setSettled({ rrule, startsOn, startsAtTime, timeZone }),
      PAUSE_MILLISECONDS,
    );
    return () => clearTimeout(timer);
  }, [rrule, startsOn, startsAtTime, timeZone]);
  return settled;
}
