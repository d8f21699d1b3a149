import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { managedAccountTexts } from './managed-accounts.i18n.ts';

const ChooseOrganisationQuery = graphql(/* GraphQL */ `
  query ChooseOrganisation($search: String) {
    organisations(first: 100, search: $search) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const SetAccountOrganisation = graphql(/* GraphQL */ `
  mutation SetAccountOrganisation($input: SetAccountOrganisationInput!) {
    setAccountOrganisation(input: $input) {
      ...ManagedAccountRow_account
    }
  }
`);

interface Choice {
  id: string;
  name: string;
}

interface ChooseOrganisationProps {
  accountId: string;
  name: string;
  /** The organisation of now; null for none. */
  present: Choice | null;
  onClose: () => void;
}

/** Says for which organisation somebody acts: a list, narrowed by typing. */
export function ChooseOrganisation({ accountId, name, present, onClose }: ChooseOrganisationProps) {
  const t = useTexts(managedAccountTexts);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(present);
  const { data, previousData } = useQuery(ChooseOrganisationQuery, { variables: { search: search || null } });
  const [setOrganisation] = useMutation(SetAccountOrganisation);
  const found = (data ?? previousData)?.organisations;
  const choices: Choice[] = found?.nodes ?? [];
  // What is chosen stays to be seen, also when it is not among what was searched for.
  const isHidden = chosen && !choices.some(({ id }) => id === chosen.id);
  const submission = useSubmission(async () => {
    await setOrganisation({ variables: { input: { accountId, organisationId: chosen?.id ?? null } } });
    notify({
      kind: 'success',
      words: chosen
        ? t('organisation.saved', { name, organisation: chosen.name })
        : t('organisation.removed', { name }),
    });
    onClose();
  });
  return (
    <FormDialog title={t('organisation.title', { name })} submission={submission} onClose={onClose}>
      <SearchField label={t('organisation.search')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
      <SelectField
        label={t('organisation.choice')}
        hint={found?.pageInfo.hasNextPage ? t('organisation.more') : undefined}
        value={chosen?.id ?? ''}
        onChange={({ currentTarget: { value } }) =>
          setChosen([...choices, ...(chosen ? [chosen] : [])].find(({ id }) => id === value) ?? null)
        }
      >
        <option value="">{t('organisation.none')}</option>
        {isHidden && <option value={chosen.id}>{chosen.name}</option>}
        {choices.map(({ id, name: word }) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  );
}
