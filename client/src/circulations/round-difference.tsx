import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { DifferenceLines_DifferenceFragment } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { DifferenceSummary } from '../versions/difference-summary.tsx';
import { DifferenceText } from '../versions/difference-text.tsx';
import styles from './circulations.module.css';
import { DifferenceLines_difference, RoundDifference } from './next-operations.ts';
import { nextTexts } from './next.i18n.ts';

/** What has changed since what the former round was about. */
export function RoundDifferencePart({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(RoundDifference, { variables: { id } });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const difference = readFragment(DifferenceLines_difference, data.circulation?.difference);
  return difference ? <ShownDifference difference={difference} /> : null;
}

/** Counted in words, and shown for whoever wants to see. */
export function ShownDifference({ difference }: { difference: DifferenceLines_DifferenceFragment }) {
  const t = useTexts(nextTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <h3>{t('former.difference')}</h3>
      <DifferenceSummary difference={difference} />
      {!difference.isEmpty && (
        <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('former.show')}</summary>
          {isOpen && (
            <DifferenceText
              documentId={null}
              lines={difference.lines}
              label={t('former.difference')}
              isFolded
            />
          )}
        </details>
      )}
    </>
  );
}
