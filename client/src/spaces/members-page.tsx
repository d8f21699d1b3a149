import { roleAllows } from '@umlauf/shared/roles';
import { useParams } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { DocumentInvitations, SpaceInvitations } from '../invitations/space-invitations.tsx';
import { AccessRequests } from './access-requests.tsx';
import { AddMemberForm } from './add-member-form.tsx';
import { AddProgramForm } from './add-program-form.tsx';
import { DocumentGuests } from './document-guests.tsx';
import { LeaveSpace } from './leave-space.tsx';
import { MemberRow } from './member-row.tsx';
import styles from './members-page.module.css';
import { SpaceHeading } from './space-heading.tsx';
import { spaceTexts } from './spaces.i18n.ts';

const MembersPageQuery = graphql(/* GraphQL */ `
  query MembersPage($spaceId: ID!, $after: String) @live {
    space(id: $spaceId) {
      id
      ...SpaceHeading_space
      name
      viewerRole
      viewerCan {
        listMembers
        manageMembers
      }
      members(first: 100, after: $after) {
        edges {
          node {
            account {
              id
            }
            role
            ...MemberRow_member
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Who belongs to a space, in which role. */
export function MembersPage() {
  const t = useTexts(spaceTexts);
  const { spaceId = '' } = useParams();
  // Held open: no event of the space tells that a member has another address.
  const { data, error, refetch, fetchMore } = useLiveQuery(MembersPageQuery, { spaceId });
  const space = data?.space;
  useAllPages(space?.members, (after) => fetchMore({ variables: { after } }));

  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={7} />;
  if (!space) return <NotFound />;
  const members = space.members.edges.map(({ node }) => node);
  const leads = members.filter(({ role }) => roleAllows(role, 'manageMembers'));
  const onlyLead = leads.length === 1 && roleAllows(space.viewerRole, 'manageMembers');
  const manage = space.viewerCan.manageMembers;
  return (
    <>
      <SpaceHeading space={space} part="members" />
      <div className={styles.columns}>
        <Sheet>
          {onlyLead && members.length > 1 && <p className={styles.note}>{t('membersPage.lastLead')}</p>}
          <ul className={styles.members} aria-label={t('membersPage.list', { name: space.name })}>
            {members.map((member) => (
              <MemberRow
                key={member.account.id}
                spaceId={space.id}
                member={member}
                editable={manage && !(onlyLead && roleAllows(member.role, 'manageMembers'))}
              />
            ))}
          </ul>
          {space.viewerCan.listMembers && <DocumentGuests spaceId={space.id} editable={manage} />}
          {manage && <DocumentInvitations spaceId={space.id} />}
          <LeaveSpace spaceId={space.id} name={space.name} possible={!onlyLead} />
        </Sheet>
        {manage && (
          <div className={styles.forms}>
            <SpaceInvitations spaceId={space.id} />
            <AccessRequests spaceId={space.id} />
            <Sheet>
              <AddMemberForm spaceId={space.id} />
            </Sheet>
            <Sheet>
              <AddProgramForm spaceId={space.id} />
            </Sheet>
          </div>
        )}
      </div>
    </>
  );
}
