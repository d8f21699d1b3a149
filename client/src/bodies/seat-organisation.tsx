import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { SearchField } from '../platform/ui/search-field.tsx';
import { bodyTexts } from './bodies.i18n.ts';
import type { SeatFieldProps } from './seat-fields.tsx';

const SeatOrganisations = graphql(/* GraphQL */ `
  query SeatOrganisations($search: String) {
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

/** For which organisation somebody sits there: a list, narrowed by typing. */
export function SeatOrganisation({ facts, onChange, fault }: SeatFieldProps) {
  const t = useTexts(bodyTexts);
  const [search, setSearch] = useState('');
  const { data, previousData } = useQuery(SeatOrganisations, { variables: { search: search || null } });
  const found = (data ?? previousData)?.organisations;
  const { organisation: chosen } = facts;
  const nodes = found?.nodes ?? [];
  // What is chosen stays to be seen, also when it is not among what was searched for.
  const choices = chosen && !nodes.some(({ id }) => id === chosen.id) ? [chosen, ...nodes] : nodes;
  return (
    <>
      <div className={rowStyles.tool}>
        <SearchField
          label={t('seatForm.searchOrganisation')}
          maxLength={LIMITS.nameCharacters}
          onSearch={setSearch}
        />
      </div>
      <SelectField
        label={t('seatForm.organisation')}
        hint={found?.pageInfo.hasNextPage ? t('seatForm.moreOrganisations') : undefined}
        value={chosen?.id ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ organisation: choices.find(({ id }) => id === value) ?? null })
        }
        fault={fault('organisationId')}
      >
        <option value="">{t('seatForm.choose')}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
