import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { ButtonLink } from '../platform/ui/button.tsx';
import { CirculationRow_circulation } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { TimeLeft } from './deadline-time.tsx';
import { Rules_set } from './rule-set-operations.ts';
import { useResultWords } from './use-result-words.ts';

const DocumentCirculationsQuery = graphql(/* GraphQL */ `
  query DocumentCirculations($documentId: ID!) @live {
    document(id: $documentId) {
      id
      trashedAt
      viewerCan {
        circulate
      }
      circulations(first: 100) {
        totalCount
        nodes {
          id
          ...CirculationRow_circulation
        }
      }
    }
  }
`);

/** Where a document goes round, what came of it before, and the way to send it round. */
export function DocumentCirculations({ documentId }: { documentId: string }) {
  const t = useTexts(circulationTexts);
  const { data, previousData } = useLiveQuery(DocumentCirculationsQuery, { documentId });
  const document = (data ?? previousData)?.document;
  if (!document) return null;
  const rounds = document.circulations.nodes.map((round) => ({
    id: round.id,
    isRunning: readFragment(CirculationRow_circulation, round).state === 'RUNNING',
    round,
  }));
  const [newest, ...older] = rounds.filter(({ isRunning }) => !isRunning);
  const shown = [...rounds.filter(({ isRunning }) => isRunning), ...(newest ? [newest] : [])];
  const mayStart = document.viewerCan.circulate;
  if (rounds.length === 0 && !mayStart) return null;
  return (
    <section className={styles.ofDocument} aria-label={t('ofDocument.label')}>
      <div role="status">
        {shown.length > 0 && (
          <ul>
            {shown.map(({ id, round }) => (
              <Round key={id} round={round} />
            ))}
          </ul>
        )}
      </div>
      {older.length > 0 && (
        <details className={styles.fold}>
          <summary>{t('ofDocument.former', { count: older.length })}</summary>
          <ul>
            {older.map(({ id, round }) => (
              <Round key={id} round={round} />
            ))}
          </ul>
        </details>
      )}
      {mayStart && (
        <p>
          <ButtonLink small look="tertiary" to={`/documents/${documentId}/circulate`}>
            {t('ofDocument.start')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function Round({ round }: { round: FragmentType<typeof CirculationRow_circulation> }) {
  const t = useTexts(circulationTexts);
  const formats = useFormats();
  const words = useResultWords();
  const row = readFragment(CirculationRow_circulation, round);
  const { kind } = readFragment(Rules_set, row.rules);
  const { id, state, standing, deadlineAt, startedAt } = row;
  const isRunning = state === 'RUNNING';
  const name = isRunning
    ? `${t('ofDocument.running')}: ${t(`kind.${kind}`)}`
    : `${t(`kind.${kind}`)}, ${formats.moment(startedAt)}`;
  return (
    <li>
      <Link to={`/circulations/${id}`}>{name}</Link>
      {' · '}
      {isRunning ? (
        <>
          {t('answeredOf', { answered: standing.answered, count: standing.votes })}
          {' · '}
          <TimeLeft deadlineAt={deadlineAt} />
        </>
      ) : (
        words(row)
      )}
    </li>
  );
}
