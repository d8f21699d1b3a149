import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { CorrectionDialog, DeadlineDialog } from './approval-dialogs.tsx';
import { approvalTexts } from './approval.i18n.ts';
import styles from './approval.module.css';
import {
  EndMinutesCoordination,
  EndMinutesCorrection,
  WithdrawMinutes,
  type ShownApproval,
} from './approval-operations.ts';
import { type ApprovalDeed, useApprovalStep } from './use-approval-step.ts';

interface ApprovalToolsProps {
  meetingId: string;
  approval: ShownApproval;
  /** What the series says. */
  bySilence: boolean;
}

/** What the viewer can do next with minutes; nothing for whoever cannot. */
export function ApprovalTools({ meetingId, approval, bySilence }: ApprovalToolsProps) {
  const t = useTexts(approvalTexts);
  const [asked, setAsked] = useState<ApprovalDeed | null>(null);
  const { state, deadlineAt, viewerCan } = approval;
  const { coordinate, moveDeadline, withdraw, finish, correct } = viewerCan;
  const deeds: ApprovalDeed[] = [
    ...(coordinate ? (['coordinate'] as const) : []),
    ...(finish ? (['finish'] as const) : []),
    ...(moveDeadline ? (['moveDeadline'] as const) : []),
    ...(withdraw ? (['withdraw'] as const) : []),
    ...(correct ? ([state === 'IN_CORRECTION' ? 'endCorrection' : 'correct'] as const) : []),
  ];
  const close = () => setAsked(null);
  const shared = { meetingId, onClose: close };
  if (deeds.length === 0 && asked === null) return null;
  return (
    <div className={styles.tools}>
      {deeds.map((deed, index) => (
        <Button
          key={deed}
          small
          look={index === 0 && deed !== 'correct' ? 'primary' : 'secondary'}
          onClick={() => setAsked(deed)}
        >
          {t(`do.${deed}`)}
        </Button>
      ))}
      {asked === 'coordinate' && <DeadlineDialog {...shared} deadlineAt={null} bySilence={bySilence} />}
      {asked === 'moveDeadline' && <DeadlineDialog {...shared} {...{ deadlineAt, bySilence }} />}
      {asked === 'correct' && <CorrectionDialog {...shared} />}
      {(asked === 'withdraw' || asked === 'finish' || asked === 'endCorrection') && (
        <StepDialog {...shared} deed={asked} />
      )}
    </div>
  );
}

const STEPS = {
  withdraw: WithdrawMinutes,
  finish: EndMinutesCoordination,
  endCorrection: EndMinutesCorrection,
} as const;

interface StepDialogProps {
  meetingId: string;
  deed: keyof typeof STEPS;
  onClose: () => void;
}

function StepDialog({ meetingId, deed, onClose }: StepDialogProps) {
  const t = useTexts(approvalTexts);
  const take = useApprovalStep();
  const [withdraw] = useMutation(STEPS.withdraw);
  const [finish] = useMutation(STEPS.finish);
  const [endCorrection] = useMutation(STEPS.endCorrection);
  const work = { withdraw, finish, endCorrection }[deed];
  return (
    <ConfirmDialog
      title={t(`do.${deed}`)}
      confirm={t(`do.${deed}`)}
      look={deed === 'withdraw' ? 'danger' : 'primary'}
      onConfirm={() => take(deed, () => work({ variables: { meetingId } }))}
      onClose={onClose}
    >
      <p>{t(`ask.${deed}`)}</p>
    </ConfirmDialog>
  );
}
