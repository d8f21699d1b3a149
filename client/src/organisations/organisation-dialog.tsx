import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { OrganisationRow_OrganisationFragment } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { factsOf, OrganisationFields } from './organisation-fields.tsx';
import { organisationTexts } from './organisations.i18n.ts';

const CreateOrganisation = graphql(/* GraphQL */ `
  mutation CreateOrganisation($input: CreateOrganisationInput!) {
    createOrganisation(input: $input) {
      ...OrganisationRow_organisation
    }
  }
`);

const UpdateOrganisation = graphql(/* GraphQL */ `
  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
    updateOrganisation(input: $input) {
      ...OrganisationRow_organisation
    }
  }
`);

interface OrganisationDialogProps {
  /** Null: a new one. */
  present: OrganisationRow_OrganisationFragment | null;
  onClose: () => void;
}

/** What is known of an organisation, to be filled in or changed. */
export function OrganisationDialog({ present, onClose }: OrganisationDialogProps) {
  const t = useTexts(organisationTexts);
  const ui = useTexts(uiTexts);
  const [create] = useMutation(CreateOrganisation);
  const [update] = useMutation(UpdateOrganisation);
  const [facts, setFacts] = useState(() => factsOf(present));
  const submission = useSubmission(
    async () => {
      if (present) await update({ variables: { input: { organisationId: present.id, ...facts } } });
      else await create({ variables: { input: facts } });
      notify({ kind: 'success', words: t(present ? 'saved' : 'created', { name: facts.name.trim() }) });
      onClose();
    },
    { check: () => emptyFields({ name: facts.name }), fields: Object.keys(facts) },
  );
  return (
    <Dialog title={t(present ? 'form.edit' : 'form.create')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <OrganisationFields facts={facts} onChange={setFacts} fault={submission.fault} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {ui('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
