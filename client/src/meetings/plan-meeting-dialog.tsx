import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MeetingSeries_SeriesFragment as Series } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
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
import { PlanMeeting } from './meeting-operations.ts';
import { minutesBetween, timeAfter } from './meeting-time.ts';
import { planTexts } from './plan.i18n.ts';

const FIELDS = ['title', 'day', 'time', 'durationMinutes', 'timeZone', 'place', 'videoUrl'];

interface PlanMeetingDialogProps {
  spaceId: string;
  /** Of which it is one more. */
  series?: Series | undefined;
  onClose: () => void;
}

/** Plans one meeting, and opens its page. */
export function PlanMeetingDialog({ spaceId, series, onClose }: PlanMeetingDialogProps) {
  const t = useTexts(planTexts);
  const navigate = useNavigate();
  const [plan] = useMutation(PlanMeeting);
  const [facts, setFacts] = useState<MeetingFacts>(() =>
    series ? { ...factsOfSeries(series), day: '' } : NEW_MEETING,
  );
  const [bodyId, setBodyId] = useState('');
  // A series' meeting may go on past midnight, which the two fields cannot say.
  const usual = series && facts.until === timeAfter(facts.from, series.durationMinutes) ? series : null;
  const submission = useSubmission(
    async () => {
      const { title, day, from: time, until, timeZone, place, videoUrl } = facts;
      const input = {
        spaceId,
        title,
        day,
        time,
        durationMinutes: usual?.durationMinutes ?? minutesBetween(time, until)!,
        timeZone,
        place,
        videoUrl: videoUrl || null,
        bodyId: bodyId || null,
        seriesId: series?.id ?? null,
      };
      const { data } = await plan({ variables: { input } });
      notify({ kind: 'success', words: t('planned', { title: title.trim() }) });
      onClose();
      if (data) await navigate(`/spaces/${spaceId}/meetings/${data.planMeeting.id}`);
    },
    { check: () => faultsOfFacts(facts, usual !== null), fields: FIELDS },
  );
  const shared = {
    facts,
    onChange: (changed: Partial<MeetingFacts>) => setFacts((present) => ({ ...present, ...changed })),
    fault: submission.fault,
  };
  return (
    <FormDialog title={t('plan')} submission={submission} submit={t('plan')} onClose={onClose}>
      <TitleField {...shared} />
      <TimeFields {...shared} />
      <PlaceFields {...shared} />
      {!series && <BodyField bodyId={bodyId} onChange={setBodyId} />}
    </FormDialog>
  );
}
