import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { CopyButton } from '../platform/ui/copy-button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { CalendarLinkFields, CalendarLinksQuery, CreateCalendarLink } from './calendar-operations.ts';
import { calendarTexts } from './calendar.i18n.ts';
import styles from './calendar.module.css';

/** Which meetings; `own`: all in which the viewer takes part. */
export type Calendar =
  { kind: 'own' } | { kind: 'space'; spaceId: string } | { kind: 'series'; seriesId: string };

interface SubscribeDialogProps {
  calendar: Calendar;
  onMade?: (() => void) | undefined;
  onClose: () => void;
}

/** Makes the link to a calendar, in the place of a former one, and shows it this once. */
export function SubscribeDialog({ calendar, onMade, onClose }: SubscribeDialogProps) {
  const [url, setUrl] = useState<string>();
  if (url !== undefined) return <MadeLink url={url} onClose={onClose} />;
  return (
    <AskForLink
      calendar={calendar}
      onClose={onClose}
      onUrl={(made) => {
        setUrl(made);
        onMade?.();
      }}
    />
  );
}

interface AskForLinkProps {
  calendar: Calendar;
  onUrl: (url: string) => void;
  onClose: () => void;
}

function AskForLink({ calendar, onUrl, onClose }: AskForLinkProps) {
  const t = useTexts(calendarTexts);
  const ui = useTexts(uiTexts);
  const formats = useFormats();
  const former = useFormerLink(calendar);
  const [create] = useMutation(CreateCalendarLink, { fetchPolicy: 'no-cache' });
  const submission = useSubmission(async () => {
    const { data } = await create({ variables: { input: inputOf(calendar) } });
    onUrl(data!.createCalendarLink.url);
  });
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <DialogBody>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        <p>{t(`lead.${calendar.kind}`)}</p>
        <p>{t('rights')}</p>
        {former && <Alert kind="info" title={t('renewHint', { date: formats.date(former.createdAt) })} />}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button look="primary" busy={submission.busy} onClick={submission.run}>
          {former ? t('renew') : t('create')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** The link that the viewer has for this calendar; undefined while nobody knows, and when there is none. */
function useFormerLink(calendar: Calendar) {
  const { data } = useQuery(CalendarLinksQuery, { fetchPolicy: 'cache-and-network' });
  return data?.viewer?.calendarLinks
    .map((link) => readFragment(CalendarLinkFields, link))
    .find(({ isOfViewer, space, series }) => {
      if (calendar.kind === 'own') return isOfViewer;
      if (calendar.kind === 'series') return series?.id === calendar.seriesId;
      return space?.id === calendar.spaceId && series === null;
    });
}

function inputOf(calendar: Calendar) {
  return {
    spaceId: calendar.kind === 'space' ? calendar.spaceId : null,
    seriesId: calendar.kind === 'series' ? calendar.seriesId : null,
  };
}

function MadeLink({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useTexts(calendarTexts);
  return (
    <Dialog title={t('made')} onClose={onClose}>
      <DialogBody>
        <Alert kind="warning" title={t('secret')} />
        <p>{t('how')}</p>
        <div className={styles.shown}>
          <code className={styles.url} aria-label={t('url')} role="group">
            {url}
          </code>
          <CopyButton text={url} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
