import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NextPage } from '../platform/ui/next-page.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { invitationTexts } from './invitations.i18n.ts';
import { InvitePeople } from './invite-people.tsx';
import styles from './invitations.module.css';
import { OpenInvitations } from './open-invitations.tsx';

const HubInvitationsQuery = graphql(/* GraphQL */ `
  query HubInvitations($after: String) @live {
    hubInvitations(first: 100, after: $after) {
      nodes {
        id
        ...OpenInvitation_invitation
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** For administrators: inviting people to the hub, and whom one waits for. */
export function HubInvitationsTab() {
  return (
    <div className={styles.stack}>
      <Sheet>
        <InvitePeople spaceId={null} />
      </Sheet>
      <Sheet>
        <HubInvitationPage after={null} />
      </Sheet>
    </div>
  );
}

/** A hundred, held open by themselves, and the way to the next hundred; null: the first ones. */
function HubInvitationPage({ after }: { after: string | null }) {
  const t = useTexts(invitationTexts);
  const { data, error, refetch } = useLiveQuery(HubInvitationsQuery, { after });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const { nodes, pageInfo } = data.hubInvitations;
  return (
    <>
      <OpenInvitations title={t('open')} invitations={nodes} isContinued={after !== null} />
      <NextPage pageInfo={pageInfo} label={t('openMore')}>
        {(cursor) => <HubInvitationPage after={cursor} />}
      </NextPage>
    </>
  );
}
