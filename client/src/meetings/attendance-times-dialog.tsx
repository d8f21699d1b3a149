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

interface Span {
  came: Moment;
  left: Moment;
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
  const submission = useSubmission(
    async () => {
      const stays = spans.flatMap(({ came, left }) =>
        came.instant ? { cameAt: came.instant, leftAt: left.instant } : [],
      );
      await set({ variables: { input: { attendeeId: attendee.id, stays } } });
      notify({ kind: 'success', words: t('times.saved') });
      onClose();
    },
    {
      // Who takes a time away by emptying its field would not see that the whole span goes.
      check: () => (spans.some(({ came }) => came.instant === null) ? { stays: 'EMPTY' } : {}),
      fields: ['stays'],
    },
  );
  const first = momentOf(meeting.startedAt);
  return (
    <FormDialog title={t('times.title', { name })} submission={submission} onClose={onClose}>
      {meeting.state === 'RUNNING' && <p>{t('times.stillThere')}</p>}
      {spans.map((span, index) => (
        <SpanFields
          // oxlint-disable-next-line no-array-index-key -- Their order is all that they have.
          key={index}
          span={span}
          number={index + 1}
          fault={index === 0 ? submission.fault('stays') : undefined}
          onChange={(changed) => setSpans(spans.map((each, i) => (i === index ? changed : each)))}
          onRemove={() => setSpans(spans.filter((_span, i) => i !== index))}
        />
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

interface SpanFieldsProps {
  span: Span;
  number: number;
  fault: string | undefined;
  onChange: (span: Span) => void;
  onRemove: () => void;
}

function SpanFields({ span, number, fault, onChange, onRemove }: SpanFieldsProps) {
  const t = useTexts(attendanceTexts);
  const bind = (side: keyof Span) => ({
    type: 'datetime-local',
    label: t(`times.${side}`),
    value: span[side].shown,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      onChange({ ...span, [side]: { shown: value, instant: value ? instantAt(value, HOME_ZONE) : null } }),
  });
  return (
    <div className={styles.span}>
      <TextField {...bind('came')} fault={fault} />
      <TextField {...bind('left')} />
      <Button small look="tertiary" icon="delete" onClick={onRemove}>
        {t('times.removeOne', { number })}
      </Button>
    </div>
  );
}
