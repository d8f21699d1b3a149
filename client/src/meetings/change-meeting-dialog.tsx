import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { faultsOfFacts, type MeetingFacts, PlaceFields, TimeFields, TitleField } from './meeting-fields.tsx';
import { ChangeMeeting, MeetingRow_meeting, type ShownMeeting } from './meeting-operations.ts';
import { dayIn, minutesBetween, timeIn } from './meeting-time.ts';
import { planTexts } from './plan.i18n.ts';

const FIELDS = ['title', 'day', 'time', 'durationMinutes', 'timeZone', 'place', 'videoUrl'];

interface ChangeMeetingDialogProps {
  meeting: ShownMeeting;
  onClose: () => void;
}

/** Moves a meeting, or changes what it is called and where it is. */
export function ChangeMeetingDialog({ meeting: newest, onClose }: ChangeMeetingDialogProps) {
  const t = useTexts(planTexts);
  // As it was when the dialog opened: others may change it meanwhile.
  const [meeting] = useState(newest);
  const row = readFragment(MeetingRow_meeting, meeting);
  const [present] = useState<MeetingFacts>({
    title: row.title,
    day: dayIn(row.startsAt, row.timeZone),
    from: timeIn(row.startsAt, row.timeZone),
    until: timeIn(row.endsAt, row.timeZone),
    timeZone: row.timeZone,
    place: row.place,
    videoUrl: meeting.videoUrl ?? '',
  });
  const [change] = useMutation(ChangeMeeting);
  const [facts, setFacts] = useState(present);
  const [isOutdated, setOutdated] = useState(false);
  const isTimeKept = facts.from === present.from && facts.until === present.until;
  const submission = useSubmission(
    async () => {
      const { title, day, from: time, until, timeZone, place, videoUrl } = facts;
      const input = {
        meetingId: meeting.id,
        title,
        day,
        time,
        timeZone,
        durationMinutes: isTimeKept ? null : minutesBetween(time, until),
        place,
        videoUrl,
        expectedUpdatedAt: meeting.updatedAt,
      };
      await change({ variables: { input } }).catch((error: unknown) => {
        setOutdated(toFailure(error).code === 'CONFLICT');
        throw error;
      });
      notify({ kind: 'success', words: t('changed') });
      onClose();
    },
    { check: () => faultsOfFacts(facts, isTimeKept), fields: FIELDS },
  );
  const shared = {
    facts,
    onChange: (changed: Partial<MeetingFacts>) => setFacts((before) => ({ ...before, ...changed })),
    fault: submission.fault,
  };
  return (
    <FormDialog title={t('changeTitle')} submission={submission} onClose={onClose}>
      {isOutdated && <Alert kind="info" title={t('someoneChanged')} />}
      <TitleField {...shared} />
      <TimeFields {...shared} />
      {row.state === 'INVITED' && <p>{t('asksAnew')}</p>}
      <PlaceFields {...shared} />
    </FormDialog>
  );
}
