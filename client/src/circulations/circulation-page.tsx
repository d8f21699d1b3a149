import { useMutation } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { AnswerPart } from './answer-part.tsx';
import { CirculationFacts } from './circulation-facts.tsx';
import {
  CirculationPageQuery,
  CirculationRow_circulation,
  CirculationSeat_seat,
  NoteCirculationOpened,
  type ShownCirculation,
} from './circulation-operations.ts';
import { CirculationStanding } from './circulation-standing.tsx';
import { CirculationText } from './circulation-text.tsx';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { Rules_set, rulesOf } from './rule-set-operations.ts';
import { useResultWords } from './use-result-words.ts';
import { WithdrawCirculation } from './withdraw-circulation.tsx';

/** One round: what is asked, what goes round, the viewer’s answer and how it stands. */
export function CirculationPage() {
  const { circulationId = '' } = useParams();
  return <Shown key={circulationId} id={circulationId} />;
}

function Shown({ id }: { id: string }) {
  const { data, error, refetch } = useLiveQuery(CirculationPageQuery, { id });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={9} />;
  return data.circulation ? <Circulation circulation={data.circulation} /> : <NotFound />;
}

function Circulation({ circulation }: { circulation: ShownCirculation }) {
  const t = useTexts(circulationTexts);
  useNoteOpened(circulation);
  const row = readFragment(CirculationRow_circulation, circulation);
  const rules = rulesOf(readFragment(Rules_set, row.rules));
  const lead = [t(`kind.${rules.kind}`), rules.secret && t('secret'), t(`state.${row.state}`)];
  return (
    <article>
      <PageHeading
        title={row.title}
        above={<Breadcrumb crumbs={[{ label: t('title'), to: '/circulations' }]} />}
        lead={lead.filter(Boolean).join(' · ')}
        actions={circulation.viewerCan.withdraw && <WithdrawCirculation circulationId={circulation.id} />}
      />
      <Outcome circulation={circulation} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <CirculationFacts circulation={circulation} row={row} rules={rules} />
          <CirculationText id={circulation.id} />
        </div>
        <div className={styles.column}>
          {circulation.viewerSeats.length > 0 && (
            <Sheet>
              <AnswerPart circulation={circulation} state={row.state} rules={rules} />
            </Sheet>
          )}
          <Sheet>
            <CirculationStanding circulation={circulation} state={row.state} rules={rules} />
          </Sheet>
        </div>
      </div>
    </article>
  );
}

/** What came of it: said when that is known. */
function Outcome({ circulation }: { circulation: ShownCirculation }) {
  const t = useTexts(circulationTexts);
  const words = useResultWords();
  const row = readFragment(CirculationRow_circulation, circulation);
  const { withdrawnBecause } = circulation;
  return (
    <div role="status" className={styles.outcome}>
      {row.result && (
        <Alert kind={row.state === 'ADOPTED' ? 'success' : 'info'} title={t('page.result')}>
          <p>{words(row)}</p>
        </Alert>
      )}
      {row.state === 'WITHDRAWN' && (
        <Alert kind="warning" title={t('page.withdrawn')}>
          <p className={styles.words}>{t('page.withdrawnWhat', { reason: withdrawnBecause ?? '' })}</p>
        </Alert>
      )}
    </div>
  );
}

/** Says once for each of the viewer’s seats that they have the matter before them; they are told that it is recorded. */
function useNoteOpened({ id, viewerSeats, ...circulation }: ShownCirculation): void {
  const [note] = useMutation(NoteCirculationOpened);
  const noted = useRef(new Set<string>());
  const { state } = readFragment(CirculationRow_circulation, circulation);
  const due = viewerSeats
    .map((seat) => readFragment(CirculationSeat_seat, seat))
    .filter(({ askedAt, openedAt }) => state === 'RUNNING' && askedAt && !openedAt)
    .map((seat) => seat.id)
    .join(' ');
  useEffect(() => {
    if (!due || noted.current.has(due)) return;
    noted.current.add(due);
    // Whoever reads on is not to be disturbed by it; the next visit tries again.
    note({ variables: { circulationId: id } }).catch(() => undefined);
  }, [due, id, note]);
}
