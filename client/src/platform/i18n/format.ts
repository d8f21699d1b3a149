import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from './i18n.ts';
import type { Locale } from './locale.ts';

/** Municipal deadlines and minutes are kept in this zone, wherever the reader is. */
const TIME_ZONE = 'Europe/Berlin';

/** Dates and numbers as the language writes them; every instant is shown in Europe/Berlin. */
export interface Formats {
  /** 23. November 2026 */
  date(instant: string | Date): string;
  /** Montag, 23. November 2026 */
  weekday(instant: string | Date): string;
  /** 14:03 */
  time(instant: string | Date): string;
  /** 14:03:22 */
  timeWithSeconds(instant: string | Date): string;
  /** "heute, 14:03", "gestern, 14:03" or "23.11.2026, 14:03" */
  moment(instant: string | Date, now?: Date): string;
  number(value: number): string;
}

const formatsByLocale = new Map<Locale, Formats>();

/** The formats of one language; made once, since Intl's formatters are expensive. */
export function formatsOf(locale: Locale): Formats {
  const known = formatsByLocale.get(locale);
  if (known) return known;
  const made = makeFormats(locale);
  formatsByLocale.set(locale, made);
  return made;
}

/** The formats of the screens' language; the component follows a switch. */
export function useFormats(): Formats {
  const { i18n: present } = useTranslation(undefined, { i18n });
  const locale = present.language === 'en' ? 'en' : 'de';
  return useMemo(() => formatsOf(locale), [locale]);
}

function makeFormats(locale: Locale): Formats {
  const tag = locale === 'de' ? 'de-DE' : 'en-GB';
  const of = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, ...options });
    return (instant: string | Date) => formatter.format(new Date(instant));
  };
  const time = of({ hour: '2-digit', minute: '2-digit' });
  const shortDate = of({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const relativeDay = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(tag);
  const dayOf = of({ year: 'numeric', month: '2-digit', day: '2-digit' });
  return {
    date: of({ day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: of({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    time,
    timeWithSeconds: of({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    moment(instant, now = new Date()) {
      const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1000);
      const day = dayOf(instant);
      if (day === dayOf(now)) return `${relativeDay.format(0, 'day')}, ${time(instant)}`;
      if (day === dayOf(yesterday)) return `${relativeDay.format(-1, 'day')}, ${time(instant)}`;
      return `${shortDate(instant)}, ${time(instant)}`;
    },
    number: (value) => numbers.format(value),
  };
}
