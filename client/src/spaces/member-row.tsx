import { useMutation } from '@apollo/client/react';
import { type GivenRole, isProgramRole, roleEnds, SPACE_ROLES, type SpaceRole } from '@umlauf/shared/roles';
import { useState } from 'react';
import { serviceAccountTexts } from '../accounts/service-accounts.i18n.ts';
import { ServiceTokens } from '../accounts/service-tokens.tsx';
import { useViewer } from '../accounts/viewer.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { GuestEndDialog } from './guest-end-dialog.tsx';
import { useGuestTime } from './guest-time.ts';
import styles from './members-page.module.css';
import { spaceTexts } from './spaces.i18n.ts';

const MemberRow_member = graphql(/* GraphQL */ `
  fragment MemberRow_member on SpaceMember {
    account {
      id
      name
      kind
    }
    role
    email
    joinedAt
    endsAt
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
  const wordTime = useGuestTime();
  const viewer = useViewer();
  const member = readFragment(MemberRow_member, masked);
  const { account } = member;
  const programs = useTexts(serviceAccountTexts);
  const isViewer = account.id === viewer.account.id;
  const isProgram = account.kind === 'SERVICE';
  return (
    <li className={styles.member}>
      <div className={styles.person}>
        <p className={styles.name}>
          {account.name} {isViewer && t('membersPage.you')}
          {isProgram && <span className={rowStyles.mark}>{programs('program')}</span>}
        </p>
        <p className={styles.detail}>
          {member.email && <>{member.email} · </>}
          {t('membersPage.since', { date: formats.date(member.joinedAt) })}
          {member.endsAt && <> · {wordTime(member.endsAt)}</>}
        </p>
        {isProgram && editable && (
          <ProgramTokens spaceId={spaceId} accountId={account.id} name={account.name} />
        )}
      </div>
      <div className={styles.role}>
        {editable ? (
          <RoleSelect
            spaceId={spaceId}
            accountId={account.id}
            name={account.name}
            role={member.role}
            endsAt={member.endsAt ?? null}
            roles={isProgram ? SPACE_ROLES.filter(isProgramRole) : SPACE_ROLES}
          />
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

/** A program's keys for this space. */
function ProgramTokens({ spaceId, accountId, name }: MemberProps) {
  const t = useTexts(serviceAccountTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)} aria-label={t('tokens.title', { name })}>
        {t('tokens.open')}
      </Button>
      {open && (
        <ServiceTokens
          accountId={accountId}
          name={name}
          spaceIds={[spaceId]}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface RoleSelectProps extends MemberProps {
  role: SpaceRole;
  roles: readonly GivenRole[];
  endsAt: string | null;
}

function RoleSelect({ spaceId, accountId, name, role, roles, endsAt }: RoleSelectProps) {
  const t = useTexts(spaceTexts);
  const words = useFailureWords();
  const [setSpaceRole, { loading }] = useMutation(SetSpaceRole);
  const [asking, setAsking] = useState(false);
  async function set(wanted: SpaceRole, end?: string) {
    const input = { spaceId, accountId, role: wanted, ...(end && { endsAt: end }) };
    await setSpaceRole({ variables: { input } });
    announce(t('membersPage.roleChanged', { name, role: t(`role.${wanted}`) }));
  }
  async function change(wanted: GivenRole) {
    // A guest comes until a date: that is asked for first.
    if (roleEnds(wanted)) return setAsking(true);
    try {
      await set(wanted);
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  }
  return (
    <>
      <select
        aria-label={t('membersPage.roleOf', { name })}
        value={role}
        aria-busy={loading}
        onChange={(event) => void change(event.currentTarget.value as GivenRole)}
      >
        {roles.map((word) => (
          <option key={word} value={word}>
            {t(`role.${word}`)}
          </option>
        ))}
      </select>
      {endsAt && (
        <IconButton icon="edit" label={t('guests.change', { name })} onClick={() => setAsking(true)} />
      )}
      {asking && (
        <GuestEndDialog
          name={name}
          endsAt={endsAt}
          onSave={(end) => set('GUEST', end)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
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
