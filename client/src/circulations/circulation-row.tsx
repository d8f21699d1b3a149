import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import rowStyles from '../platform/ui/rows.module.css';
import { CirculationRow_circulation, type CirculationRow as Row } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { TimeLeft, useDeadlineWords } from './deadline-time.tsx';
import { Rules_set } from './rule-set-operations.ts';
import { useResultWords } from './use-result-words.ts';

interface CirculationRowProps {
  circulation: FragmentType<typeof CirculationRow_circulation>;
}

/** One round in a list. */
export function CirculationRow({ circulation }: CirculationRowProps) {
  const t = useTexts(circulationTexts);
  const row = readFragment(CirculationRow_circulation, circulation);
  const { kind } = readFragment(Rules_set, row.rules);
  const { id, title, question, bodyName, state } = row;
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>
          <Link to={`/circulations/${id}`}>{title}</Link>
          <span className={rowStyles.mark}>{t(`kind.${kind}`)}</span>
          {state !== 'RUNNING' && <span className={rowStyles.mark}>{t(`state.${state}`)}</span>}
        </p>
        <p className={styles.asked}>{question}</p>
        {bodyName && <p className={rowStyles.detail}>{bodyName}</p>}
        <p className={rowStyles.detail}>
          {state === 'RUNNING' ? <Running row={row} /> : <Ended row={row} />}
        </p>
      </div>
    </li>
  );
}

function Running({ row: { deadlineAt, standing } }: { row: Row }) {
  const t = useTexts(circulationTexts);
  const deadlineWords = useDeadlineWords();
  return (
    <>
      <strong>
        <TimeLeft deadlineAt={deadlineAt} />
      </strong>
      {` · ${t('until', { deadline: deadlineWords(deadlineAt) })} · `}
      {t('answeredOf', { answered: standing.answered, count: standing.votes })}
    </>
  );
}

function Ended({ row }: { row: Row }) {
  const t = useTexts(circulationTexts);
  const formats = useFormats();
  const words = useResultWords();
  const moment = row.endedAt && t('ended', { moment: formats.moment(row.endedAt) });
  return <>{[row.result && words(row), moment].filter(Boolean).join(' · ')}</>;
}
