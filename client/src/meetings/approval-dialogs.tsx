import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import type { ButtonLook } from '../platform/ui/button.tsx';
import { CheckboxField, TextArea, TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { emptyFields } from '../platform/ui/submission.ts';
import { approvalTexts } from './approval.i18n.ts';
import {
  BeginMinutesCorrection,
  SetMinutesDeadline,
  StartMinutesCoordination,
} from './approval-operations.ts';
import { dayIn, HOME_ZONE, instantAt, timeIn } from './meeting-time.ts';
import styles from './meetings.module.css';
import { type ApprovalDeed, useApprovalStep } from './use-approval-step.ts';

const WEEK_MILLISECONDS = 7 * 86_400_000;
/** What is offered: the end of a day in a week. */
const OFFERED_TIME = '23:59';

interface DeadlineDialogProps {
  meetingId: string;
  /** Null: the coordination begins with it. */
  deadlineAt: string | null;
  /** What the series says. */
  bySilence: boolean;
  /** Whether the viewer may let silence approve them. */
  mayBeSilent: boolean;
  onClose: () => void;
}

/** Gives minutes to those who were at the meeting, or takes their remarks until another moment. */
export function DeadlineDialog(props: DeadlineDialogProps) {
  const { meetingId, deadlineAt, bySilence, mayBeSilent, onClose } = props;
  const t = useTexts(approvalTexts);
  const [start] = useMutation(StartMinutesCoordination);
  const [move] = useMutation(SetMinutesDeadline);
  const [offered] = useState(() => new Date(Date.now() + WEEK_MILLISECONDS).toISOString());
  const [day, setDay] = useState(dayIn(deadlineAt ?? offered, HOME_ZONE));
  const [time, setTime] = useState(deadlineAt ? timeIn(deadlineAt, HOME_ZONE) : OFFERED_TIME);
  const [silent, setSilent] = useState(bySilence);
  const deed = deadlineAt === null ? 'coordinate' : 'moveDeadline';
  const work = () => {
    const input = { meetingId, deadlineAt: instantAt(`${day}T${time}`, HOME_ZONE) };
    return deadlineAt === null
      ? start({ variables: { input: { ...input, bySilence: silent } } })
      : move({ variables: { input } });
  };
  const submission = useApprovalStep(
    { deed, work, onClose },
    {
      check: () => ({ ...emptyFields({ day, time }), ...faultOfMoment(day, time) }),
      fields: ['day', 'time', 'deadlineAt'],
    },
  );
  return (
    <FormDialog title={t(`do.${deed}`)} submission={submission} submit={t(`do.${deed}`)} onClose={onClose}>
      {deadlineAt === null && <p>{t('ask.coordinate')}</p>}
      <div className={styles.times}>
        <TextField
          label={t('ask.day')}
          type="date"
          max="9999-12-31"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          fault={submission.fault('day') ?? submission.fault('deadlineAt')}
        />
        <TextField
          label={t('ask.time')}
          type="time"
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
          fault={submission.fault('time')}
        />
      </div>
      {deadlineAt === null && mayBeSilent && (
        <CheckboxField
          label={t('ask.bySilence')}
          hint={t('ask.bySilenceHint')}
          checked={silent}
          onChange={(event) => setSilent(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}

/** A deadline is to come, and at most a year ahead. */
function faultOfMoment(day: string, time: string) {
  if (!day || !time) return {};
  const left = Date.parse(instantAt(`${day}T${time}`, HOME_ZONE)) - Date.now();
  return left <= 0 || left > 366 * 86_400_000 ? { day: 'OUT_OF_RANGE' as const } : {};
}

/** Begins to put approved minutes right, after asking why. */
export function CorrectionDialog({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const t = useTexts(approvalTexts);
  const [begin] = useMutation(BeginMinutesCorrection);
  const [reason, setReason] = useState('');
  const work = () => begin({ variables: { input: { meetingId, reason } } });
  const submission = useApprovalStep(
    { deed: 'correct', work, onClose },
    { check: () => emptyFields({ reason }), fields: ['reason'] },
  );
  return (
    <FormDialog title={t('do.correct')} submission={submission} submit={t('do.correct')} onClose={onClose}>
      <p>{t('ask.correct')}</p>
      <TextArea
        label={t('ask.reason')}
        maxLength={LIMITS.meetingNoteCharacters}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        fault={submission.fault('reason')}
      />
    </FormDialog>
  );
}

interface StepDialogProps {
  deed: ApprovalDeed;
  look?: ButtonLook;
  work: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before a step that needs nothing else. */
export function StepDialog({ deed, look = 'primary', work, onClose, children }: StepDialogProps) {
  const t = useTexts(approvalTexts);
  const submission = useApprovalStep({ deed, work, onClose });
  return (
    <FormDialog {...{ submission, look, onClose }} title={t(`do.${deed}`)} submit={t(`do.${deed}`)}>
      {children}
    </FormDialog>
  );
}
