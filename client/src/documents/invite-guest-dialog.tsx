import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { dayAfter, endOfDay } from '../accounts/expiry.ts';
import type { InvitationOutcome } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { invitationTexts } from '../invitations/invitations.i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { GUEST_DAYS } from '../spaces/guest-end-dialog.tsx';
import { LastDayField } from '../spaces/last-day-field.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';

const InviteToDocument = graphql(/* GraphQL */ `
  mutation InviteToDocument($input: InviteToDocumentInput!) {
    inviteToDocument(input: $input) {
      outcome
    }
  }
`);

interface InviteGuestDialogProps {
  document: { id: string; title: string };
  onClose: () => void;
}

/** Invites somebody by mail to read this one document until a date. */
export function InviteGuestDialog({ document, onClose }: InviteGuestDialogProps) {
  const t = useTexts(spaceTexts);
  const invitations = useTexts(invitationTexts);
  const ui = useTexts(uiTexts);
  const [invite] = useMutation(InviteToDocument);
  const [email, setEmail] = useState('');
  const [day, setDay] = useState(() => dayAfter(GUEST_DAYS));
  const [refused, setRefused] = useState<InvitationOutcome | null>(null);
  const submission = useSubmission(
    async () => {
      const wanted = email.trim();
      setRefused(null);
      const input = { documentId: document.id, people: [{ email: wanted }], endsAt: endOfDay(day) };
      const outcome = (await invite({ variables: { input } })).data?.inviteToDocument[0]?.outcome;
      if (outcome && outcome !== 'INVITED') return setRefused(outcome);
      notify({ kind: 'success', words: t('guests.invited', { email: wanted }) });
      onClose();
    },
    { check: () => emptyFields({ email, endsAt: day }), fields: ['email', 'endsAt'] },
  );
  return (
    <Dialog title={t('guests.inviteTo', { title: document.title })} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <p>{t('guests.inviteBody')}</p>
          <TextField
            label={t('membersPage.email')}
            hint={t('guests.emailHint')}
            type="email"
            autoComplete="off"
            maxLength={LIMITS.emailCharacters}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            fault={refused ? invitations(`outcome.${refused}`) : submission.fault('email')}
          />
          <LastDayField value={day} onChange={setDay} fault={submission.fault('endsAt')} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('guests.invite')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
