import { useState } from 'react';
import { dayAfter, endOfDay } from '../accounts/expiry.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { LastDayField } from './last-day-field.tsx';
import { spaceTexts } from './spaces.i18n.ts';

/** What a guest is given when nothing else is said. */
export const GUEST_DAYS = 90;

interface GuestEndDialogProps {
  name: string;
  /** Null: has no end yet. */
  endsAt: string | null;
  onSave: (endsAt: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a guest's last day: to make somebody a guest, to give them more time or less. */
export function GuestEndDialog({ name, endsAt, onSave, onClose }: GuestEndDialogProps) {
  const t = useTexts(spaceTexts);
  const ui = useTexts(uiTexts);
  const [day, setDay] = useState(() => endsAt?.slice(0, 10) ?? dayAfter(GUEST_DAYS));
  const submission = useSubmission(
    async () => {
      await onSave(endOfDay(day));
      onClose();
    },
    { check: () => emptyFields({ endsAt: day }), fields: ['endsAt'] },
  );
  return (
    <Dialog title={t('guests.endOf', { name })} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <LastDayField value={day} onChange={setDay} fault={submission.fault('endsAt')} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {ui('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
