import { LIMITS } from '@umlauf/shared/limits';
import type { ChangeEvent } from 'react';
import type { OrganisationKind } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { organisationTexts } from './organisations.i18n.ts';

const KINDS: readonly OrganisationKind[] = [
  'MUNICIPALITY',
  'DISTRICT',
  'IT_PROVIDER',
  'ASSOCIATION',
  'MINISTRY',
  'OTHER',
];
const TEXTS = ['name', 'shortName', 'ags', 'ars', 'mailbox'] as const;
type TextName = (typeof TEXTS)[number];

/** What stands in the fields; empty for what is not known. */
export type OrganisationFacts = Record<TextName, string> & { kind: OrganisationKind };

/** The fields' beginning; null: of a new one. */
export function factsOf(
  present: (Record<TextName, string | null | undefined> & { kind: OrganisationKind }) | null,
): OrganisationFacts {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, present?.[name] ?? '']));
  return { kind: present?.kind ?? 'MUNICIPALITY', ...(texts as Record<TextName, string>) };
}

interface OrganisationFieldsProps {
  facts: OrganisationFacts;
  onChange: (facts: OrganisationFacts) => void;
  fault: (field: string) => string | undefined;
}

/** A field for each thing that is known of an organisation. */
export function OrganisationFields({ facts, onChange, fault }: OrganisationFieldsProps) {
  const t = useTexts(organisationTexts);
  const ui = useTexts(uiTexts);
  const bind = (name: TextName) => ({
    value: facts[name],
    fault: fault(name),
    autoComplete: 'off',
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) =>
      onChange({ ...facts, [name]: currentTarget.value }),
  });
  return (
    <>
      <TextField
        {...bind('name')}
        label={t('form.name')}
        hint={t('form.nameHint')}
        maxLength={LIMITS.nameCharacters}
      />
      <SelectField
        label={t('form.kind')}
        value={facts.kind}
        onChange={(event) => onChange({ ...facts, kind: event.currentTarget.value as OrganisationKind })}
        fault={fault('kind')}
      >
        {KINDS.map((word) => (
          <option key={word} value={word}>
            {t(`kind.${word}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        {...bind('shortName')}
        label={t('form.shortName')}
        optional={ui('optional')}
        maxLength={LIMITS.shortNameCharacters}
      />
      <TextField {...bind('ags')} label={t('form.ags')} hint={t('form.agsHint')} optional={ui('optional')} />
      <TextField {...bind('ars')} label={t('form.ars')} hint={t('form.arsHint')} optional={ui('optional')} />
      <TextField
        {...bind('mailbox')}
        type="email"
        label={t('form.mailbox')}
        hint={t('form.mailboxHint')}
        optional={ui('optional')}
        maxLength={LIMITS.emailCharacters}
      />
    </>
  );
}
