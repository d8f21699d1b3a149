import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { circulationTexts } from './circulations.i18n.ts';
import { useTimeLeft } from './use-time-left.ts';

/** A deadline with its weekday: nobody should have to count. */
export function useDeadlineWords(): (at: string) => string {
  const t = useTexts(circulationTexts);
  const formats = useFormats();
  return (at) => t('deadline', { day: formats.weekday(at), time: formats.time(at) });
}

/** How long there is still time. */
export function TimeLeft({ deadlineAt }: { deadlineAt: string }) {
  return <span>{useTimeLeft(deadlineAt)}</span>;
}
