import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { serviceAccountTexts } from './service-accounts.i18n.ts';

const ServiceOrganisationsQuery = graphql(/* GraphQL */ `
  query ServiceOrganisations($search: String) {
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

const CreateServiceAccountMutation = graphql(/* GraphQL */ `
  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {
    createServiceAccount(input: $input) {
      ...ServiceAccountRow_account
    }
  }
`);

/** Makes a technical account: what it is called, and which organisation answers for it. */
export function CreateServiceAccount({ onClose }: { onClose: () => void }) {
  const t = useTexts(serviceAccountTexts);
  const ui = useTexts(uiTexts);
  const [create] = useMutation(CreateServiceAccountMutation);
  const [name, setName] = useState('');
  const [organisationId, setOrganisationId] = useState('');
  const submission = useSubmission(
    async () => {
      await create({ variables: { input: { name: name.trim(), organisationId } } });
      notify({ kind: 'success', words: t('created', { name: name.trim() }) });
      onClose();
    },
    { check: () => emptyFields({ name, organisationId }), fields: ['name', 'organisationId'] },
  );
  return (
    <Dialog title={t('create')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <TextField
            label={t('name')}
            hint={t('nameHint')}
            autoComplete="off"
            maxLength={LIMITS.nameCharacters}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            fault={submission.fault('name')}
          />
          <OrganisationChoice
            chosen={organisationId}
            onChange={setOrganisationId}
            fault={submission.fault('organisationId')}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

interface OrganisationChoiceProps {
  chosen: string;
  onChange: (organisationId: string) => void;
  fault: string | undefined;
}

function OrganisationChoice({ chosen, onChange, fault }: OrganisationChoiceProps) {
  const t = useTexts(serviceAccountTexts);
  const [search, setSearch] = useState('');
  const { data, previousData } = useQuery(ServiceOrganisationsQuery, {
    variables: { search: search || null },
  });
  const found = (data ?? previousData)?.organisations;
  return (
    <>
      <SearchField
        label={t('organisation.search')}
        maxLength={LIMITS.nameCharacters}
        onSearch={(words) => {
          setSearch(words);
          if (words !== search) onChange('');
        }}
      />
      <SelectField
        label={t('organisation.choice')}
        hint={found?.nodes.length === 0 && !search ? t('organisation.none') : t('organisation.hint')}
        value={chosen}
        onChange={(event) => onChange(event.currentTarget.value)}
        fault={fault && t('organisation.fault')}
      >
        <option value="">{t('organisation.choose')}</option>
        {found?.nodes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
