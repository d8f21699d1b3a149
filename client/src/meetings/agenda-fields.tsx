import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { isSpaceRole, roleEnds } from '@umlauf/shared/roles';
import type { AgendaItemKind } from '../gql/graphql.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { AgendaMembers, type AgendaRow } from './agenda-operations.ts';
import { agendaTexts } from './agenda.i18n.ts';

const KINDS: readonly AgendaItemKind[] = ['INFORMATION', 'DISCUSSION', 'DECISION'];

interface FieldProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
  fault?: string | undefined;
}

/** What an item is for. */
export function KindField({ value, onChange }: FieldProps<AgendaItemKind>) {
  const t = useTexts(agendaTexts);
  return (
    <SelectField
      label={t('form.kind')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as AgendaItemKind)}
    >
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`kind.${kind}`)}
        </option>
      ))}
    </SelectField>
  );
}

/** How long it shall take. */
export function MinutesField({ value, onChange, fault }: FieldProps<string>) {
  const t = useTexts(agendaTexts);
  return (
    <TextField
      label={t('form.minutes')}
      optional={t('form.optional')}
      inputMode="numeric"
      maxLength={4}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      fault={fault}
    />
  );
}

/** What was typed as minutes; null: nothing; undefined: no such number. */
export function minutesOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= LIMITS.agendaItemMinutes
    ? minutes
    : undefined;
}

type Responsible = NonNullable<AgendaRow['responsible']> | null;

/** Who is responsible: a member of the space. */
export function ResponsibleField({
  spaceId,
  value,
  onChange,
  fault,
}: FieldProps<Responsible> & { spaceId: string }) {
  const t = useTexts(agendaTexts);
  const { data, fetchMore } = useQuery(AgendaMembers, { variables: { spaceId } });
  useAllPages(data?.space?.members, (after) => fetchMore({ variables: { after } }));
  const members = (data?.space?.members.edges ?? [])
    .map(({ node }) => node)
    .filter(({ role, account }) => isSpaceRole(role) && !roleEnds(role) && account.kind === 'PERSON')
    .map(({ account }) => account);
  const isGone = value !== null && !members.some(({ id }) => id === value.id);
  return (
    <SelectField
      label={t('form.responsible')}
      optional={t('form.optional')}
      value={value?.id ?? ''}
      onChange={(event) => onChange(members.find(({ id }) => id === event.currentTarget.value) ?? null)}
      fault={fault}
    >
      <option value="">{t('form.nobody')}</option>
      {isGone && <option value={value.id}>{value.name}</option>}
      {members.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
