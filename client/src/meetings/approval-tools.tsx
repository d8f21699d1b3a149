import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { CorrectionDialog, DeadlineDialog, StepDialog } from './approval-dialogs.tsx';
import { approvalTexts } from './approval.i18n.ts';
import styles from './approval.module.css';
import {
  EndMinutesCoordination,
  EndMinutesCorrection,
  WithdrawMinutes,
  type ShownApproval,
} from './approval-operations.ts';
import type { ApprovalDeed } from './use-approval-step.ts';

interface ApprovalToolsProps {
  meetingId: string;
  approval: ShownApproval;
  /** What the series says. */
  bySilence: boolean;
  /** Whether the viewer may let silence approve them. */
  mayBeSilent: boolean;
}

/** What the viewer can do next with minutes; nothing for whoever cannot. */
export function ApprovalTools({ meetingId, approval, ...silence }: ApprovalToolsProps) {
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
      {asked === 'coordinate' && <DeadlineDialog {...shared} deadlineAt={null} {...silence} />}
      {asked === 'moveDeadline' && <DeadlineDialog {...shared} deadlineAt={deadlineAt} {...silence} />}
      {asked === 'correct' && <CorrectionDialog {...shared} />}
      {(asked === 'withdraw' || asked === 'finish' || asked === 'endCorrection') && (
        <OwnStepDialog {...shared} deed={asked} />
      )}
    </div>
  );
}

const STEPS = {
  withdraw: WithdrawMinutes,
  finish: EndMinutesCoordination,
  endCorrection: EndMinutesCorrection,
} as const;

interface OwnStepDialogProps {
  meetingId: string;
  deed: keyof typeof STEPS;
  onClose: () => void;
}

/** Takes a step that needs nothing but to be confirmed. */
function OwnStepDialog({ meetingId, deed, onClose }: OwnStepDialogProps) {
  const t = useTexts(approvalTexts);
  const [withdraw] = useMutation(STEPS.withdraw);
  const [finish] = useMutation(STEPS.finish);
  const [endCorrection] = useMutation(STEPS.endCorrection);
  const work = { withdraw, finish, endCorrection }[deed];
  return (
    <StepDialog
      deed={deed}
      look={deed === 'withdraw' ? 'danger' : 'primary'}
      work={() => work({ variables: { meetingId } })}
      onClose={onClose}
    >
      <p>{t(`ask.${deed}`)}</p>
    </StepDialog>
  );
}
