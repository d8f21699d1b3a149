import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { SubscribeButton } from './calendar-links.tsx';
import { CalendarLinkFields, CalendarLinksQuery, RemoveCalendarLink } from './calendar-operations.ts';
import { calendarTexts } from './calendar.i18n.ts';
import styles from './calendar.module.css';

/** Which calendars show meetings in the viewer's name. */
export function CalendarSection() {
  const t = useTexts(calendarTexts);
  const { data, error, refetch } = useLiveQuery(CalendarLinksQuery, {});
  const links = data?.viewer?.calendarLinks;
  return (
    <section className={styles.section}>
      <h2>{t('links.title')}</h2>
      <p>{t('links.lead')}</p>
      {!links && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={2} />)}
      {links?.length === 0 && <p className={styles.empty}>{t('links.empty')}</p>}
      {links && links.length > 0 && (
        <ul className={styles.list} aria-label={t('links.list')}>
          {links.map((link) => (
            <LinkRow key={link.id} link={link} onWithdrawn={() => refetch()} />
          ))}
        </ul>
      )}
      <div>
        <SubscribeButton calendar={{ kind: 'own' }} onMade={() => void refetch()} />
      </div>
    </section>
  );
}

interface LinkRowProps {
  link: FragmentType<typeof CalendarLinkFields>;
  onWithdrawn: () => Promise<unknown>;
}

function LinkRow({ link: masked, onWithdrawn }: LinkRowProps) {
  const t = useTexts(calendarTexts);
  const formats = useFormats();
  const link = readFragment(CalendarLinkFields, masked);
  const name = useNameOf(link);
  const [asking, setAsking] = useState(false);
  const [remove] = useMutation(RemoveCalendarLink);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h3>{name}</h3>
        <p className={styles.detail}>
          {t('links.created', { date: formats.date(link.createdAt) })} ·{' '}
          {link.fetchedAt ? t('links.fetched', { moment: formats.moment(link.fetchedAt) }) : t('links.never')}
        </p>
      </div>
      <Button small aria-label={t('links.withdrawNamed', { name })} onClick={() => setAsking(true)}>
        {t('links.withdraw')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('links.withdrawTitle')}
          confirm={t('links.withdraw')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await remove({ variables: { calendarLinkId: link.id } });
            notify({ kind: 'success', words: t('links.withdrawn', { name }) });
            await onWithdrawn();
          }}
        >
          <p>{t('links.withdrawBody')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

interface NamedLink {
  isOfViewer: boolean;
  space: { name: string } | null;
  series: { title: string } | null;
}

function useNameOf({ isOfViewer, space, series }: NamedLink): string {
  const t = useTexts(calendarTexts);
  if (isOfViewer) return t('links.own');
  if (series) return t('links.series', { name: series.title });
  return space ? t('links.space', { name: space.name }) : t('links.gone');
}
