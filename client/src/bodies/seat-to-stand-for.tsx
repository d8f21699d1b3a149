import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import { bodyTexts } from './bodies.i18n.ts';
import type { SeatFieldProps } from './seat-fields.tsx';

const SeatsToStandFor = graphql(/* GraphQL */ `
  query SeatsToStandFor($bodyId: ID!) {
    body(id: $bodyId) {
      id
      seats(first: 100) {
        nodes {
          id
          kind
          organisation {
            id
            name
          }
          account {
            id
            name
          }
        }
      }
    }
  }
`);

/** For whom a deputy stands in: whoever votes or advises. They come first in the list of seats. */
export function SeatToStandFor({ bodyId, facts, onChange, fault }: SeatFieldProps & { bodyId: string }) {
  const t = useTexts(bodyTexts);
  const { data } = useQuery(SeatsToStandFor, { variables: { bodyId } });
  const seats = (data?.body?.seats.nodes ?? []).filter(({ kind }) => kind !== 'DEPUTY' && kind !== 'GUEST');
  return (
    <SelectField
      label={t('seatForm.deputyOf')}
      value={facts.deputyOf?.id ?? ''}
      onChange={({ currentTarget: { value } }) =>
        onChange({ deputyOf: seats.find(({ id }) => id === value) ?? null })
      }
      fault={fault('deputyOfId')}
    >
      <option value="">{t('seatForm.choose')}</option>
      {seats.map(({ id, kind, organisation, account }) => (
        <option key={id} value={id}>
          {`${account?.name ?? t('seat.vacant')}, ${organisation.name} (${t(`kind.${kind}`)})`}
        </option>
      ))}
    </SelectField>
  );
}
