import { useMutation } from '@apollo/client/react';
import { dayAt } from '@umlauf/shared/circulation/deadline';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { SeatRow_SeatFragment } from '../gql/graphql.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { IconButton } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { bodyTexts } from './bodies.i18n.ts';
import { SeatDialog } from './seat-dialog.tsx';

export const SeatRow_seat = graphql(/* GraphQL */ `
  fragment SeatRow_seat on BodySeat {
    id
    kind
    startsOn
    endsOn
    organisation {
      id
      name
    }
    account {
      id
      name
    }
    deputyOfId
  }
`);

const RemoveBodySeat = graphql(/* GraphQL */ `
  mutation RemoveBodySeat($seatId: ID!) {
    removeBodySeat(seatId: $seatId) {
      id
    }
  }
`);

interface SeatRowProps {
  bodyId: string;
  seat: SeatRow_SeatFragment;
  /** For a deputy: whose seat it is for which they stand in. */
  stoodFor: SeatRow_SeatFragment | undefined;
  mayChange: boolean;
}

/** One seat: who, for whom, as what and when. */
export function SeatRow({ bodyId, seat, stoodFor, mayChange }: SeatRowProps) {
  const t = useTexts(bodyTexts);
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null);
  const [removeSeat] = useMutation(RemoveBodySeat);
  const { id, kind, organisation, account } = seat;
  const who = account?.name ?? t('seat.vacant');
  const words = useTimeWords(seat);
  const standsIn =
    stoodFor && t('seat.deputyOf', { name: stoodFor.account?.name ?? t(`kind.${stoodFor.kind}`) });
  const label = { name: `${who}, ${organisation.name}, ${t(`kind.${kind}`)}` };
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>
          {who} <span className={rowStyles.mark}>{t(`kind.${kind}`)}</span>
          {words.mark && <span className={rowStyles.mark}>{words.mark}</span>}
        </p>
        <p className={rowStyles.detail}>
          {[organisation.name, standsIn, words.time].filter(Boolean).join(' · ')}
        </p>
      </div>
      {mayChange && (
        <div className={rowStyles.actions}>
          <IconButton icon="edit" label={t('seat.change', label)} onClick={() => setAsking('change')} />
          <IconButton icon="delete" label={t('seat.remove', label)} onClick={() => setAsking('remove')} />
        </div>
      )}
      {asking === 'change' && <SeatDialog bodyId={bodyId} present={seat} onClose={() => setAsking(null)} />}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('seat.removeTitle')}
          confirm={t('seat.removeConfirm')}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await removeSeat({ variables: { seatId: id } });
            notify({ kind: 'success', words: t('seat.removed', { organisation: organisation.name }) });
          }}
        >
          <p>{t('seat.removeBody', { organisation: organisation.name })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

/** From when to when, and whether that is over or has not begun. */
function useTimeWords({ startsOn, endsOn }: SeatRow_SeatFragment): { time: string; mark: string | null } {
  const t = useTexts(bodyTexts);
  const formats = useFormats();
  const [today] = useState(() => dayAt(Date.now()));
  const from = formats.date(startsOn);
  const isFuture = startsOn > today;
  const isFormer = !!endsOn && endsOn < today;
  const time = endsOn
    ? t('seat.between', { from, to: formats.date(endsOn) })
    : t(isFuture ? 'seat.from' : 'seat.since', { from });
  return { time, mark: isFuture ? t('seat.future') : isFormer ? t('seat.former') : null };
}
