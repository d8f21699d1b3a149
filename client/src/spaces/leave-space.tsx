import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import styles from './members-page.module.css';
import { spaceTexts } from './spaces.i18n.ts';

// Nothing but the id: afterwards the space is no longer the viewer's to read.
const LeaveSpaceMutation = graphql(/* GraphQL */ `
  mutation LeaveSpace($input: SpaceMemberInput!) {
    removeSpaceMember(input: $input) {
      id
    }
  }
`);

interface LeaveSpaceProps {
  spaceId: string;
  name: string;
  /** False for the only lead: the space would be without one. */
  possible: boolean;
}

/** Gives up one's own membership. */
export function LeaveSpace({ spaceId, name, possible }: LeaveSpaceProps) {
  const t = useTexts(spaceTexts);
  const navigate = useNavigate();
  const { account } = useViewer();
  const [asking, setAsking] = useState(false);
  const [leave, { client }] = useMutation(LeaveSpaceMutation);
  if (!possible) return null;
  return (
    <div className={styles.leave}>
      <Button look="secondary" small onClick={() => setAsking(true)}>
        {t('membersPage.leave')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('membersPage.leaveTitle')}
          confirm={t('membersPage.leaveConfirm')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await leave({ variables: { input: { spaceId, accountId: account.id } } });
            await navigate('/', { replace: true });
            client.cache.evict({ id: client.cache.identify({ __typename: 'Space', id: spaceId }) });
            client.cache.gc();
            notify({ kind: 'success', words: t('membersPage.left', { name }) });
          }}
        >
          <p>{t('membersPage.leaveBody', { name })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
