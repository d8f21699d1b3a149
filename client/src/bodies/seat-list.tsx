import { useState } from 'react';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { NextPage } from '../platform/ui/next-page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { bodyTexts } from './bodies.i18n.ts';
import { SeatDialog } from './seat-dialog.tsx';
import { SeatRow, SeatRow_seat } from './seat-row.tsx';

const SeatListQuery = graphql(/* GraphQL */ `
  query SeatList($bodyId: ID!, $after: String) @live {
    body(id: $bodyId) {
      id
      seats(first: 100, after: $after) {
        nodes {
          id
          ...SeatRow_seat
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

interface SeatListProps {
  bodyId: string;
  name: string;
  mayChange: boolean;
}

/** Who sits in a body, with the means to add somebody. */
export function SeatList({ bodyId, name, mayChange }: SeatListProps) {
  const t = useTexts(bodyTexts);
  const [adding, setAdding] = useState(false);
  return (
    <section aria-label={t('seat.list', { name })}>
      <div className={rowStyles.tool}>
        <h2 className={rowStyles.search}>{t('seat.heading')}</h2>
        {mayChange && (
          <Button icon="add" look="primary" onClick={() => setAdding(true)}>
            {t('seat.add')}
          </Button>
        )}
      </div>
      <SeatPage bodyId={bodyId} after={null} mayChange={mayChange} />
      {adding && <SeatDialog bodyId={bodyId} present={null} onClose={() => setAdding(false)} />}
    </section>
  );
}

interface SeatPageProps {
  bodyId: string;
  /** Null: the first one. */
  after: string | null;
  mayChange: boolean;
}

/** A hundred seats, held open by themselves, and the way to the next hundred. */
function SeatPage({ bodyId, after, mayChange }: SeatPageProps) {
  const t = useTexts(bodyTexts);
  const { data, error, refetch } = useLiveQuery(SeatListQuery, { bodyId, after });
  const seats = data?.body?.seats;
  if (!seats) {
    if (data) return null;
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={5} />;
  }
  const shown = seats.nodes.map((seat) => readFragment(SeatRow_seat, seat));
  return (
    <>
      {shown.length === 0 && after === null && <p className={rowStyles.empty}>{t('seat.empty')}</p>}
      {shown.length > 0 && (
        <ul className={rowStyles.rows}>
          {shown.map((seat) => (
            <SeatRow
              key={seat.id}
              bodyId={bodyId}
              seat={seat}
              stoodFor={shown.find(({ id }) => id === seat.deputyOfId)}
              mayChange={mayChange}
            />
          ))}
        </ul>
      )}
      <NextPage pageInfo={seats.pageInfo} label={t('seat.more')}>
        {(cursor) => <SeatPage bodyId={bodyId} after={cursor} mayChange={mayChange} />}
      </NextPage>
    </>
  );
}
