import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import type { CirculationSeat } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { RemoveCirculationGuest, ResendCirculationLink } from './guest-operations.ts';
import { guestTexts } from './guests.i18n.ts';

interface GuestToolsProps {
  seat: CirculationSeat;
  guest: NonNullable<CirculationSeat['guest']>;
}

/** Where somebody outside is asked, whether that arrived, and what can be done about it. */
export function GuestTools({ seat, guest }: GuestToolsProps) {
  const t = useTexts(guestTexts);
  const formats = useFormats();
  const [asked, setAsked] = useState<'RESEND' | 'REMOVE' | null>(null);
  const { email, sentAt, refusedAt } = guest;
  const name = seat.guestName ?? '';
  return (
    <>
      <p className={refusedAt ? styles.refused : styles.muted}>
        {refusedAt
          ? t('tools.refused', { email, moment: formats.moment(refusedAt) })
          : sentAt
            ? t('tools.sentTo', { email, moment: formats.moment(sentAt) })
            : t('tools.notSent', { email })}
      </p>
      <div className={styles.tools}>
        <Button small aria-label={`${t('tools.resend')}: ${name}`} onClick={() => setAsked('RESEND')}>
          {t('tools.resend')}
        </Button>
        <Button small aria-label={`${t('tools.remove')}: ${name}`} onClick={() => setAsked('REMOVE')}>
          {t('tools.remove')}
        </Button>
      </div>
      {asked === 'RESEND' && <ResendDialog seat={seat} guest={guest} onClose={() => setAsked(null)} />}
      {asked === 'REMOVE' && <RemoveDialog seat={seat} name={name} onClose={() => setAsked(null)} />}
    </>
  );
}

function ResendDialog({ seat, guest, onClose }: GuestToolsProps & { onClose: () => void }) {
  const t = useTexts(guestTexts);
  const [resend] = useMutation(ResendCirculationLink);
  const [email, setEmail] = useState(guest.email);
  const submission = useSubmission(
    async () => {
      await resend({ variables: { input: { seatId: seat.id, email: email.trim() } } });
      notify({ kind: 'success', words: t('tools.sent') });
      onClose();
    },
    { check: () => emptyFields({ email }), fields: ['email'] },
  );
  return (
    <FormDialog
      title={t('tools.resendFor', { name: seat.guestName ?? '' })}
      submission={submission}
      submit={t('tools.send')}
      onClose={onClose}
    >
      <p>{t('tools.resendWhat')}</p>
      <TextField
        label={t('tools.email')}
        hint={t(seat.answer ? 'tools.emailFixed' : 'tools.emailHint')}
        type="email"
        readOnly={seat.answer !== null}
        maxLength={LIMITS.emailCharacters}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        fault={submission.fault('email')}
      />
    </FormDialog>
  );
}

function RemoveDialog({ seat, name, onClose }: { seat: CirculationSeat; name: string; onClose: () => void }) {
  const t = useTexts(guestTexts);
  const [remove] = useMutation(RemoveCirculationGuest);
  return (
    <ConfirmDialog
      title={t('tools.removeTitle', { name })}
      confirm={t('tools.remove')}
      onConfirm={async () => {
        await remove({ variables: { seatId: seat.id } });
        notify({ kind: 'success', words: t('tools.removed', { name }) });
      }}
      onClose={onClose}
    >
      <p>{t('tools.removeWhat')}</p>
    </ConfirmDialog>
  );
}
