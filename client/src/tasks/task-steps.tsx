import { useState } from 'react';
import type { TaskStepsQuery as Answer } from '../gql/graphql.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { type Task, TaskStepsQuery } from './task-operations.ts';
import { taskTexts } from './tasks.i18n.ts';
import styles from './tasks.module.css';

/** What was said of a task beside its text, the last word first, once somebody wants to see it. */
export function TaskSteps({ task: { id, steps }, isOpen }: { task: Task; isOpen: boolean }) {
  const t = useTexts(taskTexts);
  const [shown, setShown] = useState(isOpen);
  const count = steps.totalCount;
  if (count === 0) return null;
  return (
    <details className={styles.steps} open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t('steps', { count })}</summary>
      {shown && <StepList id={id} after={null} />}
    </details>
  );
}

function StepList({ id, after }: { id: string; after: string | null }) {
  const t = useTexts(taskTexts);
  const [isMore, setMore] = useState(false);
  const { data, error, refetch } = useLiveQuery(TaskStepsQuery, { id, after });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={2} />;
  const steps = data.textEntry?.steps;
  if (!steps) return null;
  return (
    <>
      <ol className={styles.stepList}>
        {steps.nodes.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {steps.pageInfo.hasNextPage && !isMore && (
        <Button small onClick={() => setMore(true)}>
          {t('moreSteps')}
        </Button>
      )}
      {isMore && steps.pageInfo.endCursor && <StepList id={id} after={steps.pageInfo.endCursor} />}
    </>
  );
}

type StepOf = NonNullable<Answer['textEntry']>['steps']['nodes'][number];

function Step({ step: { kind, note, at, by, to } }: { step: StepOf }) {
  const t = useTexts(taskTexts);
  const formats = useFormats();
  const names = { by: by?.name ?? t('somebody'), to: to?.name ?? t('somebody') };
  return (
    <li>
      <span className={styles.who}>
        {t(`step.${kind}`, names)} · <time dateTime={at}>{formats.moment(at)}</time>
      </span>
      {note && <p className={styles.note}>{note}</p>}
    </li>
  );
}
