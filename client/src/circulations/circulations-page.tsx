import { LIMITS } from '@umlauf/shared/limits';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { CirculationsPageQuery as Page } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { CirculationRow } from './circulation-row.tsx';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';

const CirculationsPageQuery = graphql(/* GraphQL */ `
  query CirculationsPage($waiting: Int!, $first: Int!) @live {
    waiting: circulations(filter: WAITING_FOR_VIEWER, first: $waiting) {
      totalCount
      nodes {
        id
        ...CirculationRow_circulation
      }
    }
    circulations(first: $first) {
      totalCount
      nodes {
        id
        viewerSeats {
          id
        }
        ...CirculationRow_circulation
      }
    }
  }
`);

const PAGE = 25;

/** What waits for the viewer, in what else they are asked, and what they may read besides. */
export function CirculationsPage() {
  const t = useTexts(circulationTexts);
  const [first, setFirst] = useState(PAGE);
  const asked = { waiting: LIMITS.pageSize, first };
  const { data, previousData, error, refetch } = useLiveQuery(CirculationsPageQuery, asked);
  const shown = data ?? previousData;
  const mayHaveMore = shown && shown.circulations.totalCount > first && first < LIMITS.pageSize;
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        actions={<Link to="/decisions">{t('decisions')}</Link>}
      />
      {!shown && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
      {shown && <Found {...shown} />}
      {mayHaveMore && (
        <p className={rowStyles.more}>
          <Button onClick={() => setFirst(LIMITS.pageSize)}>{t('more')}</Button>
        </p>
      )}
    </>
  );
}

function Found({ waiting, circulations }: Pick<Page, 'waiting' | 'circulations'>) {
  const t = useTexts(circulationTexts);
  const count = waiting.totalCount;
  if (circulations.totalCount === 0) return <Empty />;
  const waits = new Set(waiting.nodes.map(({ id }) => id));
  const rest = circulations.nodes.filter(({ id }) => !waits.has(id));
  const isAsked = (one: (typeof rest)[number]) => one.viewerSeats.length > 0;
  return (
    <>
      <Part title={t('waiting')} rounds={waiting.nodes}>
        <p role="status">{count > 0 ? t('waitingCount', { count }) : t('waitingNone')}</p>
      </Part>
      <Part title={t('asked')} rounds={rest.filter(isAsked)} />
      <Part title={t('others')} rounds={rest.filter((one) => !isAsked(one))} />
    </>
  );
}

interface PartProps {
  title: string;
  rounds: Page['waiting']['nodes'];
  /** Said above them; without it a part without rounds is left out. */
  children?: ReactNode;
}

function Part({ title, rounds, children }: PartProps) {
  if (rounds.length === 0 && !children) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <Sheet>
        {children}
        {rounds.length > 0 && (
          <ul className={rowStyles.rows} aria-label={title}>
            {rounds.map((circulation) => (
              <CirculationRow key={circulation.id} circulation={circulation} />
            ))}
          </ul>
        )}
      </Sheet>
    </section>
  );
}

function Empty() {
  const t = useTexts(circulationTexts);
  return (
    <Sheet>
      <div className={styles.part}>
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.what')}</p>
        <p>{t('empty.how')}</p>
        <p>
          <Link to="/">{t('empty.spaces')}</Link>
        </p>
      </div>
    </Sheet>
  );
}
