import { useMutation } from '@apollo/client/react';
import { dayAt } from '@umlauf/shared/circulation/deadline';
import { entryPath } from '@umlauf/shared/entries';
import { useState } from 'react';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { useSubmission } from '../platform/ui/submission.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { NoteTaskDialog } from './note-task-dialog.tsx';
import { type Task, TaskRow_task, TickTask } from './task-operations.ts';
import { TaskSteps } from './task-steps.tsx';
import { taskTexts } from './tasks.i18n.ts';
import styles from './tasks.module.css';

interface TaskRowProps {
  task: FragmentType<typeof TaskRow_task>;
  /** Whether what was said of it shows at once. */
  isOpen?: boolean;
}

/** One task: a box to tick, the way to its sentence, who has it until when, and what was said of it. */
export function TaskRow({ task: masked, isOpen = false }: TaskRowProps) {
  const t = useTexts(taskTexts);
  const task = readFragment(TaskRow_task, masked);
  const [asking, setAsking] = useState<'note' | 'handOver' | null>(null);
  const [today] = useState(() => dayAt(Date.now()));
  const { id, document, wording, number, state, dueOn } = task;
  const isLate = state === 'OPEN' && dueOn !== null && dueOn < today;
  const name = wording || number;
  return (
    <li className={rowStyles.row}>
      <div className={styles.task}>
        <Tick task={task} name={name} />
        <div className={rowStyles.what}>
          <p className={rowStyles.name}>
            <Link to={entryPath(document.id, id)}>{name}</Link>
            {isLate && <span className={rowStyles.mark}>{t('late')}</span>}
          </p>
          <p className={rowStyles.detail}>
            <Facts task={task} />
          </p>
          <TaskSteps task={task} isOpen={isOpen} />
        </div>
      </div>
      {task.viewerCanTend && (
        <div className={styles.actions}>
          <Button
            small
            look="tertiary"
            aria-label={t('note.openOf', { name })}
            onClick={() => setAsking('note')}
          >
            {t('note.open')}
          </Button>
          <Button
            small
            look="tertiary"
            aria-label={t('handOver.openOf', { name })}
            onClick={() => setAsking('handOver')}
          >
            {t('handOver.open')}
          </Button>
        </div>
      )}
      {asking === 'note' && <NoteTaskDialog task={task} onClose={() => setAsking(null)} />}
      {asking === 'handOver' && <HandOverDialog task={task} onClose={() => setAsking(null)} />}
    </li>
  );
}

function Tick({ task: { id, state, viewerCanTend }, name }: { task: Task; name: string }) {
  const t = useTexts(taskTexts);
  const [tick] = useMutation(TickTask);
  const isDone = state === 'DONE';
  const submission = useSubmission(async () => {
    await tick({ variables: { input: { entryId: id, state: isDone ? 'OPEN' : 'DONE' } } });
    notify({ kind: 'success', words: t(isDone ? 'reopened' : 'ticked', { name }) });
  });
  return (
    <form {...submission.form} className={styles.tick}>
      <input
        type="checkbox"
        checked={isDone}
        disabled={!viewerCanTend || submission.busy}
        aria-label={t('done', { name })}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      />
      {submission.problem && <span role="alert">{submission.problem}</span>}
    </form>
  );
}

function Facts({ task: { number, dueOn, problems, responsible, document, beside } }: { task: Task }) {
  const t = useTexts(taskTexts);
  const formats = useFormats();
  const given = beside.find(({ kind }) => kind === 'HANDED_OVER');
  const facts = [
    number,
    dueOn ? t('due', { date: formats.date(`${dueOn}T12:00:00Z`) }) : t('noDay'),
    responsible ? t('responsible', { name: responsible.name }) : null,
    problems.includes('RESPONSIBLE_NOT_MEMBER') ? t('hasLeft') : null,
    given && t('given', { by: given.by?.name ?? t('somebody'), date: formats.date(given.at) }),
    `${document.title}, ${document.space.name}`,
  ];
  return <>{facts.filter(Boolean).join(' · ')}</>;
}
