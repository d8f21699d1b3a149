import { type ReactNode, useState } from 'react';
import type { FragmentType } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { ANY, filterOf, isBackwards, type TrailChoice } from './trail-choice.ts';
import { TrailDownload } from './trail-download.tsx';
import { TrailFilter } from './trail-filter.tsx';
import { TrailList, type TrailList_entry } from './trail-list.tsx';
import styles from './trail.module.css';
import { trailTexts } from './trail.i18n.ts';

/** What a trail is asked for; `after`: older than this. */
type TrailQuestion = { filter: ReturnType<typeof filterOf>; after: string | null };

/** What is chosen on the page, as the query's variables. */
export function useTrailQuestion() {
  const [choice, setChoice] = useState<TrailChoice>(ANY);
  const [after, setAfter] = useState<string | null>(null);
  const question: TrailQuestion = {
    filter: filterOf(isBackwards(choice) ? { ...choice, until: '' } : choice),
    after,
  };
  const choose = (next: TrailChoice) => {
    setChoice(next);
    setAfter(null);
  };
  return { choice, choose, after, setAfter, question };
}

interface Page {
  totalCount: number;
  nodes: readonly FragmentType<typeof TrailList_entry>[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface TrailSheetProps {
  lead: string;
  kinds: readonly string[];
  spaceId: string | null;
  asked: ReturnType<typeof useTrailQuestion>;
  /** Undefined: not there yet. */
  page: Page | null | undefined;
  trouble: ReactNode;
}

/** A trail with its filter, its pages and the way to take it along. */
export function TrailSheet({ lead, kinds, spaceId, asked, page, trouble }: TrailSheetProps) {
  const t = useTexts(trailTexts);
  const { choice, choose, after, setAfter, question } = asked;
  const isNarrowed = JSON.stringify(choice) !== JSON.stringify(ANY);
  return (
    <Sheet>
      <p className={styles.lead}>{lead}</p>
      <TrailFilter kinds={kinds} choice={choice} onChoose={choose} />
      {!page && (trouble || <Skeleton lines={6} />)}
      {page && (
        <p role="status">
          {page.totalCount > 0
            ? t('count', { count: page.totalCount })
            : t(isNarrowed ? 'nothingFound' : 'empty')}
        </p>
      )}
      {page && page.nodes.length > 0 && (
        <TrailList entries={page.nodes} onChooseActor={(actor) => choose({ ...choice, actor })} />
      )}
      <p className={rowStyles.more}>
        {after !== null && <Button onClick={() => setAfter(null)}>{t('newest')}</Button>}{' '}
        {page?.pageInfo.hasNextPage && (
          <Button onClick={() => setAfter(page.pageInfo.endCursor ?? null)}>{t('older')}</Button>
        )}
      </p>
      <TrailDownload spaceId={spaceId} filter={question.filter} />
    </Sheet>
  );
}
