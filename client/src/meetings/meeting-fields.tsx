import { useQuery } from '@apollo/client/react';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import type { MeetingSeries_SeriesFragment as Series } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { emptyFields } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { MeetingBodies } from './meeting-operations.ts';
import { HOME_ZONE, minutesBetween, timeAfter } from './meeting-time.ts';
import styles from './meetings.module.css';
import { planTexts } from './plan.i18n.ts';

/** What meetings and series have in common, as it stands in a form. */
export interface MeetingFacts {
  title: string;
  day: string;
  from: string;
  until: string;
  timeZone: string;
  place: string;
  videoUrl: string;
}

export const NEW_MEETING: MeetingFacts = {
  title: '',
  day: '',
  from: '10:00',
  until: '11:00',
  timeZone: HOME_ZONE,
  place: '',
  videoUrl: '',
};

/** As a series says of its meetings; the day is its first one. */
export function factsOfSeries(series: Series): MeetingFacts {
  const { title, startsOn, startsAtTime, durationMinutes, timeZone, place, videoUrl } = series;
  const until = timeAfter(startsAtTime, durationMinutes);
  return { title, day: startsOn, from: startsAtTime, until, timeZone, place, videoUrl: videoUrl ?? '' };
}

/** What can be told without asking the server; times that nobody has touched are sound. */
export function faultsOfFacts(
  { title, day, from, until }: MeetingFacts,
  isTimeKept = false,
): Partial<Record<string, FieldFault>> {
  const faults = emptyFields({ title, day, from, until });
  if (!isTimeKept && from && until && minutesBetween(from, until) === null) faults['until'] = 'OUT_OF_RANGE';
  return faults;
}

interface MeetingFieldsProps {
  facts: MeetingFacts;
  onChange: (changed: Partial<MeetingFacts>) => void;
  /** By the names of the server's inputs. */
  fault: (field: string) => string | undefined;
  isSeries?: boolean;
}

export function TitleField({ facts, onChange, fault }: MeetingFieldsProps) {
  const t = useTexts(planTexts);
  return (
    <TextField
      label={t('titleLabel')}
      name="title"
      autoComplete="off"
      maxLength={LIMITS.nameCharacters}
      value={facts.title}
      onChange={(event) => onChange({ title: event.currentTarget.value })}
      fault={fault('title')}
    />
  );
}

/** On which day, from when to when, and by which clock. */
export function TimeFields({ facts, onChange, fault, isSeries = false }: MeetingFieldsProps) {
  const t = useTexts(planTexts);
  const isBackwards = facts.from && facts.until && minutesBetween(facts.from, facts.until) === null;
  // As soon as it is mended, nothing is wrong with it.
  const untilFault =
    fault('until') && (isBackwards ? t('untilBefore') : facts.until ? undefined : fault('until'));
  return (
    <>
      <div className={styles.times}>
        <TextField
          label={isSeries ? t('firstDay') : t('day')}
          type="date"
          max="9999-12-31"
          value={facts.day}
          onChange={(event) => onChange({ day: event.currentTarget.value })}
          fault={fault('day') ?? fault('startsOn')}
        />
        <TextField
          label={t('from')}
          type="time"
          value={facts.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
          fault={fault('from') ?? fault('time') ?? fault('startsAtTime')}
        />
        <TextField
          label={t('until')}
          type="time"
          value={facts.until}
          onChange={(event) => onChange({ until: event.currentTarget.value })}
          fault={untilFault ?? fault('durationMinutes')}
        />
      </div>
      <ZoneField {...{ facts, onChange, fault }} />
    </>
  );
}

function ZoneField({ facts, onChange, fault }: MeetingFieldsProps) {
  const t = useTexts(planTexts);
  const zones = Intl.supportedValuesOf('timeZone');
  const offered = zones.includes(facts.timeZone) ? zones : [facts.timeZone, ...zones];
  return (
    <SelectField
      label={t('timeZone')}
      value={facts.timeZone}
      onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
      fault={fault('timeZone')}
    >
      {offered.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </SelectField>
  );
}

/** In a room, by video, or both. */
export function PlaceFields({ facts, onChange, fault }: MeetingFieldsProps) {
  const t = useTexts(planTexts);
  const ui = useTexts(uiTexts);
  return (
    <>
      <TextField
        label={t('place')}
        hint={t('placeHint')}
        optional={ui('optional')}
        maxLength={LIMITS.meetingPlaceCharacters}
        value={facts.place}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
        fault={fault('place')}
      />
      <TextField
        label={t('videoUrl')}
        hint={t('videoUrlHint')}
        optional={ui('optional')}
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={LIMITS.meetingUrlCharacters}
        value={facts.videoUrl}
        onChange={(event) => onChange({ videoUrl: event.currentTarget.value })}
        fault={fault('videoUrl')}
      />
    </>
  );
}

interface BodyFieldProps {
  bodyId: string;
  onChange: (bodyId: string) => void;
}

/** Which body meets; nothing where there is none to choose. */
export function BodyField({ bodyId, onChange }: BodyFieldProps) {
  const t = useTexts(planTexts);
  const { data } = useQuery(MeetingBodies);
  const bodies = data?.bodies.nodes ?? [];
  if (bodies.length === 0) return null;
  return (
    <SelectField
      label={t('body')}
      hint={t('bodyHint')}
      value={bodyId}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t('noBody')}</option>
      {bodies.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
