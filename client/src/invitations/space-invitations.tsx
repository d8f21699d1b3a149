import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NextPage } from '../platform/ui/next-page.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { invitationTexts } from './invitations.i18n.ts';
import { InvitePeople } from './invite-people.tsx';
import { OpenInvitations } from './open-invitations.tsx';

const SpaceInvitationsQuery = graphql(/* GraphQL */ `
  query SpaceInvitations($spaceId: ID!, $toDocuments: Boolean!, $after: String) @live {
    space(id: $spaceId) {
      id
      invitations(first: 100, toDocuments: $toDocuments, after: $after) {
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
  }
`);

/** For leads: inviting people to the space, and whom one waits for. */
export function SpaceInvitations({ spaceId }: { spaceId: string }) {
  return (
    <>
      <Sheet>
        <InvitePeople spaceId={spaceId} />
      </Sheet>
      <Sheet>
        <InvitationPage spaceId={spaceId} toDocuments={false} after={null} />
      </Sheet>
    </>
  );
}

/** For leads: who is invited to single documents. */
export function DocumentInvitations({ spaceId }: { spaceId: string }) {
  return <InvitationPage spaceId={spaceId} toDocuments after={null} />;
}

interface InvitationPageProps {
  spaceId: string;
  toDocuments: boolean;
  /** Null: the first one. */
  after: string | null;
}

/** A hundred, held open by themselves, and the way to the next hundred. */
function InvitationPage({ spaceId, toDocuments, after }: InvitationPageProps) {
  const t = useTexts(invitationTexts);
  const { data } = useLiveQuery(SpaceInvitationsQuery, { spaceId, toDocuments, after });
  const invitations = data?.space?.invitations;
  const shown = invitations?.nodes ?? [];
  // That nobody is invited is worth saying once.
  const isHead = after === null && (shown.length > 0 || !toDocuments);
  if (!isHead && shown.length === 0) return null;
  return (
    <>
      <OpenInvitations
        title={t(toDocuments ? 'openDocuments' : 'open')}
        invitations={shown}
        isContinued={after !== null}
      />
      {invitations && (
        <NextPage pageInfo={invitations.pageInfo} label={t('openMore')}>
          {(cursor) => <InvitationPage spaceId={spaceId} toDocuments={toDocuments} after={cursor} />}
        </NextPage>
      )}
    </>
  );
}
