import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { spaceTexts } from './spaces.i18n.ts';

const RefuseAccessRequest = graphql(/* GraphQL */ `
  mutation RefuseAccessRequest($input: RefuseAccessInput!) {
    refuseAccessRequest(input: $input) {
      id
      accessRequests(first: 50) {
        nodes {
          id
        }
      }
    }
  }
`);

interface RefuseAccessDialogProps {
  requestId: string;
  name: string;
  onClose: () => void;
}

/** Refuses a request; whoever asked learns of it only when the lead wants that. */
export function RefuseAccessDialog({ requestId, name, onClose }: RefuseAccessDialogProps) {
  const t = useTexts(spaceTexts);
  const [refuse] = useMutation(RefuseAccessRequest);
  const [tell, setTell] = useState(false);
  return (
    <ConfirmDialog
      title={t('requests.refuseTitle', { name })}
      confirm={t('requests.refuse')}
      onClose={onClose}
      onConfirm={async () => {
        await refuse({ variables: { input: { requestId, tell } } });
        notify({ kind: 'success', words: t('requests.refused', { name }) });
      }}
    >
      <CheckboxField
        label={t('requests.tell', { name })}
        hint={t('requests.tellHint')}
        checked={tell}
        onChange={(event) => setTell(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
