import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import type { MeetingSeries_SeriesFragment as Series } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextArea } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { type Chosen, PeopleField } from './people-field.tsx';
import {
  BodyField,
  factsOfSeries,
  faultsOfFacts,
  type MeetingFacts,
  NEW_MEETING,
  PlaceFields,
  TimeFields,
  TitleField,
} from './meeting-fields.tsx';
import { ChangeMeetingSeries, PlanMeetingSeries } from './meeting-operations.ts';
import { minutesBetween, timeAfter } from './meeting-time.ts';
import { planTexts } from './plan.i18n.ts';
import { type RhythmChoice, choiceOf, rhythmsOf, rruleOf } from './rhythm.ts';
import { RhythmField } from './rhythm-field.tsx';

const FIELDS = [
  'title',
  'purpose',
  'startsOn',
  'startsAtTime',
  'durationMinutes',
  'timeZone',
  'place',
  'videoUrl',
  'rrule',
  'participants',
];

interface SeriesDialogProps {
  spaceId: string;
  /** Null: a new one. */
  present: Series | null;
  onClose: () => void;
}

function chosenOf(series: Series | null): Chosen[] {
  return (series?.usualParticipants ?? []).flatMap(({ kind, account }) =>
    account ? [{ accountId: account.id, kind }] : [],
  );
}

/** Plans a series, or changes one, with the dates that come of its rhythm. */
export function SeriesDialog({ spaceId, present: newest, onClose }: SeriesDialogProps) {
  const t = useTexts(planTexts);
  const ui = useTexts(uiTexts);
  // As it was when the dialog opened: others may change it meanwhile.
  const [present] = useState(newest);
  const form = useSeriesForm(present);
  const { facts, purpose, rhythm, bodyId, chosen } = form;
  const isTimeKept = present !== null && facts.until === timeAfter(facts.from, present.durationMinutes);
  const save = useSave(spaceId, present);
  const submission = useSubmission(
    async () => {
      await save(form, isTimeKept);
      const words = present ? t('series.changed') : t('series.planned', { title: facts.title.trim() });
      notify({ kind: 'success', words });
      onClose();
    },
    { check: () => faultsOfFacts(facts, isTimeKept), fields: FIELDS },
  );
  const shared = { facts, onChange: form.changeFacts, fault: submission.fault };
  return (
    <FormDialog
      title={present ? t('series.change') : t('series.plan')}
      submission={submission}
      onClose={onClose}
    >
      {present && <p>{t('series.changes')}</p>}
      <TitleField {...shared} />
      <TimeFields {...shared} isSeries />
      <RhythmField
        choice={rhythm}
        onChange={form.changeRhythm}
        startsOn={facts.day}
        startsAtTime={facts.from}
        timeZone={facts.timeZone}
        fault={submission.fault}
      />
      <PlaceFields {...shared} />
      {!present && <BodyField bodyId={bodyId} onChange={form.setBodyId} />}
      <PeopleField
        spaceId={spaceId}
        legend={t('series.participants')}
        chosen={chosen}
        onChange={form.setChosen}
        fault={submission.fault('participants')}
      />
      <TextArea
        label={t('purpose')}
        optional={ui('optional')}
        maxLength={LIMITS.meetingPurposeCharacters}
        value={purpose}
        onChange={(event) => form.setPurpose(event.currentTarget.value)}
        fault={submission.fault('purpose')}
      />
    </FormDialog>
  );
}

/** What is being written, from what there is. */
function useSeriesForm(present: Series | null) {
  const [facts, setFacts] = useState(() => (present ? factsOfSeries(present) : NEW_MEETING));
  const [purpose, setPurpose] = useState(present?.purpose ?? '');
  const [rhythm, setRhythm] = useState<RhythmChoice>(() =>
    present ? choiceOf(present.rrule, present.startsOn) : { kind: 'WEEKLY', own: '', until: '' },
  );
  const [bodyId, setBodyId] = useState('');
  const [chosen, setChosen] = useState(() => chosenOf(present));
  return {
    ...{ facts, purpose, rhythm, bodyId, chosen, setPurpose, setBodyId, setChosen },
    changeFacts: (changed: Partial<MeetingFacts>) => setFacts((before) => ({ ...before, ...changed })),
    changeRhythm: (changed: Partial<RhythmChoice>) => setRhythm((before) => ({ ...before, ...changed })),
  };
}

type SeriesForm = ReturnType<typeof useSeriesForm>;

/** Sends it: a new series, or what has become of the present one. */
function useSave(spaceId: string, present: Series | null) {
  const [planSeries] = useMutation(PlanMeetingSeries);
  const [changeSeries] = useMutation(ChangeMeetingSeries);
  return async ({ facts, purpose, rhythm, bodyId, chosen }: SeriesForm, isTimeKept: boolean) => {
    const { title, day: startsOn, from: startsAtTime, until, timeZone, place, videoUrl } = facts;
    const offered = rhythmsOf(startsOn);
    const kind = offered.includes(rhythm.kind) ? rhythm.kind : offered[0]!;
    const minutes = minutesBetween(startsAtTime, until)!;
    const common = { title, purpose, place, videoUrl, participants: chosen };
    const beat: Beat = {
      ...{ startsOn, startsAtTime, timeZone },
      rrule: rruleOf({ ...rhythm, kind }, startsOn),
      durationMinutes: isTimeKept && present ? present.durationMinutes : minutes,
    };
    if (present) {
      const { id: seriesId, updatedAt: expectedUpdatedAt } = present;
      const input = { ...common, ...newIn(beat, present), seriesId, expectedUpdatedAt };
      await changeSeries({ variables: { input } });
    } else
      await planSeries({ variables: { input: { ...common, ...beat, spaceId, bodyId: bodyId || null } } });
  };
}

interface Beat {
  startsOn: string;
  startsAtTime: string;
  timeZone: string;
  rrule: string;
  durationMinutes: number;
}

/** What is another one now: a rhythm that is over by itself stays, and is not taken twice. */
function newIn(beat: Beat, present: Series): Partial<Beat> {
  const former: Beat = { ...present, rrule: present.rrule ?? '' };
  const names = ['startsOn', 'startsAtTime', 'timeZone', 'rrule', 'durationMinutes'] as const;
  return Object.fromEntries(
    names.filter((name) => beat[name] !== former[name]).map((name) => [name, beat[name]]),
  );
}
