import { useQuery } from '@apollo/client/react';
import { isSpaceRole, roleEnds } from '@umlauf/shared/roles';
import { useState } from 'react';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { CheckboxField, FieldGroup } from '../platform/ui/field.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { MemberOrder } from './member-order.tsx';
import styles from './circulations.module.css';
import type { StartFieldProps } from './start-fields.ts';
import { AskableMembers } from './start-operations.ts';
import { startTexts } from './start.i18n.ts';

/** Where there are more, one searches. */
const AT_A_GLANCE = 12;

/** People of the space, each for their organisation; where they are asked in turn, in which order. */
export function MembersField({
  spaceId,
  facts,
  onChange,
  fault,
  rules,
}: StartFieldProps & { spaceId: string }) {
  const t = useTexts(startTexts);
  const [search, setSearch] = useState('');
  const { data, error, refetch, fetchMore } = useQuery(AskableMembers, { variables: { spaceId } });
  useAllPages(data?.space?.members, (after) => fetchMore({ variables: { after } }));
  if (!data?.space)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  // Guests of a time belong to the space, and are not asked for it; nor are programs.
  const people = data.space.members.edges
    .map(({ node }) => node)
    .filter(({ role, account }) => isSpaceRole(role) && !roleEnds(role) && account.kind === 'PERSON')
    .map(({ account }) => account);
  const found = people.filter(({ name }) => name.toLocaleLowerCase().includes(search.toLocaleLowerCase()));
  const isChosen = (id: string) => facts.members.some((member) => member.id === id);
  const toggle = ({ id, name }: { id: string; name: string }) =>
    onChange({
      members: isChosen(id)
        ? facts.members.filter((member) => member.id !== id)
        : [...facts.members, { id, name }],
    });
  const problem = fault('accountIds');
  return (
    <>
      {people.length > AT_A_GLANCE && (
        <div>
          <SearchField label={t('membersSearch')} onSearch={setSearch} />
          <p role="status" className="kern-sr-only">
            {search && t('membersFound', { count: found.length })}
          </p>
        </div>
      )}
      <FieldGroup
        legend={t('members')}
        hint={t('membersHint')}
        fault={problem && (facts.members.length === 0 ? t('membersChoose') : problem)}
      >
        <div className={styles.people}>
          {found.map((account) => (
            <CheckboxField
              key={account.id}
              label={[account.name, account.organisation?.name].filter(Boolean).join(', ')}
              checked={isChosen(account.id)}
              onChange={() => toggle(account)}
            />
          ))}
        </div>
      </FieldGroup>
      {rules.order === 'SEQUENTIAL' && facts.members.length > 1 && (
        <MemberOrder members={facts.members} onChange={(members) => onChange({ members })} />
      )}
    </>
  );
}
