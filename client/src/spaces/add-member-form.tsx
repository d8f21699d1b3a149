import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { type GivenRole, roleEnds, SPACE_ROLES } from '@umlauf/shared/roles';
import { useState } from 'react';
import { dayAfter, endOfDay } from '../accounts/expiry.ts';
import { graphql } from '../gql/index.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { GUEST_DAYS } from './guest-end-dialog.tsx';
import { LastDayField } from './last-day-field.tsx';
import styles from './members-page.module.css';
import { spaceTexts } from './spaces.i18n.ts';

const AddSpaceMember = graphql(/* GraphQL */ `
  mutation AddSpaceMember($input: SpaceMemberInput!) {
    addSpaceMember(input: $input) {
      id
      ...MemberList_space
    }
  }
`);

/** Takes an existing account into the space by its address. */
export function AddMemberForm({ spaceId }: { spaceId: string }) {
  const t = useTexts(spaceTexts);
  const [addMember] = useMutation(AddSpaceMember);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<GivenRole>('WRITER');
  const [day, setDay] = useState(() => dayAfter(GUEST_DAYS));
  const [unknown, setUnknown] = useState(false);
  const submission = useSubmission(
    async () => {
      const wanted = email.trim();
      setUnknown(false);
      try {
        const end = roleEnds(role) ? { endsAt: endOfDay(day) } : {};
        await addMember({ variables: { input: { spaceId, email: wanted, role, ...end } } });
        notify({ kind: 'success', words: t('membersPage.added', { email: wanted }) });
        setEmail('');
      } catch (error) {
        if (toFailure(error).code !== 'NOT_FOUND') throw error;
        setUnknown(true);
      }
    },
    {
      check: () => emptyFields({ email, ...(roleEnds(role) && { endsAt: day }) }),
      fields: ['email', 'role', 'endsAt'],
    },
  );
  return (
    <form {...submission.form} className={styles.add}>
      <h2>{t('membersPage.add')}</h2>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <TextField
        label={t('membersPage.email')}
        hint={t('membersPage.emailHint')}
        type="email"
        autoComplete="off"
        maxLength={LIMITS.emailCharacters}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        fault={unknown ? t('membersPage.unknown') : submission.fault('email')}
      />
      <RoleField role={role} onChange={setRole} fault={submission.fault('role')} />
      {roleEnds(role) && <LastDayField value={day} onChange={setDay} fault={submission.fault('endsAt')} />}
      <RoleHints />
      <div>
        <Button type="submit" look="primary" busy={submission.busy}>
          {t('membersPage.submit')}
        </Button>
      </div>
    </form>
  );
}

interface RoleFieldProps {
  role: GivenRole;
  onChange: (role: GivenRole) => void;
  fault: string | undefined;
}

/** The choice of a role. */
export function RoleField({ role, onChange, fault }: RoleFieldProps) {
  const t = useTexts(spaceTexts);
  return (
    <SelectField
      label={t('membersPage.role')}
      value={role}
      onChange={(event) => onChange(event.currentTarget.value as GivenRole)}
      fault={fault}
    >
      {SPACE_ROLES.map((word) => (
        <option key={word} value={word}>
          {t(`role.${word}`)}
        </option>
      ))}
    </SelectField>
  );
}

function RoleHints() {
  const t = useTexts(spaceTexts);
  return (
    <ul className={styles.roles}>
      {SPACE_ROLES.map((word) => (
        <li key={word}>{t(`roleHint.${word}`)}</li>
      ))}
    </ul>
  );
}
