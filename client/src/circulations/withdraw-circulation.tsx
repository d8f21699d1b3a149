import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { TextArea } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { WithdrawCirculation as Withdraw } from './circulation-operations.ts';
import { circulationTexts } from './circulations.i18n.ts';

/** Ends a round without a result, after asking why. */
export function WithdrawCirculation({ circulationId }: { circulationId: string }) {
  const t = useTexts(circulationTexts);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('withdraw.open')}</Button>
      {asked && <WithdrawDialog circulationId={circulationId} onClose={() => setAsked(false)} />}
    </>
  );
}

interface WithdrawDialogProps {
  circulationId: string;
  onClose: () => void;
}

function WithdrawDialog({ circulationId, onClose }: WithdrawDialogProps) {
  const t = useTexts(circulationTexts);
  const [withdraw] = useMutation(Withdraw);
  const [reason, setReason] = useState('');
  const submission = useSubmission(
    async () => {
      await withdraw({ variables: { input: { circulationId, reason } } });
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
      <p>{t('withdraw.what')}</p>
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
