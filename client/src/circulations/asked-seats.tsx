import { useQuery } from '@apollo/client/react';
import { dayAt } from '@umlauf/shared/circulation/deadline';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { useState } from 'react';
import { bodyTexts } from '../bodies/bodies.i18n.ts';
import { SeatRow_seat } from '../bodies/seat-row.tsx';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import styles from './circulations.module.css';
import { AskableSeats } from './start-operations.ts';
import { startTexts } from './start.i18n.ts';

/** Who sits in the body today, as far as these rules ask them. */
export function AskedSeats({ bodyId, rules }: { bodyId: string; rules: RuleSet }) {
  const t = useTexts(startTexts);
  const bodies = useTexts(bodyTexts);
  const [today] = useState(() => dayAt(Date.now()));
  const { data } = useQuery(AskableSeats, { variables: { bodyId } });
  const seats = data?.body?.seats;
  if (!seats) return null;
  const asked = seats.nodes
    .map((seat) => readFragment(SeatRow_seat, seat))
    .filter(({ startsOn, endsOn }) => startsOn <= today && (!endsOn || endsOn >= today))
    .filter(({ kind }) => kind !== 'DEPUTY' || rules.deputies === 'MEMBER_PREVAILS');
  if (!asked.some(({ account }) => account)) return <p role="status">{t('bodyEmpty')}</p>;
  return (
    <div>
      <p>{t('bodySeats')}</p>
      <ul className={styles.words}>
        {asked.map(({ id, account, organisation, kind }) => (
          <li key={id}>
            {`${organisation.name}: ${account?.name ?? bodies('seat.vacant')} (${bodies(`kind.${kind}`)})`}
          </li>
        ))}
        {seats.pageInfo.hasNextPage && <li>{t('bodyMore')}</li>}
      </ul>
    </div>
  );
}
