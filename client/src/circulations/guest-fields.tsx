import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import styles from './circulations.module.css';
import { guestTexts } from './guests.i18n.ts';
import type { StartFieldProps } from './start-fields.ts';
import type { GuestFacts } from './start-facts.ts';

const AskableOrganisations = graphql(/* GraphQL */ `
  query AskableOrganisations($search: String) {
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

/** People outside who are asked by mail, besides all others. */
export function GuestFields({ facts, onChange, fault }: StartFieldProps) {
  const t = useTexts(guestTexts);
  const [said, setSaid] = useState('');
  const [search, setSearch] = useState('');
  const { data, previousData } = useQuery(AskableOrganisations, {
    variables: { search: search || null },
    skip: facts.guests.length === 0,
  });
  const found = (data ?? previousData)?.organisations;
  const set = (guests: readonly GuestFacts[], words: string) => {
    onChange({ guests });
    setSaid(words);
  };
  const add = () =>
    set(
      [...facts.guests, { key: crypto.randomUUID(), name: '', email: '', organisation: null }],
      t('start.added', { number: facts.guests.length + 1 }),
    );
  return (
    <section className={styles.section} aria-labelledby="guests">
      <h2 id="guests" className={styles.small}>
        {t('start.title')}
      </h2>
      <p className={styles.muted}>{t('start.hint')}</p>
      {facts.whom === 'BODY' && facts.guests.length > 0 && <p>{t('start.hintBody')}</p>}
      {found && (search || found.pageInfo.hasNextPage) && (
        <SearchField label={t('start.search')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
      )}
      {facts.guests.map((guest, index) => (
        <GuestField
          key={guest.key}
          guest={guest}
          index={index}
          organisations={found?.nodes ?? []}
          fault={fault}
          onChange={(changed) =>
            onChange({ guests: facts.guests.map((one) => (one === guest ? { ...one, ...changed } : one)) })
          }
          onRemove={() =>
            set(
              facts.guests.filter((one) => one !== guest),
              t('start.removed'),
            )
          }
        />
      ))}
      {facts.guests.length < LIMITS.guestsPerRound && (
        <div>
          <Button onClick={add}>{t('start.add')}</Button>
        </div>
      )}
      <p role="status" className="kern-sr-only">
        {said}
      </p>
    </section>
  );
}

interface GuestFieldProps {
  guest: GuestFacts;
  index: number;
  organisations: readonly { id: string; name: string }[];
  fault: (field: string) => string | undefined;
  onChange: (changed: Partial<GuestFacts>) => void;
  onRemove: () => void;
}

function GuestField({ guest, index, organisations, fault, onChange, onRemove }: GuestFieldProps) {
  const t = useTexts(guestTexts);
  const { name, email, organisation } = guest;
  const number = index + 1;
  const choices =
    organisation && !organisations.some(({ id }) => id === organisation.id)
      ? [organisation, ...organisations]
      : organisations;
  return (
    <fieldset className={styles.guest}>
      <legend>{t('start.person', { number })}</legend>
      <TextField
        label={t('start.name')}
        maxLength={LIMITS.nameCharacters}
        autoComplete="off"
        value={name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        fault={fault(`guests.${index}.name`)}
      />
      <TextField
        label={t('start.email')}
        type="email"
        autoComplete="off"
        maxLength={LIMITS.emailCharacters}
        value={email}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
        fault={fault(`guests.${index}.email`)}
      />
      <SelectField
        label={t('start.speaksFor')}
        value={organisation?.id ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ organisation: choices.find(({ id }) => id === value) ?? null })
        }
        fault={fault(`guests.${index}.organisationId`)}
      >
        <option value="">{t('start.herself')}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      <div>
        <Button small onClick={onRemove}>
          {t('start.remove', { number })}
        </Button>
      </div>
    </fieldset>
  );
}
