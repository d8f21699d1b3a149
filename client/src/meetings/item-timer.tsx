import { useTexts } from '../platform/i18n/texts.ts';
import styles from './attendance.module.css';
import { minutesTexts } from './minutes.i18n.ts';
import { useServerNow } from './server-clock.ts';

interface Timed {
  currentSince: string | null;
  spentSeconds: number;
  plannedMinutes: number | null;
}

/** How long the meeting is at an item, as the server counts. It runs in silence: no screen reader tells each second. */
export function ItemTimer({ item, isLarge = false }: { item: Timed; isLarge?: boolean }) {
  const t = useTexts(minutesTexts);
  const now = useServerNow();
  const { currentSince, spentSeconds, plannedMinutes } = item;
  const since = currentSince ? Math.max(0, (now - Date.parse(currentSince)) / 1_000) : 0;
  const seconds = Math.floor(spentSeconds + since);
  const isOver = plannedMinutes !== null && seconds > plannedMinutes * 60;
  return (
    <p className={styles.timer} data-over={isOver || undefined} data-large={isLarge || undefined}>
      <span role="timer" aria-live="off" aria-label={t('timer', { time: clockOf(seconds) })}>
        {clockOf(seconds)}
      </span>
      {plannedMinutes !== null && <span>{t('of_minutes', { count: plannedMinutes })}</span>}
      {isOver && <strong>{t('over')}</strong>}
    </p>
  );
}

/** `4:07`, and from an hour on `1:04:07`. */
function clockOf(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
