import { Locale } from '../accounts/account.entity.ts';
import type { AgendaKindName } from './agenda-enums.ts';

/** How an agenda is worded where it is sent or copied. */
export interface AgendaWords {
  label: (number: string) => string;
  kind: Record<AgendaKindName, string>;
  minutes: (count: number) => string;
  time: (at: Date, timeZone: string) => string;
  postponed: string;
  /** It stands there for the `count`th time. */
  again: (count: number, first: Date | null, timeZone: string) => string;
}

const clock = (at: Date, locale: string, timeZone: string) =>
  at.toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
const day = (at: Date, locale: string, timeZone: string) =>
  at.toLocaleDateString(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });

const DE: AgendaWords = {
  label: (number) => `TOP ${number}`,
  kind: { INFORMATION: 'Information', DISCUSSION: 'Beratung', DECISION: 'Beschluss' },
  minutes: (count) => (count === 1 ? '1 Minute' : `${count} Minuten`),
  time: (at, timeZone) => `${clock(at, 'de-DE', timeZone)} Uhr`,
  postponed: 'vertagt',
  again: (count, first, timeZone) =>
    `Zum ${count}. Mal auf der Tagesordnung${first ? `, zuerst am ${day(first, 'de-DE', timeZone)}` : ''}.`,
};

const EN: AgendaWords = {
  label: (number) => `Item ${number}`,
  kind: { INFORMATION: 'information', DISCUSSION: 'discussion', DECISION: 'decision' },
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  time: (at, timeZone) => clock(at, 'en-GB', timeZone),
  postponed: 'postponed',
  again: (count, first, timeZone) =>
    `On the agenda for the ${ordinal(count)} time${first ? `, first on ${day(first, 'en-GB', timeZone)}` : ''}.`,
};

const ENDINGS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });

function ordinal(count: number): string {
  return `${count}${ENDINGS[ORDINALS.select(count)]}`;
}

export const AGENDA_WORDS: Record<Locale, AgendaWords> = { [Locale.DE]: DE, [Locale.EN]: EN };
