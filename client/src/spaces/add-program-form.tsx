import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { isProgramRole, SPACE_ROLES } from '@umlauf/shared/roles';
import { useState } from 'react';
import { serviceAccountTexts } from '../accounts/service-accounts.i18n.ts';
import { graphql } from '../gql/index.ts';
import type { SpaceRole } from '../gql/graphql.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import styles from './members-page.module.css';
import { spaceTexts } from './spaces.i18n.ts';

const ProgramsQuery = graphql(/* GraphQL */ `
  query Programs {
    serviceAccounts(first: 100) {
      nodes {
        account {
          id
          name
        }
        isLocked
      }
    }
  }
`);

const AddProgram = graphql(/* GraphQL */ `
  mutation AddProgram($input: SpaceMemberInput!) {
    addSpaceMember(input: $input) {
      id
      ...MemberList_space
    }
  }
`);

const ROLES = SPACE_ROLES.filter(isProgramRole);

/** Takes a technical account into the space: one of the lead's organisation, or any by its id. */
export function AddProgramForm({ spaceId }: { spaceId: string }) {
  const t = useTexts(serviceAccountTexts);
  const space = useTexts(spaceTexts);
  const { data } = useQuery(ProgramsQuery);
  const [addProgram] = useMutation(AddProgram);
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<SpaceRole>('READER');
  const [unknown, setUnknown] = useState(false);
  const programs = data?.serviceAccounts.nodes.filter(({ isLocked }) => !isLocked) ?? [];
  const accountId = chosen || typed.trim();
  const submission = useSubmission(
    async () => {
      setUnknown(false);
      try {
        await addProgram({ variables: { input: { spaceId, accountId, role } } });
        const name = programs.find(({ account }) => account.id === accountId)?.account.name ?? accountId;
        notify({ kind: 'success', words: t('add.added', { name }) });
        setChosen('');
        setTyped('');
      } catch (error) {
        if (toFailure(error).code !== 'NOT_FOUND') throw error;
        setUnknown(true);
      }
    },
    { check: () => (accountId ? {} : { accountId: 'EMPTY' }), fields: ['accountId', 'role'] },
  );
  return (
    <form {...submission.form} className={styles.add}>
      <h2>{t('add.title')}</h2>
      <p>{t('add.lead')}</p>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <ProgramChoice
        programs={programs}
        chosen={chosen}
        onChoose={setChosen}
        typed={typed}
        onType={setTyped}
        fault={unknown ? t('add.unknown') : submission.fault('accountId') && t('add.fault')}
      />
      <SelectField
        label={space('membersPage.role')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as SpaceRole)}
        fault={submission.fault('role')}
      >
        {ROLES.map((word) => (
          <option key={word} value={word}>
            {space(`role.${word}`)}
          </option>
        ))}
      </SelectField>
      <div>
        <Button type="submit" busy={submission.busy}>
          {t('add.submit')}
        </Button>
      </div>
    </form>
  );
}

interface ProgramChoiceProps {
  programs: readonly { account: { id: string; name: string } }[];
  chosen: string;
  onChoose: (accountId: string) => void;
  typed: string;
  onType: (words: string) => void;
  fault: string | undefined;
}

/** One of those that the lead sees, or any by its id. */
function ProgramChoice({ programs, chosen, onChoose, typed, onType, fault }: ProgramChoiceProps) {
  const t = useTexts(serviceAccountTexts);
  return (
    <>
      {programs.length > 0 && (
        <SelectField
          label={t('add.choice')}
          value={chosen}
          onChange={(event) => onChoose(event.currentTarget.value)}
          fault={fault}
        >
          <option value="">{t('add.choose')}</option>
          {programs.map(({ account: { id, name } }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {!chosen && (
        <TextField
          label={programs.length > 0 ? t('add.byId') : t('add.id')}
          hint={t('add.byIdHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={LIMITS.nameCharacters}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          fault={fault}
        />
      )}
    </>
  );
}
