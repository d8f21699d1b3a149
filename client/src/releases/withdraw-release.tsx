import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { TextArea } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { WithdrawRelease as Withdraw } from './release-operations.ts';
import { releaseTexts } from './releases.i18n.ts';

/** Takes a release back, after asking why. */
export function WithdrawRelease({ releaseId }: { releaseId: string }) {
  const t = useTexts(releaseTexts);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('withdraw.open')}</Button>
      {asked && <WithdrawDialog releaseId={releaseId} onClose={() => setAsked(false)} />}
    </>
  );
}

function WithdrawDialog({ releaseId, onClose }: { releaseId: string; onClose: () => void }) {
  const t = useTexts(releaseTexts);
  const [withdraw] = useMutation(Withdraw);
  const [reason, setReason] = useState('');
  const submission = useSubmission(
    async () => {
      await withdraw({ variables: { input: { releaseId, reason } } });
      notify({ kind: 'success', words: t('withdraw.done') });
      onClose();
    },
    { check: () => emptyFields({ reason }), fields: ['reason'] },
  );
  return (
    <FormDialog
      title={t('withdraw.title')}
      submission={submission}
      submit={t('withdraw.confirm')}
      look="danger"
      onClose={onClose}
    >
      <p>{t('withdraw.body')}</p>
      <TextArea
        label={t('withdraw.reason')}
        maxLength={LIMITS.remarkCharacters}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        fault={submission.fault('reason')}
      />
    </FormDialog>
  );
}
