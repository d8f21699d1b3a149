import { useMutation } from '@apollo/client/react';
import { type GivenRole, roleEnds } from '@umlauf/shared/roles';
import { useState } from 'react';
import { dayAfter, endOfDay } from '../accounts/expiry.ts';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { RoleField } from './add-member-form.tsx';
import { GUEST_DAYS } from './guest-end-dialog.tsx';
import { LastDayField } from './last-day-field.tsx';
import { spaceTexts } from './spaces.i18n.ts';

const GrantAccessRequest = graphql(/* GraphQL */ `
  mutation GrantAccessRequest($input: GrantAccessInput!) {
    grantAccessRequest(input: $input) {
      id
      accessRequests(first: 50) {
        nodes {
          id
        }
      }
      ...MemberList_space
    }
  }
`);

interface GrantAccessDialogProps {
  requestId: string;
  name: string;
  document: { title: string } | null | undefined;
  onClose: () => void;
}

/** Lets in who asked, as a guest until a date unless something else is chosen. */
export function GrantAccessDialog({ requestId, name, document, onClose }: GrantAccessDialogProps) {
  const t = useTexts(spaceTexts);
  const ui = useTexts(uiTexts);
  const [grant] = useMutation(GrantAccessRequest);
  const [role, setRole] = useState<GivenRole>('GUEST');
  const [day, setDay] = useState(() => dayAfter(GUEST_DAYS));
  const isGuest = roleEnds(role);
  const submission = useSubmission(
    async () => {
      const input = { requestId, role, ...(isGuest && { endsAt: endOfDay(day) }) };
      await grant({ variables: { input } });
      notify({ kind: 'success', words: t('requests.granted', { name }) });
      onClose();
    },
    { check: () => emptyFields(isGuest ? { endsAt: day } : {}), fields: ['role', 'endsAt'] },
  );
  return (
    <Dialog title={t('requests.grantTitle', { name })} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <RoleField role={role} onChange={setRole} fault={submission.fault('role')} />
          {isGuest && document && <p>{t('requests.onlyDocument', { title: document.title })}</p>}
          {isGuest && <LastDayField value={day} onChange={setDay} fault={submission.fault('endsAt')} />}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('requests.grant')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
