import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { StepDialog } from './approval-dialogs.tsx';
import { Remarks } from './approval-history.tsx';
import { approvalTexts } from './approval.i18n.ts';
import styles from './approval.module.css';
import {
  ApproveMinutes,
  MinutesStanding_meeting,
  type ApprovalMeeting,
  type MinutesStanding,
} from './approval-operations.ts';

/** Which minutes of former meetings are still to be approved, what was objected to in them, and the way to do it. */
export function UnsettledMinutes({ meeting: { id, unsettledMinutes } }: { meeting: ApprovalMeeting }) {
  const t = useTexts(approvalTexts);
  return (
    <div className={styles.owed}>
      {unsettledMinutes.length > 0 && (
        <Alert
          kind="warning"
          title={<span role="status">{t('owed.title', { count: unsettledMinutes.length })}</span>}
        >
          <ul className={styles.list}>
            {unsettledMinutes.map(({ meeting, viewerCanApprove }) => (
              <Former
                key={meeting.id}
                {...{ viewerCanApprove }}
                atMeetingId={id}
                meeting={readFragment(MinutesStanding_meeting, meeting)}
              />
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

interface FormerProps {
  meeting: MinutesStanding;
  atMeetingId: string;
  viewerCanApprove: boolean;
}

function Former({ meeting, atMeetingId, viewerCanApprove }: FormerProps) {
  const t = useTexts(approvalTexts);
  const formats = useFormats();
  const [isAsked, setAsked] = useState(false);
  const { minutes, minutesApproval, startsAt } = meeting;
  if (!minutes || !minutesApproval) return null;
  const { state, remarks } = minutesApproval;
  const date = formats.date(startsAt);
  return (
    <li>
      <p>
        <Link to={`/documents/${minutes.id}`}>{t('owed.of', { date, state: t(`state.${state}`) })}</Link>
      </p>
      {remarks.length > 0 && <Remarks remarks={remarks} />}
      {viewerCanApprove && (
        <div className={styles.tools}>
          <Button small look="primary" onClick={() => setAsked(true)}>
            {t('do.approveOf', { date })}
          </Button>
        </div>
      )}
      {isAsked && <ApproveDialog {...{ meeting, atMeetingId }} onClose={() => setAsked(false)} />}
    </li>
  );
}

interface ApproveDialogProps {
  meeting: MinutesStanding;
  atMeetingId: string;
  onClose: () => void;
}

function ApproveDialog({
  meeting: { id: meetingId, minutesApproval },
  atMeetingId,
  onClose,
}: ApproveDialogProps) {
  const t = useTexts(approvalTexts);
  const [approve] = useMutation(ApproveMinutes);
  return (
    <StepDialog
      deed="approve"
      work={() => approve({ variables: { input: { meetingId, atMeetingId } } })}
      onClose={onClose}
    >
      <p>{t('ask.approve')}</p>
      {minutesApproval && minutesApproval.openThreads > 0 && <p>{t('ask.approveOpen')}</p>}
    </StepDialog>
  );
}
