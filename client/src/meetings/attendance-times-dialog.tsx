import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import styles from './attendance.module.css';
import { attendanceTexts } from './attendance.i18n.ts';
import { type AttendanceMeeting, type Attendee, SetAttendanceTimes } from './attendance-operations.ts';
import { useAttendeeName } from './attendee-row.tsx';
import { HOME_ZONE, instantAt, wallIn } from './meeting-time.ts';

interface AttendanceTimesDialogProps {
  meeting: AttendanceMeeting;
  attendee: Attendee;
  onClose: () => void;
}

/** A moment as the field shows it, to the minute, and as it is: who does not touch it, keeps its seconds. */
interface Moment {
  shown: string;
  instant: string | null;
}

const momentOf = (instant: string | null): Moment => ({
  instant,
  shown: instant ? wallIn(instant, HOME_ZONE).slice(0, 16).replace(' ', 'T') : '',
});

/** From when until when somebody was there, put right. */
export function AttendanceTimesDialog({ meeting, attendee, onClose }: AttendanceTimesDialogProps) {
  const t = useTexts(attendanceTexts);
  const [set] = useMutation(SetAttendanceTimes);
  const name = useAttendeeName()(attendee);
  const [spans, setSpans] = useState(() =>
    attendee.stays.map(({ cameAt, leftAt }) => ({ came: momentOf(cameAt), left: momentOf(leftAt) })),
  );
  const put = (index: number, side: 'came' | 'left', shown: string) =>
    setSpans(
      spans.map((span, i) =>
        i === index
          ? { ...span, [side]: { shown, instant: shown ? instantAt(shown, HOME_ZONE) : null } }
          : span,
      ),
    );
  const submission = useSubmission(
    async () => {
      const stays = spans.flatMap(({ came, left }) =>
        came.instant ? { cameAt: came.instant, leftAt: left.instant } : [],
      );
      await set({ variables: { input: { attendeeId: attendee.id, stays } } });
      notify({ kind: 'success', words: t('times.saved') });
      onClose();
    },
    { fields: ['stays'] },
  );
  const fault = submission.fault('stays');
  const first = momentOf(meeting.startedAt);
  return (
    <FormDialog title={t('times.title', { name })} submission={submission} onClose={onClose}>
      {meeting.state === 'RUNNING' && <p>{t('times.stillThere')}</p>}
      {spans.map(({ came, left }, index) => (
        // oxlint-disable-next-line no-array-index-key -- Their order is all that they have.
        <div key={index} className={styles.span}>
          <TextField
            type="datetime-local"
            label={t('times.came')}
            value={came.shown}
            fault={index === 0 ? fault : undefined}
            onChange={(event) => put(index, 'came', event.currentTarget.value)}
          />
          <TextField
            type="datetime-local"
            label={t('times.left')}
            value={left.shown}
            onChange={(event) => put(index, 'left', event.currentTarget.value)}
          />
          <Button
            small
            look="tertiary"
            icon="delete"
            onClick={() => setSpans(spans.filter((_span, i) => i !== index))}
          >
            {t('times.removeOne', { number: index + 1 })}
          </Button>
        </div>
      ))}
      <Button
        small
        icon="add"
        onClick={() => setSpans([...spans, { came: first, left: momentOf(meeting.endedAt) }])}
      >
        {t('times.more')}
      </Button>
    </FormDialog>
  );
}
