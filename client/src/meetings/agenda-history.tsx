import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Dialog, DialogBody } from '../platform/ui/dialog.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { AgendaItemHistory, type AgendaRow } from './agenda-operations.ts';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';

interface AgendaHistoryProps {
  item: AgendaRow;
  spaceId: string;
  onClose: () => void;
}

/** In which meetings an item stood before, and how it left them. */
export function AgendaHistory({ item, spaceId, onClose }: AgendaHistoryProps) {
  const t = useTexts(agendaTexts);
  const formats = useFormats();
  const { data, error, refetch } = useQuery(AgendaItemHistory, { variables: { itemId: item.id } });
  const stays = data?.agendaItem?.history;
  const left = ({ meetingState, state }: NonNullable<typeof stays>[number]) => {
    if (meetingState === 'CANCELLED') return t('history.CANCELLED');
    return state === 'POSTPONED' || state === 'PROPOSED' ? t(`history.${state}`) : t('history.PLANNED');
  };
  return (
    <Dialog title={t('history.title', { title: item.title })} onClose={onClose}>
      <DialogBody>
        <p>{t('history.lead')}</p>
        {!stays &&
          (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />)}
        <ol className={styles.stays}>
          {stays?.map((stay) => (
            <li key={stay.meetingId}>
              <Link to={`/spaces/${spaceId}/meetings/${stay.meetingId}`}>
                {`${stay.meetingTitle}, ${formats.date(stay.startsAt)}`}
              </Link>
              {` – ${left(stay)}`}
            </li>
          ))}
        </ol>
      </DialogBody>
    </Dialog>
  );
}
