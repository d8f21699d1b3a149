import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { TextArea } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { CancelMeeting } from './meeting-operations.ts';
import { meetingTexts } from './meetings.i18n.ts';

interface CancelMeetingDialogProps {
  meetingId: string;
  onClose: () => void;
}

/** Cancels a meeting, after asking why. */
export function CancelMeetingDialog({ meetingId, onClose }: CancelMeetingDialogProps) {
  const t = useTexts(meetingTexts);
  const [cancel] = useMutation(CancelMeeting);
  const [reason, setReason] = useState('');
  const submission = useSubmission(
    async () => {
      await cancel({ variables: { input: { meetingId, reason } } });
      notify({ kind: 'success', words: t('cancel.done') });
      onClose();
    },
    { check: () => emptyFields({ reason }), fields: ['reason'] },
  );
  return (
    <FormDialog
      title={t('cancel.title')}
      submission={submission}
      submit={t('cancel.confirm')}
      look="danger"
      onClose={onClose}
    >
      <p>{t('cancel.what')}</p>
      <TextArea
        label={t('cancel.reason')}
        hint={t('cancel.reasonHint')}
        maxLength={LIMITS.meetingNoteCharacters}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        fault={submission.fault('reason')}
      />
    </FormDialog>
  );
}
