import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { DecisionFilter, DecisionState } from '../gql/graphql.ts';
import { CsvButton } from '../exports/csv-button.tsx';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { SelectField } from '../platform/ui/field.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { DecisionFilters, DecisionsPageQuery } from './decision-operations.ts';
import { DecisionRow } from './decision-row.tsx';
import styles from './decisions.module.css';
import { decisionTexts } from './decisions.i18n.ts';

const PAGE = 25;
const STATES: readonly DecisionState[] = ['VALID', 'REPLACED', 'CARRIED_OUT'];
/** So many years back are offered. */
const YEARS = 10;

/** The register of decisions; the address bears by what it is narrowed, so that it can be passed on. */
export function DecisionsPage() {
  const t = useTexts(decisionTexts);
  const [address] = useSearchParams();
  const [text, setText] = useState('');
  const year = Number(address.get('year')) || null;
  const state = STATES.find((each) => each === address.get('state')) ?? null;
  const named = { spaceId: address.get('space') || null, bodyId: address.get('body') || null };
  const filter: DecisionFilter = { ...named, state, year, text: text || null };
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Sheet>
        <div className={rowStyles.tool}>
          <SearchField label={t('search')} maxLength={LIMITS.searchCharacters} onSearch={setText} />
        </div>
        <Filters />
        <CsvButton path="decisions.csv" filter={{ ...named, state, year, text: text || null }} />
        <Entries key={JSON.stringify(filter)} filter={filter} after={null} />
      </Sheet>
    </>
  );
}

function Filters() {
  const t = useTexts(decisionTexts);
  const [address] = useSearchParams();
  const { data } = useQuery(DecisionFilters, { variables: { spaceId: address.get('space') ?? '' } });
  const [thisYear] = useState(() => new Date().getFullYear());
  const bodies = data?.bodies.nodes ?? [];
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear - back));
  return (
    <>
      {data?.space && (
        <p>
          {t('ofSpace', { name: data.space.name })} <Link to="/decisions">{t('ofAllSpaces')}</Link>
        </p>
      )}
      <div className={styles.filters}>
        {bodies.length > 0 && (
          <Choice name="body" label={t('body')} options={bodies.map(({ id, name }) => [id, name])} />
        )}
        <Choice name="year" label={t('year')} options={years.map((each) => [each, each])} />
        <Choice
          name="state"
          label={t('ofState')}
          options={STATES.map((each) => [each, t(`state.${each}`)])}
        />
      </div>
    </>
  );
}

interface ChoiceProps {
  /** How the address calls it. */
  name: string;
  label: string;
  options: [value: string, words: string][];
}

function Choice({ name, label, options }: ChoiceProps) {
  const t = useTexts(decisionTexts);
  const [address, setAddress] = useSearchParams();
  const choose = (value: string) =>
    setAddress(
      (present) => {
        const next = new URLSearchParams(present);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <SelectField
      label={label}
      value={address.get(name) ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{t('all')}</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}

/** A page of the register, and on demand the next one behind it. */
function Entries({ filter, after }: { filter: DecisionFilter; after: string | null }) {
  const t = useTexts(decisionTexts);
  const [isMore, setMore] = useState(false);
  const { data, error, refetch } = useLiveQuery(DecisionsPageQuery, { first: PAGE, after, filter });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  const { nodes, pageInfo, totalCount } = data.decisions;
  const isNarrowed = Object.values(filter).some((each) => each !== null);
  return (
    <>
      {after === null && <Found count={totalCount} isNarrowed={isNarrowed} />}
      {nodes.length > 0 && (
        <ul className={rowStyles.rows} aria-label={t('list')}>
          {nodes.map((decision) => (
            <DecisionRow key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && !isMore && (
        <p className={rowStyles.more}>
          <Button onClick={() => setMore(true)}>{t('more')}</Button>
        </p>
      )}
      {isMore && pageInfo.endCursor && <Entries filter={filter} after={pageInfo.endCursor} />}
    </>
  );
}

function Found({ count, isNarrowed }: { count: number; isNarrowed: boolean }) {
  const t = useTexts(decisionTexts);
  if (count > 0) return <p role="status">{t('count', { count })}</p>;
  if (isNarrowed) {
    return (
      <p className={rowStyles.empty} role="status">
        {t('notFound')}
      </p>
    );
  }
  return (
    <div className={rowStyles.empty}>
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.what')}</p>
      <p>
        <Link to="/circulations">{t('empty.circulations')}</Link>
      </p>
    </div>
  );
}
