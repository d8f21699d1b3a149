import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { useState } from 'react';
import type { CirculationState } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { AnswerHistory } from './answer-history.tsx';
import { CirculationSeat_seat, CirculationSeats, type ShownCirculation } from './circulation-operations.ts';
import { CirculationSeatRow } from './circulation-seat-row.tsx';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';

interface CirculationStandingProps {
  circulation: ShownCirculation;
  state: CirculationState;
  rules: RuleSet;
}

/** How it stands: how many have answered, and who was reached, has opened it and answered what. */
export function CirculationStanding({ circulation, state, rules }: CirculationStandingProps) {
  const t = useTexts(circulationTexts);
  const { id, standing } = circulation;
  const isRunning = state === 'RUNNING';
  return (
    <section className={styles.part} aria-labelledby="standing">
      <h2 id="standing">{t('standing.title')}</h2>
      <p role="status">{t('answeredOf', { answered: standing.answered, count: standing.votes })}</p>
      {rules.secret && <p>{t(isRunning ? 'standing.secret' : 'standing.secretEnded')}</p>}
      {standing.counts && <Counts counts={standing.counts} isRunning={isRunning} />}
      <h3 id="seats">{t('standing.list')}</h3>
      <SeatPage
        id={id}
        after={null}
        rules={rules}
        isRunning={isRunning}
        mayAskGuests={circulation.viewerCan.askGuests}
      />
      <AnswerHistory id={id} rules={rules} />
    </section>
  );
}

const COUNTED = ['agreed', 'refused', 'abstained', 'notConcerned', 'acknowledged', 'silent'] as const;

interface CountsProps {
  counts: NonNullable<ShownCirculation['standing']['counts']>;
  isRunning: boolean;
}

/** The numbers alone. */
export function Counts({ counts, isRunning }: CountsProps) {
  const t = useTexts(circulationTexts);
  // Who may still answer is not silent.
  const shown = COUNTED.filter((name) => counts[name] > 0 && !(isRunning && name === 'silent'));
  if (shown.length === 0) return null;
  return (
    <ul className={styles.counts} aria-label={t('standing.counts')}>
      {shown.map((name) => (
        <li key={name}>
          <strong>{counts[name]}</strong> {t(`standing.count.${name}`)}
        </li>
      ))}
    </ul>
  );
}

interface SeatPageProps {
  id: string;
  /** Null: the first one. */
  after: string | null;
  rules: RuleSet;
  isRunning: boolean;
  mayAskGuests: boolean;
}

/** A hundred of those who are asked, held open by themselves, and the way to the next hundred. */
function SeatPage({ id, after, rules, isRunning, mayAskGuests }: SeatPageProps) {
  const t = useTexts(circulationTexts);
  const [goesOn, setGoesOn] = useState(false);
  const { data, previousData, error, refetch } = useLiveQuery(CirculationSeats, { id, after });
  const seats = (data ?? previousData)?.circulation?.seats;
  if (!seats)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />;
  const { hasNextPage, endCursor } = seats.pageInfo;
  return (
    <>
      <ul className={styles.seats} aria-labelledby="seats">
        {seats.nodes.map((seat) => (
          <CirculationSeatRow
            key={seat.id}
            seat={readFragment(CirculationSeat_seat, seat)}
            rules={rules}
            isRunning={isRunning}
            mayAskGuests={mayAskGuests}
          />
        ))}
      </ul>
      {hasNextPage && !goesOn && (
        <p>
          <Button small onClick={() => setGoesOn(true)}>
            {t('standing.more')}
          </Button>
        </p>
      )}
      {hasNextPage && goesOn && endCursor && (
        <SeatPage id={id} after={endCursor} rules={rules} isRunning={isRunning} mayAskGuests={mayAskGuests} />
      )}
    </>
  );
}
