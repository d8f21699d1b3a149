import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { calendarTexts } from './calendar.i18n.ts';
import styles from './calendar.module.css';
import type { Calendar } from './subscribe-calendar.tsx';

const SubscribeDialog = lazy(async () => ({
  default: (await import('./subscribe-calendar.tsx')).SubscribeDialog,
}));

interface CalendarLinksProps {
  /** The meeting that can be downloaded for a calendar. */
  meetingId?: string | undefined;
  /** What can be subscribed to. */
  calendar?: Calendar | undefined;
}

/** The ways of a meeting, a series or a space into one's own calendar. */
export function CalendarLinks({ meetingId, calendar }: CalendarLinksProps) {
  const t = useTexts(calendarTexts);
  return (
    <div className={styles.links}>
      {meetingId !== undefined && (
        <a className={styles.file} href={`/api/calendar/meetings/${meetingId}.ics`} download>
          {t('file')}
        </a>
      )}
      {calendar && <SubscribeButton calendar={calendar} />}
    </div>
  );
}

interface SubscribeButtonProps {
  calendar: Calendar;
  /** Where several stand on one page: of what. */
  about?: string;
  small?: boolean;
  onMade?: () => void;
}

export function SubscribeButton({ calendar, about, small = false, onMade }: SubscribeButtonProps) {
  const t = useTexts(calendarTexts);
  const [isOpen, setOpen] = useState(false);
  const words = t(`subscribe.${calendar.kind}`);
  return (
    <>
      <Button
        {...(small ? { small, 'aria-label': `${words}: ${about}` } : { icon: 'add' })}
        onClick={() => setOpen(true)}
      >
        {words}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <SubscribeDialog calendar={calendar} onMade={onMade} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
