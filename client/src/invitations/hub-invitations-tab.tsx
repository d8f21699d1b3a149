import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { invitationTexts } from './invitations.i18n.ts';
import { InvitePeople } from './invite-people.tsx';
import styles from './invitations.module.css';
import { OpenInvitations } from './open-invitations.tsx';

const HubInvitationsQuery = graphql(/* GraphQL */ `
  query HubInvitations {
    hubInvitations(first: 100) {
      nodes {
        id
        ...OpenInvitation_invitation
      }
    }
  }
`);

/** For administrators: inviting people to the hub, and whom one waits for. */
export function HubInvitationsTab() {
  const t = useTexts(invitationTexts);
  const { data, error, refetch } = useQuery(HubInvitationsQuery);
  useHeldQuery(HubInvitationsQuery, {});
  return (
    <div className={styles.stack}>
      <Sheet>
        <InvitePeople spaceId={null} />
      </Sheet>
      <Sheet>
        {data ? (
          <OpenInvitations title={t('open')} invitations={data.hubInvitations.nodes} />
        ) : error ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={3} />
        )}
      </Sheet>
    </div>
  );
}
