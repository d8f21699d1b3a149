import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { invitationTexts } from './invitations.i18n.ts';
import { InvitePeople } from './invite-people.tsx';
import { OpenInvitations } from './open-invitations.tsx';
import { Sheet } from '../platform/ui/page.tsx';

const SpaceInvitationsQuery = graphql(/* GraphQL */ `
  query SpaceInvitations($spaceId: ID!) {
    space(id: $spaceId) {
      id
      invitations(first: 100) {
        nodes {
          id
          document {
            id
          }
          ...OpenInvitation_invitation
        }
      }
    }
  }
`);

/** For leads: inviting people to the space, and whom one waits for. */
export function SpaceInvitations({ spaceId }: { spaceId: string }) {
  const t = useTexts(invitationTexts);
  const open = useOpenInvitations(spaceId);
  useHeldQuery(SpaceInvitationsQuery, { spaceId });
  return (
    <>
      <Sheet>
        <InvitePeople spaceId={spaceId} />
      </Sheet>
      <Sheet>
        <OpenInvitations title={t('open')} invitations={open.filter(({ document }) => !document)} />
      </Sheet>
    </>
  );
}

/** For leads, beside `SpaceInvitations`, which keeps it up to date: who is invited to single documents. */
export function DocumentInvitations({ spaceId }: { spaceId: string }) {
  const t = useTexts(invitationTexts);
  const invitations = useOpenInvitations(spaceId).filter(({ document }) => document);
  return invitations.length > 0 && <OpenInvitations title={t('openDocuments')} invitations={invitations} />;
}

function useOpenInvitations(spaceId: string) {
  const { data } = useQuery(SpaceInvitationsQuery, { variables: { spaceId } });
  return data?.space?.invitations?.nodes ?? [];
}
