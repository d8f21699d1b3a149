import { Locale } from '../accounts/account.entity.ts';

/** How the skeleton of minutes is worded. */
export interface MinutesWords {
  title: (meeting: string, date: string) => string;
  occasion: string;
  body: string;
  date: string;
  begin: string;
  place: string;
  chair: string;
  keeper: string;
  /** Where nobody is named yet. */
  open: string;
  day: (at: Date, timeZone: string) => string;
  time: (at: Date, timeZone: string) => string;
  item: (number: string, title: string) => string;
  /** The item by which the next meeting approves them. */
  approval: (date: string) => string;
}

const day = (locale: string) => (at: Date, timeZone: string) =>
  at.toLocaleDateString(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
const clock = (locale: string) => (at: Date, timeZone: string) =>
  at.toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit' });

const DE: MinutesWords = {
  title: (meeting, date) => `Protokoll: ${meeting}, ${date}`,
  occasion: 'Anlass',
  body: 'Gremium',
  date: 'Datum',
  begin: 'Beginn',
  place: 'Ort',
  chair: 'Leitung',
  keeper: 'Protokollführung',
  open: '–',
  day: day('de-DE'),
  time: (...given) => `${clock('de-DE')(...given)} Uhr`,
  item: (number, title) => `TOP ${number} ${title}`,
  approval: (date) => `Genehmigung des Protokolls vom ${date}`,
};

const EN: MinutesWords = {
  title: (meeting, date) => `Minutes: ${meeting}, ${date}`,
  occasion: 'Occasion',
  body: 'Body',
  date: 'Date',
  begin: 'Beginning',
  place: 'Place',
  chair: 'Chair',
  keeper: 'Keeper of the minutes',
  open: '–',
  day: day('en-GB'),
  time: clock('en-GB'),
  item: (number, title) => `Item ${number} ${title}`,
  approval: (date) => `Approval of the minutes of ${date}`,
};

export const MINUTES_WORDS: Record<Locale, MinutesWords> = { [Locale.DE]: DE, [Locale.EN]: EN };
