import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TaskFilter, TasksOf, TaskStanding } from '../gql/graphql.ts';
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
import { OneTaskQuery, TasksPageQuery } from './task-operations.ts';
import { TaskRow } from './task-row.tsx';
import { taskTexts } from './tasks.i18n.ts';
import styles from './tasks.module.css';

const PAGE = 25;
const WHOSE: readonly TasksOf[] = ['VIEWER', 'ORGANISATION', 'LEFT'];
/** As the address bears them; without one, those that are open. */
const STANDINGS: readonly (TaskStanding | 'ALL')[] = ['OPEN', 'OVERDUE', 'DONE', 'ALL'];

/** The register of tasks; the address bears by what it is narrowed, or the one that is meant. */
export function TasksPage() {
  const t = useTexts(taskTexts);
  const [address] = useSearchParams();
  const one = address.get('task');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Sheet>{one ? <OneTask id={one} /> : <Register />}</Sheet>
    </>
  );
}

function OneTask({ id }: { id: string }) {
  const t = useTexts(taskTexts);
  const { data, error, refetch } = useLiveQuery(OneTaskQuery, { id });
  const task = data?.textEntry;
  return (
    <>
      <p>
        <Link to="/tasks">{t('toAll')}</Link>
      </p>
      {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />)}
      {data && !task && <p role="status">{t('gone')}</p>}
      {task && (
        <ul className={rowStyles.rows} aria-label={t('list')}>
          <TaskRow task={task} isOpen />
        </ul>
      )}
    </>
  );
}

function Register() {
  const t = useTexts(taskTexts);
  const [address] = useSearchParams();
  const [text, setText] = useState('');
  const of = WHOSE.find((each) => each === address.get('of')) ?? 'VIEWER';
  const standing = STANDINGS.find((each) => each === address.get('standing')) ?? 'OPEN';
  const filter: TaskFilter = { standing: standing === 'ALL' ? null : standing, text: text || null };
  return (
    <>
      <div className={rowStyles.tool}>
        <SearchField label={t('search')} maxLength={LIMITS.searchCharacters} onSearch={setText} />
      </div>
      <div className={styles.filters}>
        <Choice
          name="of"
          label={t('whose')}
          value={of}
          options={WHOSE.map((each) => [each, t(`of.${each}`)])}
        />
        <Choice
          name="standing"
          label={t('standing')}
          value={standing}
          options={STANDINGS.map((each) => [each, t(`stands.${each}`)])}
        />
      </div>
      <CsvButton
        path="tasks.csv"
        filter={{ of, standing: standing === 'ALL' ? null : standing, text: text || null }}
      />
      <Tasks key={JSON.stringify([of, filter])} of={of} filter={filter} after={null} />
    </>
  );
}

interface ChoiceProps {
  /** How the address calls it. */
  name: string;
  label: string;
  value: string;
  options: [value: string, words: string][];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  const [, setAddress] = useSearchParams();
  const choose = (chosen: string) =>
    setAddress(
      (present) => {
        const next = new URLSearchParams(present);
        next.set(name, chosen);
        return next;
      },
      { replace: true },
    );
  return (
    <SelectField label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}

interface TasksProps {
  of: TasksOf;
  filter: TaskFilter;
  after: string | null;
}

/** A page of the register, and on demand the next one behind it. */
function Tasks({ of, filter, after }: TasksProps) {
  const t = useTexts(taskTexts);
  const [isMore, setMore] = useState(false);
  const { data, error, refetch } = useLiveQuery(TasksPageQuery, { first: PAGE, after, of, filter });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  const { nodes, pageInfo, totalCount } = data.tasks;
  return (
    <>
      {after === null && (
        <p role="status">
          {totalCount > 0 ? t('count', { count: totalCount }) : t(filter.text ? 'notFound' : `none.${of}`)}
        </p>
      )}
      {nodes.length > 0 && (
        <ul className={rowStyles.rows} aria-label={t('list')}>
          {nodes.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && !isMore && (
        <p className={rowStyles.more}>
          <Button onClick={() => setMore(true)}>{t('more')}</Button>
        </p>
      )}
      {isMore && pageInfo.endCursor && <Tasks of={of} filter={filter} after={pageInfo.endCursor} />}
    </>
  );
}
