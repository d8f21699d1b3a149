import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { SPACE_ROLES, type SpaceRole } from '@umlauf/shared/roles';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
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
  const [role, setRole] = useState<SpaceRole>('WRITER');
  const [unknown, setUnknown] = useState(false);
  const submission = useSubmission(
    async () => {
      const wanted = email.trim();
      setUnknown(false);
      try {
        await addMember({ variables: { input: { spaceId, email: wanted, role } } });
        notify({ kind: 'success', words: t('membersPage.added', { email: wanted }) });
        setEmail('');
      } catch (error) {
        if (toFailure(error).code !== 'NOT_FOUND') throw error;
        setUnknown(true);
      }
    },
    { check: () => emptyFields({ email }), fields: ['email', 'role'] },
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
      <SelectField
        label={t('membersPage.role')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as SpaceRole)}
        fault={submission.fault('role')}
      >
        {SPACE_ROLES.map((word) => (
          <option key={word} value={word}>
            {t(`role.${word}`)}
          </option>
        ))}
      </SelectField>
      <ul className={styles.roles}>
        {SPACE_ROLES.map((word) => (
          <li key={word}>{t(`roleHint.${word}`)}</li>
        ))}
      </ul>
      <div>
        <Button type="submit" look="primary" busy={submission.busy}>
          {t('membersPage.submit')}
        </Button>
      </div>
    </form>
  );
}
