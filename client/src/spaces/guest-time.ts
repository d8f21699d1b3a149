import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { spaceTexts } from './spaces.i18n.ts';

/** How a guest's time is worded: until when, or since when it is over. */
export function useGuestTime(): (endsAt: string) => string {
  const t = useTexts(spaceTexts);
  const formats = useFormats();
  return (endsAt) =>
    t(new Date(endsAt) > new Date() ? 'guests.until' : 'guests.over', { date: formats.date(endsAt) });
}
