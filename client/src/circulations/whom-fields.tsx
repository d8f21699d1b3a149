import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { FieldGroup, RadioField, SelectField } from '../platform/ui/field.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import { AskedSeats } from './asked-seats.tsx';
import { MembersField } from './members-field.tsx';
import type { StartFieldProps } from './start-fields.ts';
import { AskableBodies } from './start-operations.ts';
import { startTexts } from './start.i18n.ts';

const WHOM = ['MEMBERS', 'BODY'] as const;

/** Who is asked: a body, or people of the space. */
export function WhomFields({ spaceId, ...shared }: StartFieldProps & { spaceId: string }) {
  const t = useTexts(startTexts);
  const { facts, onChange } = shared;
  return (
    <>
      <FieldGroup legend={t('whom')}>
        {WHOM.map((whom) => (
          <RadioField
            key={whom}
            name="whom"
            label={t(`whomOf.${whom}`)}
            checked={facts.whom === whom}
            onChange={() => onChange({ whom })}
          />
        ))}
      </FieldGroup>
      {facts.whom === 'BODY' ? <BodyField {...shared} /> : <MembersField {...shared} spaceId={spaceId} />}
    </>
  );
}

/** A body, in a list that is narrowed by typing where it is long. */
function BodyField({ facts, onChange, fault, rules }: StartFieldProps) {
  const t = useTexts(startTexts);
  const [search, setSearch] = useState('');
  const { data, previousData } = useQuery(AskableBodies, { variables: { search: search || null } });
  const found = (data ?? previousData)?.bodies;
  const { body: chosen } = facts;
  const nodes = found?.nodes ?? [];
  // What is chosen stays to be seen, also when it is not among what was searched for.
  const choices = chosen && !nodes.some(({ id }) => id === chosen.id) ? [chosen, ...nodes] : nodes;
  if (found && choices.length === 0 && !search) return <p>{t('bodyNone')}</p>;
  return (
    <>
      {(search || found?.pageInfo.hasNextPage) && (
        <SearchField label={t('bodySearch')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
      )}
      <SelectField
        label={t('body')}
        value={chosen?.id ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ body: choices.find(({ id }) => id === value) ?? null })
        }
        fault={fault('bodyId')}
      >
        <option value="">{t('bodyChoose')}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {chosen && <AskedSeats bodyId={chosen.id} rules={rules} />}
    </>
  );
}
