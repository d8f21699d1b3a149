import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { useState } from 'react';
import { bodyTexts } from '../bodies/bodies.i18n.ts';
import { readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import rowStyles from '../platform/ui/rows.module.css';
import { AnswerWords } from './answer-words.tsx';
import { CirculationAnswer_answer, type CirculationSeat } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { GuestTools } from './guest-tools.tsx';
import { guestTexts } from './guests.i18n.ts';
import { nextTexts } from './next.i18n.ts';

interface CirculationSeatRowProps {
  seat: CirculationSeat;
  rules: RuleSet;
  isRunning: boolean;
  mayAskGuests: boolean;
}

/** Somebody who is asked: for whom, whether the question arrived, and what they answered. */
export function CirculationSeatRow({ seat, rules, isRunning, mayAskGuests }: CirculationSeatRowProps) {
  const t = useTexts(circulationTexts);
  const bodies = useTexts(bodyTexts);
  const way = useWayWords(seat, isRunning);
  const guests = useTexts(guestTexts);
  const next = useTexts(nextTexts);
  const nameOf = (one: { account?: { name: string } | null }) =>
    one.account?.name ?? next('forward.somebody');
  const { account, guestName, kind, organisationName, position } = seat;
  const answer = readFragment(CirculationAnswer_answer, seat.answer);
  const who = guestName ?? account?.name ?? t(answer ? 'somebody' : 'standing.vacant');
  const { forwardedFrom } = seat;
  const isTakenBack = forwardedFrom !== null && forwardedFrom?.forwardedTo?.id !== seat.id && !answer;
  const isSequence = rules.order === 'SEQUENTIAL';
  return (
    <li className={styles.seat}>
      <p className={rowStyles.name}>
        {organisationName ? `${organisationName}: ${who}` : who}
        {guestName && <span className={rowStyles.mark}>{guests('outside')}</span>}
        {kind !== 'ENTITLED' && <span className={rowStyles.mark}>{bodies(`kind.${kind}`)}</span>}
      </p>
      {isSequence && <p className={styles.muted}>{t('standing.turn', { position })}</p>}
      {answer ? (
        <AnswerWords answer={answer} kind={rules.kind} />
      ) : (
        !isTakenBack && <p>{t(isRunning ? 'standing.noAnswer' : 'standing.noAnswerEnded')}</p>
      )}
      {seat.forwardedTo && (
        <p className={styles.muted}>{next('forward.rowTo', { name: nameOf(seat.forwardedTo) })}</p>
      )}
      {seat.forwardedFrom && (
        <p className={styles.muted}>
          {next(isTakenBack ? 'forward.rowTakenBack' : 'forward.rowFrom', {
            name: nameOf(seat.forwardedFrom),
          })}
        </p>
      )}
      {way && !isTakenBack && <p className={styles.muted}>{way}</p>}
      {seat.guest && mayAskGuests && !seat.endedAt && <GuestTools seat={seat} guest={seat.guest} />}
    </li>
  );
}

/** How far the question came, and whether they are still asked. */
function useWayWords(seat: CirculationSeat, isRunning: boolean): string {
  const t = useTexts(circulationTexts);
  const formats = useFormats();
  const [now] = useState(() => new Date());
  const { askedAt, reachedAt, openedAt, endedAt } = seat;
  const at = (key: 'reached' | 'opened' | 'left' | 'hasLeft', moment: string) =>
    t(`standing.${key}`, { moment: formats.moment(moment) });
  const hasLeft = endedAt && new Date(endedAt) <= now;
  const words = [
    ...(askedAt || !isRunning
      ? [
          reachedAt ? at('reached', reachedAt) : t('standing.notReached'),
          reachedAt && (openedAt ? at('opened', openedAt) : t('standing.notOpened')),
        ]
      : [t('standing.notAsked')]),
    endedAt && at(hasLeft ? 'hasLeft' : 'left', endedAt),
  ];
  return words.filter(Boolean).join(' · ');
}
