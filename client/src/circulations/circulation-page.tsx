import { useMutation } from '@apollo/client/react';
import { type ComponentType, useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { CirculationState } from '../gql/graphql.ts';
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
  AnswerCirculation,
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
import { FormerPart, NextPart } from './former-part.tsx';
import { ForwardQuestion } from './forward-question.tsx';
import { NextRoundLink } from './next-round-link.tsx';
import { nextTexts } from './next.i18n.ts';
import { RoundParts } from './round-parts.tsx';
import { Rules_set, rulesOf } from './rule-set-operations.ts';
import { useResultWords } from './use-result-words.ts';
import { WithdrawCirculation } from './withdraw-circulation.tsx';

interface CirculationPageProps {
  /** What features above add to a round that has ended. */
  Beyond: ComponentType<{ circulationId: string }>;
}

/** One round: what is asked, what goes round, the viewer’s answer and how it stands. */
export function CirculationPage({ Beyond }: CirculationPageProps) {
  const { circulationId = '' } = useParams();
  return <Shown key={circulationId} id={circulationId} Beyond={Beyond} />;
}

function Shown({ id, Beyond }: CirculationPageProps & { id: string }) {
  const { data, error, refetch } = useLiveQuery(CirculationPageQuery, { id });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={9} />;
  return data.circulation ? <Circulation circulation={data.circulation} Beyond={Beyond} /> : <NotFound />;
}

function Circulation({ circulation, Beyond }: CirculationPageProps & { circulation: ShownCirculation }) {
  const t = useTexts(circulationTexts);
  useNoteOpened(circulation);
  const row = readFragment(CirculationRow_circulation, circulation);
  const rules = rulesOf(readFragment(Rules_set, row.rules));
  const next = useTexts(nextTexts);
  const { roundNumber } = circulation;
  const lead = [
    t(`kind.${rules.kind}`),
    roundNumber > 1 && next('number', { number: roundNumber }),
    rules.secret && t('secret'),
    t(`state.${row.state}`),
  ];
  return (
    <article>
      <PageHeading
        title={row.title}
        above={<Breadcrumb crumbs={[{ label: t('title'), to: '/circulations' }]} />}
        lead={lead.filter(Boolean).join(' · ')}
        actions={
          <>
            {circulation.viewerCan.startNext && <NextRoundLink circulationId={circulation.id} />}
            {circulation.viewerCan.withdraw && <WithdrawCirculation circulationId={circulation.id} />}
            {row.state !== 'RUNNING' && <Beyond circulationId={circulation.id} />}
          </>
        }
      />
      <Outcome circulation={circulation} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <NextPart circulation={circulation} rules={rules} />
          <CirculationFacts circulation={circulation} row={row} rules={rules} />
          <FormerPart circulation={circulation} />
          <CirculationText id={circulation.id} />
          <RoundParts id={circulation.id} isNext={roundNumber > 1} />
        </div>
        <div className={styles.column}>
          {circulation.viewerSeats.length > 0 && (
            <Sheet>
              <ViewerAnswer circulation={circulation} state={row.state} rules={rules} />
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

interface ViewerAnswerProps {
  circulation: ShownCirculation;
  state: CirculationState;
  rules: RuleSet;
}

function ViewerAnswer({ circulation, state, rules }: ViewerAnswerProps) {
  const [answer] = useMutation(AnswerCirculation);
  const { id: circulationId, viewerSeats, viewerCan, choices } = circulation;
  return (
    <AnswerPart
      seats={viewerSeats.map((seat) => readFragment(CirculationSeat_seat, seat))}
      choices={choices}
      mayAnswer={viewerCan.answer}
      state={state}
      rules={rules}
      beyond={(seat) => (
        <ForwardQuestion
          key={seat.id}
          circulationId={circulationId}
          seat={seat}
          mayForward={viewerCan.forward}
          isRunning={state === 'RUNNING'}
        />
      )}
      send={(seatId, choice, remark) =>
        answer({ variables: { input: { circulationId, seatId, choice, remark } } })
      }
    />
  );
}

/** What came of it: said when that is known. */
function Outcome({ circulation }: { circulation: ShownCirculation }) {
  const t = useTexts(circulationTexts);
  const words = useResultWords();
  const row = readFragment(CirculationRow_circulation, circulation);
  const { withdrawnBecause, decision } = circulation;
  return (
    <div role="status" className={styles.outcome}>
      {row.result && (
        <Alert kind={row.state === 'ADOPTED' ? 'success' : 'info'} title={t('page.result')}>
          <p>{words(row)}</p>
          {decision && (
            <p>
              <Link to="/decisions">{t('page.decision', { number: decision.number })}</Link>
            </p>
          )}
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
