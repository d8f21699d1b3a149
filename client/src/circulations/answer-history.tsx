import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { AnswerWords } from './answer-words.tsx';
import { CirculationAnswer_answer, CirculationAnswers } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';

interface AnswerHistoryProps {
  id: string;
  rules: RuleSet;
}

/** All answers that were given, those that do not count as well; asked for when somebody wants to see them. */
export function AnswerHistory({ id, rules }: AnswerHistoryProps) {
  const t = useTexts(circulationTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('standing.history')}</summary>
      {isOpen && <AnswerPage id={id} after={null} rules={rules} />}
    </details>
  );
}

function AnswerPage({ id, after, rules }: AnswerHistoryProps & { after: string | null }) {
  const t = useTexts(circulationTexts);
  const [goesOn, setGoesOn] = useState(false);
  const { data, error, refetch } = useLiveQuery(CirculationAnswers, { id, after });
  const answers = data?.circulation?.answers;
  if (!answers)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const { hasNextPage, endCursor } = answers.pageInfo;
  const shown = answers.nodes.map((answer) => readFragment(CirculationAnswer_answer, answer));
  return (
    <>
      {shown.length === 0 && <p>{t('standing.noAnswer')}</p>}
      {shown.length > 0 && (
        <ol className={styles.seats} aria-label={t('standing.history')}>
          {shown.map((answer) => (
            <li key={answer.id} className={styles.seat}>
              <p className={rowStyles.name}>{answer.account?.name ?? t('somebody')}</p>
              <AnswerWords answer={answer} kind={rules.kind} />
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && !goesOn && (
        <Button small onClick={() => setGoesOn(true)}>
          {t('standing.moreAnswers')}
        </Button>
      )}
      {hasNextPage && goesOn && endCursor && <AnswerPage id={id} after={endCursor} rules={rules} />}
    </>
  );
}
