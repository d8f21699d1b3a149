import { useMutation } from '@apollo/client/react';
import { SPACE_ROLES, type SpaceRole } from '@umlauf/shared/roles';
import { useState } from 'react';
import { useViewer } from '../accounts/viewer.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { IconButton } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import styles from './members-page.module.css';
import { spaceTexts } from './spaces.i18n.ts';

const MemberRow_member = graphql(/* GraphQL */ `
  fragment MemberRow_member on SpaceMember {
    account {
      id
      name
    }
    role
    email
    joinedAt
  }
`);

// A space's members as every change of them answers, so that the list repaints; only other documents name it.
graphql(/* GraphQL */ `
  fragment MemberList_space on Space {
    members(first: 100) {
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
`);

const SetSpaceRole = graphql(/* GraphQL */ `
  mutation SetSpaceRole($input: SpaceMemberInput!) {
    setSpaceRole(input: $input) {
      id
      viewerRole
      viewerCan {
        manageMembers
      }
      ...MemberList_space
    }
  }
`);

const RemoveSpaceMember = graphql(/* GraphQL */ `
  mutation RemoveSpaceMember($input: SpaceMemberInput!) {
    removeSpaceMember(input: $input) {
      id
      ...MemberList_space
    }
  }
`);

interface MemberRowProps {
  spaceId: string;
  member: FragmentType<typeof MemberRow_member>;
  editable: boolean;
}

/** One member: who, in which role, and for leads the means to change that. */
export function MemberRow({ spaceId, member: masked, editable }: MemberRowProps) {
  const t = useTexts(spaceTexts);
  const formats = useFormats();
  const viewer = useViewer();
  const member = readFragment(MemberRow_member, masked);
  const { account } = member;
  const isViewer = account.id === viewer.account.id;
  return (
    <li className={styles.member}>
      <div className={styles.person}>
        <p className={styles.name}>
          {account.name} {isViewer && t('membersPage.you')}
        </p>
        <p className={styles.detail}>
          {member.email && <>{member.email} · </>}
          {t('membersPage.since', { date: formats.date(member.joinedAt) })}
        </p>
      </div>
      <div className={styles.role}>
        {editable ? (
          <RoleSelect spaceId={spaceId} accountId={account.id} name={account.name} role={member.role} />
        ) : (
          t(`role.${member.role}`)
        )}
      </div>
      {editable && !isViewer && <RemoveMember spaceId={spaceId} accountId={account.id} name={account.name} />}
    </li>
  );
}

interface MemberProps {
  spaceId: string;
  accountId: string;
  name: string;
}

function RoleSelect({ spaceId, accountId, name, role }: MemberProps & { role: SpaceRole }) {
  const t = useTexts(spaceTexts);
  const words = useFailureWords();
  const [setSpaceRole, { loading }] = useMutation(SetSpaceRole);
  async function change(wanted: SpaceRole) {
    try {
      await setSpaceRole({ variables: { input: { spaceId, accountId, role: wanted } } });
      announce(t('membersPage.roleChanged', { name, role: t(`role.${wanted}`) }));
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  }
  return (
    <select
      aria-label={t('membersPage.roleOf', { name })}
      value={role}
      aria-busy={loading}
      onChange={(event) => void change(event.currentTarget.value as SpaceRole)}
    >
      {SPACE_ROLES.map((word) => (
        <option key={word} value={word}>
          {t(`role.${word}`)}
        </option>
      ))}
    </select>
  );
}

function RemoveMember({ spaceId, accountId, name }: MemberProps) {
  const t = useTexts(spaceTexts);
  const [asking, setAsking] = useState(false);
  const [removeMember] = useMutation(RemoveSpaceMember);
  return (
    <>
      <IconButton icon="delete" label={t('membersPage.remove', { name })} onClick={() => setAsking(true)} />
      {asking && (
        <ConfirmDialog
          title={t('membersPage.removeTitle', { name })}
          confirm={t('membersPage.removeConfirm')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await removeMember({ variables: { input: { spaceId, accountId } } });
            notify({ kind: 'success', words: t('membersPage.removed', { name }) });
          }}
        >
          <p>{t('membersPage.removeBody', { name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
