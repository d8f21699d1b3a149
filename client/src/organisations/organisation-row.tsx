import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { IconButton } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { OrganisationDialog } from './organisation-dialog.tsx';
import { organisationTexts } from './organisations.i18n.ts';

const OrganisationRow_organisation = graphql(/* GraphQL */ `
  fragment OrganisationRow_organisation on Organisation {
    id
    kind
    name
    shortName
    ags
    ars
    mailbox
  }
`);

const RemoveOrganisation = graphql(/* GraphQL */ `
  mutation RemoveOrganisation($organisationId: ID!) {
    removeOrganisation(organisationId: $organisationId)
  }
`);

interface OrganisationRowProps {
  organisation: FragmentType<typeof OrganisationRow_organisation>;
}

/** One organisation, with the means to change and to remove it. */
export function OrganisationRow({ organisation: masked }: OrganisationRowProps) {
  const t = useTexts(organisationTexts);
  const organisation = readFragment(OrganisationRow_organisation, masked);
  const { id, kind, name, shortName, ags, mailbox } = organisation;
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);
  const [removeOrganisation] = useMutation(RemoveOrganisation);
  const details = [t(`kind.${kind}`), shortName, ags && t('ags', { ags }), mailbox].filter(Boolean);
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>{name}</p>
        <p className={rowStyles.detail}>{details.join(' · ')}</p>
      </div>
      <div className={rowStyles.actions}>
        <IconButton icon="edit" label={t('edit', { name })} onClick={() => setAsking('edit')} />
        <IconButton icon="delete" label={t('remove', { name })} onClick={() => setAsking('remove')} />
      </div>
      {asking === 'edit' && <OrganisationDialog present={organisation} onClose={() => setAsking(null)} />}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('removeTitle')}
          confirm={t('removeConfirm')}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await removeOrganisation({
              variables: { organisationId: id },
              update: (cache) =>
                void cache.evict({ id: cache.identify({ __typename: 'Organisation', id })! }),
            });
            notify({ kind: 'success', words: t('removed', { name }) });
          }}
        >
          <p>{t('removeBody', { name })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
