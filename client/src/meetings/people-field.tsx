import { useQuery } from '@apollo/client/react';
import { isSpaceRole, roleEnds } from '@umlauf/shared/roles';
import { useState } from 'react';
import type { MeetingParticipantKind } from '../gql/graphql.ts';
import { useFaultWords } from '../platform/errors/wording.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { CheckboxField, FieldGroup } from '../platform/ui/field.tsx';
import fieldStyles from '../platform/ui/field.module.css';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { MeetingMembers } from './meeting-operations.ts';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';

/** Where there are more, one searches. */
const AT_A_GLANCE = 12;
const KINDS: readonly MeetingParticipantKind[] = ['ENTITLED', 'ADVISORY', 'GUEST'];

/** Somebody who is to take part. */
export interface Chosen {
  accountId: string;
  kind: MeetingParticipantKind;
}

interface PeopleFieldProps {
  spaceId: string;
  legend: string;
  chosen: readonly Chosen[];
  onChange: (chosen: Chosen[]) => void;
  fault?: string | undefined;
}

/** Members of a space who can take part: guests belong to it for a time only, and programs go to no meeting. */
export function useMembers(spaceId: string) {
  const { data, error, refetch, fetchMore } = useQuery(MeetingMembers, { variables: { spaceId } });
  useAllPages(data?.space?.members, (after) => fetchMore({ variables: { after } }));
  const people = data?.space?.members.edges
    .map(({ node }) => node)
    .filter(({ role, account }) => isSpaceRole(role) && !roleEnds(role) && account.kind === 'PERSON')
    .map(({ account }) => account);
  return { people, error, retry: () => void refetch() };
}

/** Who takes part, and as what. */
export function PeopleField({ spaceId, legend, chosen, onChange, fault }: PeopleFieldProps) {
  const t = useTexts(meetingTexts);
  const [search, setSearch] = useState('');
  const faultWords = useFaultWords();
  const { people, error, retry } = useMembers(spaceId);
  if (!people) return error ? <Trouble error={error} onRetry={retry} /> : <Skeleton lines={3} />;
  const found = people.filter(({ name }) => name.toLocaleLowerCase().includes(search.toLocaleLowerCase()));
  const partOf = (id: string) => chosen.find(({ accountId }) => accountId === id);
  const without = (id: string) => chosen.filter(({ accountId }) => accountId !== id);
  const isAll = people.every(({ id }) => partOf(id));
  const chooseAll = () =>
    onChange(people.map(({ id }) => partOf(id) ?? { accountId: id, kind: 'ENTITLED' as const }));
  // As soon as somebody is chosen, nobody is missing.
  const missing = chosen.length === 0 ? t('people.chooseOne') : undefined;
  const problem = fault === faultWords('EMPTY') ? missing : fault;
  return (
    <>
      {people.length > AT_A_GLANCE && (
        <div>
          <SearchField label={t('people.search')} onSearch={setSearch} />
          <p role="status" className="kern-sr-only">
            {search && t('people.found', { count: found.length })}
          </p>
        </div>
      )}
      <FieldGroup legend={legend} fault={problem}>
        <div className={styles.people}>
          {found.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              kind={partOf(person.id)?.kind ?? null}
              onChange={(kind) =>
                onChange([...without(person.id), ...(kind ? [{ accountId: person.id, kind }] : [])])
              }
            />
          ))}
        </div>
        {!isAll && people.length > 1 && (
          <Button small look="tertiary" onClick={chooseAll}>
            {t('people.all')}
          </Button>
        )}
      </FieldGroup>
    </>
  );
}

interface PersonRowProps {
  person: { id: string; name: string; organisation?: { name: string } | null };
  /** Null: does not take part. */
  kind: MeetingParticipantKind | null;
  onChange: (kind: MeetingParticipantKind | null) => void;
}

function PersonRow({ person: { name, organisation }, kind, onChange }: PersonRowProps) {
  const t = useTexts(meetingTexts);
  return (
    <div className={styles.person}>
      <CheckboxField
        label={[name, organisation?.name].filter(Boolean).join(', ')}
        checked={kind !== null}
        onChange={() => onChange(kind ? null : 'ENTITLED')}
      />
      {kind && (
        <div className={`kern-form-input__select-wrapper ${fieldStyles.select} ${styles.kind}`}>
          <select
            className="kern-form-input__select"
            aria-label={t('people.kindOf', { name })}
            value={kind}
            onChange={(event) => onChange(event.currentTarget.value as MeetingParticipantKind)}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
